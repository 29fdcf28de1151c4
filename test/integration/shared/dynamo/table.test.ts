import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { When } from '../../../../shared/dynamo/table.ts';
import type { DomainEvent } from '../../../../shared/kernel/event.ts';
import { startLocalTable, type LocalTable } from '../../../support/local-table.ts';

let local: LocalTable;
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(async () => {
  await local.stop();
});

const put = (pk: string, sk: string, more: Record<string, unknown> = {}) =>
  local.table.write({ kind: 'put', item: { pk, sk, version: 1, ...more }, when: 'new' });

const event = (id: string, data: unknown = {}): DomainEvent => ({
  specversion: '1.0',
  id,
  source: '/probe',
  type: 'probe.moved.v1',
  subject: 'P',
  time: '2026-03-02T09:00:00.000Z',
  datacontenttype: 'application/json',
  actor: 'system:test',
  correlationid: 'c',
  version: 1,
  data,
});

const smallerThan = (limit: number) => ({
  expression: '#size < :limit',
  names: { '#size': 'size' },
  values: { ':limit': limit },
});

describe('a single write', () => {
  it('stores a new item once, and answers a second one with what is there', async () => {
    expect(await put('probe#new', 'a', { name: 'first' })).toEqual({ ok: true, value: undefined });
    expect(await put('probe#new', 'a', { name: 'second' })).toEqual({
      ok: false,
      error: { index: 0, existing: { pk: 'probe#new', sk: 'a', version: 1, name: 'first' } },
    });
  });

  it('replaces the version that it was decided on, and no other', async () => {
    await put('probe#version', 'a');
    const replace = (from: number) =>
      local.table.write({
        kind: 'put',
        item: { pk: 'probe#version', sk: 'a', version: from + 1 },
        when: { version: from },
      });
    expect((await replace(1)).ok).toBe(true);
    expect(await replace(1)).toMatchObject({ ok: false, error: { existing: { version: 2 } } });
    expect(
      await local.table.write({ kind: 'put', item: { pk: 'probe#version', sk: 'z' }, when: { version: 1 } }),
    ).toEqual({ ok: false, error: { index: 0, existing: undefined } });
  });

  it('takes a condition in words', async () => {
    await put('probe#words', 'a', { size: 3 });
    const item = { pk: 'probe#words', sk: 'a', size: 9 };
    expect((await local.table.write({ kind: 'put', item, when: smallerThan(3) })).ok).toBe(false);
    expect((await local.table.write({ kind: 'put', item, when: smallerThan(4) })).ok).toBe(true);
  });

  it('lets one of many win at the same time', async () => {
    await put('probe#race', 'a');
    const writes = Array.from({ length: 8 }, (_, n) =>
      local.table.write({ kind: 'put', item: { pk: 'probe#race', sk: 'a', version: 2, by: n }, when: { version: 1 } }),
    );
    expect((await Promise.all(writes)).filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('lets the events of this change ride, and takes those of the one before away', async () => {
    const key = { pk: 'probe#riders', sk: 'a' };
    await local.table.write({ kind: 'put', item: { ...key, version: 1 }, when: 'new', events: [event('P:1:0')] });
    expect(JSON.parse(String((await local.stored(key))?.['events']))).toEqual([event('P:1:0')]);
    await local.table.write({ kind: 'put', item: { ...key, version: 2 }, when: { version: 1 } });
    expect(await local.stored(key)).not.toHaveProperty('events');
  });

  it('refuses an event that no topic takes before anything is written', async () => {
    const large = event('P:1:0', { text: '发'.repeat(22_000) });
    const write = local.table.write({
      kind: 'put',
      item: { pk: 'probe#large', sk: 'a', version: 1 },
      when: 'new',
      events: [large],
    });
    await expect(write).rejects.toThrow('event P:1:0 is over 64 KB');
    expect(await local.stored({ pk: 'probe#large', sk: 'a' })).toBeUndefined();
  });

  it('adds to counters that need not be there, and sets what goes with them', async () => {
    const key = { pk: 'probe#counters', sk: 'a' };
    for (const n of [1, 4])
      await local.table.write({ kind: 'add', key, counters: { total: n, 'of Monday': 1 }, set: { expiresAt: 7 } });
    expect(await local.stored(key)).toEqual({ ...key, total: 5, 'of Monday': 2, expiresAt: 7 });
  });

  it('deletes on a condition', async () => {
    const key = { pk: 'probe#delete', sk: 'a' };
    await put(key.pk, key.sk);
    expect((await local.table.write({ kind: 'delete', key, when: { version: 2 } })).ok).toBe(false);
    expect((await local.table.write({ kind: 'delete', key, when: { version: 1 } })).ok).toBe(true);
    expect(await local.stored(key)).toBeUndefined();
  });

  it('does nothing for no write', async () => {
    expect(await local.callsOf(() => local.table.write())).toEqual([]);
  });
});

describe('a transaction', () => {
  it('writes all', async () => {
    const calls = await local.callsOf(async () => {
      const result = await local.table.write(
        { kind: 'put', item: { pk: 'probe#all', sk: 'a', version: 1 }, when: 'new', events: [event('P:1:0')] },
        { kind: 'add', key: { pk: 'probe#all', sk: 'b' }, counters: { n: 1 } },
      );
      expect(result.ok).toBe(true);
    });
    expect(calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(await local.stored({ pk: 'probe#all', sk: 'a' })).toHaveProperty('events');
    expect(await local.stored({ pk: 'probe#all', sk: 'b' })).toMatchObject({ n: 1 });
  });

  it('writes nothing when one condition does not hold, and says which, and what is there', async () => {
    await put('probe#none', 'b', { name: 'there' });
    const result = await local.table.write(
      { kind: 'put', item: { pk: 'probe#none', sk: 'a', version: 1 }, when: 'new' },
      { kind: 'put', item: { pk: 'probe#none', sk: 'b', version: 1 }, when: 'new' },
      { kind: 'delete', key: { pk: 'probe#none', sk: 'c' } },
    );
    expect(result).toMatchObject({ ok: false, error: { index: 1, existing: { name: 'there' } } });
    expect(await local.stored({ pk: 'probe#none', sk: 'a' })).toBeUndefined();
  });

  it('is held to what is stored elsewhere, and leaves that as it is', async () => {
    await put('probe#check', 'held', { name: 'there' });
    const before = await local.stored({ pk: 'probe#check', sk: 'held' });
    const beside = (sk: string) => ({ kind: 'put', item: { pk: 'probe#check', sk, version: 1 }, when: 'new' }) as const;
    const check = (when: When) => ({ kind: 'check', key: { pk: 'probe#check', sk: 'held' }, when }) as const;
    expect((await local.table.write(beside('a'), check({ version: 1 }))).ok).toBe(true);
    for (const when of ['new' as const, { version: 2 }])
      expect(await local.table.write(beside('b'), check(when))).toMatchObject({
        ok: false,
        error: { index: 1, existing: { name: 'there' } },
      });
    expect(await local.stored({ pk: 'probe#check', sk: 'b' })).toBeUndefined();
    expect((await local.table.write(check({ version: 1 }))).ok).toBe(true);
    expect(await local.stored({ pk: 'probe#check', sk: 'held' })).toEqual(before);
  });

  it('is tried again when another holds an item: counters that many add to are right in the end', async () => {
    const add = (n: number) =>
      local.table.write(
        { kind: 'add', key: { pk: 'probe#busy', sk: 'total' }, counters: { n: 1 } },
        { kind: 'put', item: { pk: 'probe#busy', sk: `row-${n}`, version: 1 }, when: 'new' },
      );
    const results = await Promise.all(Array.from({ length: 8 }, (_, n) => add(n)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await local.stored({ pk: 'probe#busy', sk: 'total' })).toMatchObject({ n: 8 });
  });
});

const list = async (
  page: { sk?: { begins: string } | { from: string; to: string }; after?: string; backward?: boolean },
  limit = 10,
) => (await local.table.query({ pk: 'probe#list', limit, ...page })).map(({ sk }) => sk);

describe('reading', () => {
  beforeAll(async () => {
    for (const sk of ['a#1', 'a#2', 'a#3', 'b#1', 'b#2'])
      await put('probe#list', sk, { gsi1pk: 'probe#index', gsi1sk: `x${sk}`, listed: { sk }, kept: 'not projected' });
  });

  it('gets an item, or nothing', async () => {
    expect(await local.table.get({ pk: 'probe#list', sk: 'a#1' }, { consistent: true })).toMatchObject({ sk: 'a#1' });
    expect(await local.table.get({ pk: 'probe#list', sk: 'zzz' })).toBeUndefined();
  });

  it('gets many in one call and leaves out what is not there', async () => {
    const calls = await local.callsOf(async () => {
      const found = await local.table.getMany(
        [
          { pk: 'probe#list', sk: 'a#1' },
          { pk: 'probe#list', sk: 'zzz' },
          { pk: 'probe#list', sk: 'b#2' },
        ],
        { consistent: true },
      );
      expect(found.map(({ sk }) => String(sk)).toSorted()).toEqual(['a#1', 'b#2']);
    });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof list>[0], string[]]>([
    ['all', {}, ['a#1', 'a#2', 'a#3', 'b#1', 'b#2']],
    ['all backward', { backward: true }, ['b#2', 'b#1', 'a#3', 'a#2', 'a#1']],
    ['a prefix', { sk: { begins: 'a#' } }, ['a#1', 'a#2', 'a#3']],
    ['a range with both ends', { sk: { from: 'a#2', to: 'b#1' } }, ['a#2', 'a#3', 'b#1']],
    ['what comes after', { after: 'a#3' }, ['b#1', 'b#2']],
    ['what comes before', { after: 'a#3', backward: true }, ['a#2', 'a#1']],
    ['a prefix from a position on', { sk: { begins: 'a#' }, after: 'a#1' }, ['a#2', 'a#3']],
    ['a prefix back from a position', { sk: { begins: 'a#' }, after: 'a#3', backward: true }, ['a#2', 'a#1']],
    ['a prefix after its end', { sk: { begins: 'a#' }, after: 'a#3' }, []],
    ['a range from a position on', { sk: { from: 'a#1', to: 'b#1' }, after: 'a#2' }, ['a#3', 'b#1']],
    ['a range after its end', { sk: { from: 'a#1', to: 'a#2' }, after: 'b#1' }, []],
    ['a prefix from a position before it', { sk: { begins: 'b#' }, after: 'b#0' }, ['b#1', 'b#2']],
  ])('lists %s', async (_, page, keys) => {
    expect(await list(page)).toEqual(keys);
  });

  it.each([1, 2, 3, 4, 5])('lists %d at once, and goes on where it ended', async (limit) => {
    const seen: unknown[] = [];
    for (let after: string | undefined; ;) {
      const page = await list(after === undefined ? {} : { after }, limit);
      seen.push(...page);
      if (page.length < limit) break;
      after = String(page.at(-1));
    }
    expect(seen).toEqual(['a#1', 'a#2', 'a#3', 'b#1', 'b#2']);
  });

  it('lists by an index what that projects', async () => {
    const items = await local.table.query({ pk: 'probe#index', index: 'gsi1', limit: 2, after: 'xa#1' });
    expect(items.map(({ listed }) => listed)).toEqual([{ sk: 'a#2' }, { sk: 'a#3' }]);
    expect(items[0]).not.toHaveProperty('kept');
  });

  it('reads on past what fits into one answer of the database', async () => {
    const large = 'x'.repeat(300_000);
    for (let n = 0; n < 6; n += 1) await put('probe#large-list', `n${n}`, { large });
    const calls = await local.callsOf(async () => {
      const items = await local.table.query({ pk: 'probe#large-list', limit: 100 });
      expect(items.map(({ sk }) => sk)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5']);
    });
    expect(calls.length).toBeGreaterThan(1);
  });
});

describe('counting up to a limit', () => {
  it('lets as many through as it says, at the same time as well', async () => {
    const key = { pk: 'probe#limit', sk: 'count' };
    const tries = Array.from({ length: 15 }, () => local.table.countUpTo(key, 10, { expiresAt: 99 }));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(10);
    expect(await local.stored(key)).toEqual({ ...key, count: 10, expiresAt: 99 });
  });
});
