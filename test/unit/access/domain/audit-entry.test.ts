import { describe, expect, it } from 'vitest';
import {
  digestOfValues,
  draftOf,
  erasureOf,
  recordOf,
  sealed,
  type ItemChange,
} from '../../../../functions/access/domain/audit-entry.ts';
import type { Image } from '../../../../functions/access/domain/audit-changes.ts';

const AT = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';

const account = (content: Image): Image => ({ version: 1, updatedBy: 'person:ada', updatedAt: LATER, ...content });

const change = (before: Image | undefined, after: Image | undefined, more: Partial<ItemChange> = {}): ItemChange => ({
  key: { pk: 'customers#account#7KQ2M9XH4C', sk: 'record' },
  before,
  after,
  at: AT,
  sequence: '42',
  expired: false,
  ...more,
});

const entryOf = (...args: Parameters<typeof change>) => draftOf(change(...args))?.entry;

describe('the name of a record', () => {
  it.each([
    ['customers#account#7KQ', 'record', 'account', '7KQ'],
    ['service#ticket#7KQ', 'ticket', 'ticket', '7KQ'],
    ['customers#account#7KQ', 'note#1', 'account', '7KQ#note#1'],
    ['platform#dead-letter#26', 'dead-letter', 'dead-letter', '26'],
    ['access#directory', 'person#ada#b', 'person', 'ada#b'],
    ['access#directory', 'settings', 'directory', 'settings'],
    ['analytics#schedules', 'weekly', 'schedules', 'weekly'],
    ['service#routing', 'rules', 'routing', 'rules'],
    ['customers#view#ada#v1', 'record', 'view', 'ada#v1'],
  ])('follows from its key: %s %s', (pk, sk, recordType, recordId) => {
    expect(recordOf({ pk, sk })).toEqual({ recordType, recordId });
  });
});

