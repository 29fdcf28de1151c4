import { describe, expect, it } from 'vitest';
import { checkVersion, conceal, refuse } from '../../../../shared/kernel/refusal.ts';

describe('refuse', () => {
  it('carries the code, the words and, where one is to blame, the field', () => {
    expect(refuse('gone', 'It is gone.')).toEqual({ ok: false, error: { code: 'gone', detail: 'It is gone.' } });
    expect(refuse('bad', 'It is bad.', 'a.b')).toEqual({
      ok: false,
      error: { code: 'bad', detail: 'It is bad.', field: 'a.b' },
    });
  });
});

describe('conceal', () => {
  it('marks that the refusal hides something; its words do not', () => {
    expect(conceal('no-such-box', 'There is no such box.')).toEqual({
      ok: false,
      error: { code: 'no-such-box', detail: 'There is no such box.', denied: true },
    });
  });
});

describe('checkVersion', () => {
  it('lets the version that is stored through, and any', () => {
    expect(checkVersion(3, 3)).toBeUndefined();
    expect(checkVersion('any', 3)).toBeUndefined();
  });

  it('asks for If-Match where it is missing', () => {
    expect(checkVersion(undefined, 3)).toMatchObject({ ok: false, error: { code: 'if-match-missing' } });
  });

  it.each([2, 4, 0, Number.NaN])('refuses %d for 3, and says which version it is by now', (version) => {
    expect(checkVersion(version, 3)).toEqual(
      refuse('stale-version', 'The record is at version 3 by now: read it again and decide anew.'),
    );
  });
});
