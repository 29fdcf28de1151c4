import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { draftOf, dropDraft, dropDrafts, keepDraft, keyOfDraft } from '../../../../web/src/ui/use-draft.ts';

/** What a tab keeps: its entries are its own properties, as those of a browser's storage are. */
class Tab {
  [name: string]: unknown;
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null;
  }
  setItem(name: string, text: string) {
    this[name] = text;
  }
  removeItem(name: string) {
    delete this[name];
  }
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', new Tab());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('sends the same text with the same key until it was taken', () => {
  keepDraft('reply:1', 'Dear Mia, it is paid.');
  const key = keyOfDraft('reply:1', 'Dear Mia, it is paid.');
  expect(keyOfDraft('reply:1', 'Dear Mia, it is paid.')).toBe(key);
  dropDraft('reply:1', 'Dear Mia, it is paid.');
  expect(draftOf('reply:1')).toBe('');
  expect(keyOfDraft('reply:1', 'Dear Mia, it is paid.')).not.toBe(key);
});

it('sends another text with another key', () => {
  const key = keyOfDraft('reply:1', 'It is payed.');
  expect(keyOfDraft('reply:1', 'It is paid.')).not.toBe(key);
  expect(keyOfDraft('solve:1', 'It is paid.')).not.toBe(keyOfDraft('reply:1', 'It is paid.'));
});

it('keeps what was written after what was taken', () => {
  keepDraft('reply:1', 'And one thing more.');
  dropDraft('reply:1', 'It is paid.');
  expect(draftOf('reply:1')).toBe('And one thing more.');
});

it('leaves nothing of texts and keys to whoever signs in next', () => {
  keepDraft('reply:1', 'It is paid.');
  keyOfDraft('reply:1', 'It is paid.');
  dropDrafts();
  expect(Object.keys(sessionStorage)).toEqual([]);
});