describe('the entry of a change', () => {
  it('says who, what, when, which version, and what was before and after', () => {
    expect(draftOf(change(account({ name: 'Ada' }), account({ name: 'Eva', version: 2 })))).toEqual({
      entry: {
        recordType: 'account',
        recordId: '7KQ2M9XH4C',
        mark: `${LATER}#${'42'.padStart(40, '0')}`,
        kind: 'changed',
        at: LATER,
        by: 'person:ada',
        version: 2,
        fields: ['name'],
      },
      changes: [{ field: 'name', before: 'Ada', after: 'Eva' }],
    });
  });

  it('names the request that led to it, by the events that ride on the record', () => {
    const events = JSON.stringify([{ id: 'a:2:0', correlationid: 'REQUEST1' }, { correlationid: 'REQUEST1' }]);
    expect(entryOf(undefined, account({ events }))).toMatchObject({ correlationId: 'REQUEST1' });
    expect(entryOf(undefined, account({ events: 'broken' }))).not.toHaveProperty('correlationId');
    expect(entryOf(account({ events }), account({ name: 'Eva' }))).not.toHaveProperty('correlationId');
  });

  it.each([
    ['created', undefined, account({}), 'created'],
    ['changed', account({}), account({ name: 'Eva' }), 'changed'],
    ['deleted by a tombstone', account({}), account({ status: 'deleted' }), 'deleted'],
    ['created again after a tombstone', account({ status: 'deleted' }), account({ name: 'x' }), 'created'],
    ['changed as a tombstone', account({ status: 'deleted' }), account({ status: 'deleted', name: 'x' }), 'changed'],
    ['taken away', account({}), undefined, 'deleted'],
    ['erased', account({ name: 'Ada' }), account({ erasureId: 'E1' }), 'erased'],
    ['erased and deleted', account({}), account({ erasureId: 'E1', status: 'deleted' }), 'erased'],
    ['erased again', account({ erasureId: 'E1' }), account({ erasureId: 'E2' }), 'erased'],
    ['changed long after an erasure', account({ erasureId: 'E1' }), account({ erasureId: 'E1', name: 'x' }), 'changed'],
    ['changed so that it names no erasure', account({ erasureId: 'E1' }), account({ name: 'x' }), 'changed'],
    ['made as erased', undefined, account({ erasureId: 'E1' }), 'erased'],
  ])('knows a record that is %s', (_name, before, after, kind) => {
    expect(entryOf(before, after)?.kind).toBe(kind);
  });

  it('of an erasure keeps no value, and names the erasure in its mark', () => {
    expect(draftOf(change(account({ name: 'Ada' }), account({ erasureId: 'E1', version: 2 })))).toEqual({
      entry: {
        recordType: 'account',
        recordId: '7KQ2M9XH4C',
        mark: `${LATER}#erasure-E1`,
        kind: 'erased',
        at: LATER,
        by: 'person:ada',
        version: 2,
        fields: ['name'],
        about: { erasureId: 'E1' },
      },
      changes: [],
    });
  });

  it('is none when a record long deleted is taken away, or nothing but the table’s own changed', () => {
    expect(entryOf(account({ status: 'deleted' }), undefined)).toBeUndefined();
    expect(entryOf(account({ events: '[]' }), account({}))).toBeUndefined();
  });

  it('is there when somebody made a new version without changing anything', () => {
    expect(entryOf(account({}), account({ version: 2 }))).toMatchObject({ kind: 'changed', fields: [] });
  });

  it('of what was taken away says who, if the table did it by itself, and otherwise that nobody said so', () => {
    expect(entryOf(account({}), undefined, { expired: true })?.by).toBe('system:expiry');
    expect(entryOf(account({}), undefined)?.by).toBe('unknown');
    expect(entryOf(account({}), { version: 2, name: 'x' })?.by).toBe('unknown');
  });

  it('of what was taken away tells the stream’s time, but none before its last change', () => {
    expect(entryOf(account({ updatedAt: AT }), undefined, { at: LATER })?.at).toBe(LATER);
    expect(entryOf(account({ updatedAt: LATER }), undefined, { at: AT })?.at).toBe(LATER);
    expect(entryOf({ updatedBy: 'person:ada' }, undefined)?.at).toBe(AT);
  });

  it('tells the stream’s time where the record still says that of an earlier change', () => {
    const [was, is] = [account({ updatedAt: AT }), account({ updatedAt: AT, name: 'x' })];
    expect(entryOf(was, is, { at: LATER })?.at).toBe(LATER);
    expect(entryOf(account({}), account({ name: 'x' }), { at: AT })?.at).toBe(LATER);
  });

  it('tells the stream’s time where the record has none, and no version where it has none', () => {
    const entry = entryOf(undefined, { updatedBy: 'person:ada' });
    expect(entry).toMatchObject({ at: AT });
    expect(entry).not.toHaveProperty('version');
    expect(entryOf(account({ updatedAt: LATER }), account({ updatedAt: AT, name: 'x' }), { at: LATER })?.at).toBe(AT);
  });

  it('of a dead letter leaves out the message, of which nobody knows what it holds', () => {
    const key = { pk: 'platform#dead-letter#26', sk: 'dead-letter' };
    const letter = account({ queue: 'events', body: 'anything' });
    expect(draftOf(change(undefined, letter, { key }))?.changes).toEqual([{ field: 'queue', after: 'events' }]);
    expect(entryOf(undefined, letter, { key })?.fields).toEqual(['queue']);
    expect(entryOf(undefined, letter)?.fields).toEqual(['body', 'queue']);
  });

  it('names a hundred fields at the most', () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`f${n}`, n]));
    expect(entryOf(undefined, account(many))?.fields).toHaveLength(100);
  });
});

describe('a sealed entry', () => {
  const draft = draftOf(change(undefined, account({ name: 'Ada' })));
  if (!draft) throw new Error('a new account has an entry');

  it('has a digest of the values and no value, which lie apart with their salt', () => {
    const { entry, text, values } = sealed(draft, 'salt');
    expect(values).toEqual({ salt: 'salt', changes: '[{"field":"name","after":"Ada"}]' });
    expect(entry.digest).toBe(values && digestOfValues(values));
    expect(JSON.parse(text)).toEqual(entry);
    expect(text).not.toContain('Ada');
  });

  it('has another digest with another salt: nobody can try values out', () => {
    expect(sealed(draft, 'salt').entry.digest).not.toBe(sealed(draft, 'pepper').entry.digest);
  });

  it('of a draft without values has neither', () => {
    const record = { recordType: 'account', recordId: '7KQ' };
    const { entry, text, values } = sealed(erasureOf(record, 'E1', AT, 'system:x'), 'salt');
    expect(entry).toEqual({
      ...record,
      mark: `${AT}#erasure-E1`,
      kind: 'erased',
      at: AT,
      by: 'system:x',
      fields: [],
      about: { erasureId: 'E1' },
    });
    expect([text, values]).toEqual([JSON.stringify(entry), undefined]);
  });
});
