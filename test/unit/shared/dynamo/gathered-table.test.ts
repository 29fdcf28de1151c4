import { describe, expect, it } from 'vitest';
import { gatheredTable } from '../../../../shared/dynamo/gathered-table.ts';
import { rehearsedTable } from '../../../../shared/dynamo/rehearsed-table.ts';
import type { Item, Table, Write } from '../../../../shared/dynamo/table.ts';
import { FakeTable } from '../../../support/fake-dynamo/fake-table.ts';
import { memoryDynamo } from '../../../support/memory-dynamo.ts';

const put = (name: string, when: 'new' | { version: number } = 'new', version = 1): Write => ({
  kind: 'put',
  item: { pk: name, sk: 's', version },
  when,
});
const keyOf = (name: string) => ({ pk: name, sk: 's' });
const is = (name: string, version: number): Write => ({ kind: 'check', key: keyOf(name), when: { version } });

const setUp = () => {
  const fake = new FakeTable();
  const { table, callsOf } = memoryDynamo(fake);
  return { fake, table, gathered: gatheredTable(table), callsOf };
};
const namesOf = (items: readonly Item[]) => items.map(({ pk }) => String(pk)).toSorted();

describe('a gathered table', () => {
  it('reads for all at once, each getting its own', async () => {
    const { table, gathered, callsOf } = setUp();
    for (const name of ['a', 'b', 'c']) await table.write(put(name));
    const calls = await callsOf(async () => {
      const [one, many, none] = await Promise.all([
        gathered.get(keyOf('a')),
        gathered.getMany([keyOf('c'), keyOf('a'), keyOf('x'), keyOf('c')]),
        gathered.getMany([]),
      ]);
      expect(one).toMatchObject({ pk: 'a' });
      expect(namesOf(many)).toEqual(['a', 'c']);
      expect(none).toEqual([]);
    });
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem']);
  });

  it('reads as many as one call takes, and the rest with another', async () => {
    const { gathered, callsOf } = setUp();
    const calls = await callsOf(() => Promise.all(Array.from({ length: 150 }, (_, n) => gathered.get(keyOf(`k${n}`)))));
    expect(calls).toHaveLength(2);
  });

  it('writes transactions together', async () => {
    const { fake, gathered, callsOf } = setUp();
    const calls = await callsOf(async () => {
      const written = await Promise.all([gathered.write(put('a'), put('b')), gathered.write(put('c'))]);
      expect(written.every(({ ok }) => ok)).toBe(true);
    });
    expect(calls.map(({ operation }) => operation)).toEqual(['TransactWriteItems']);
    expect(namesOf([...fake.everything()])).toEqual(['a', 'b', 'c']);
  });

  it('refuses one alone: whole, with what stands in its way, while the others are written', async () => {
    const { fake, table, gathered } = setUp();
    await table.write(put('taken', 'new', 7));
    const [one, two, three] = await Promise.all([
      gathered.write(put('a')),
      gathered.write(put('b'), put('taken')),
      gathered.write(put('c'), put('d')),
    ]);
    expect([one?.ok, three?.ok]).toEqual([true, true]);
    expect(two).toMatchObject({ ok: false, error: { index: 1, existing: { version: 7 } } });
    expect(namesOf([...fake.everything()])).toEqual(['a', 'c', 'd', 'taken']);
  });

  it('writes an item once in a call: who comes second is refused by what the first one stored', async () => {
    const { gathered } = setUp();
    const [one, two] = await Promise.all([gathered.write(put('a'), put('x')), gathered.write(put('b'), put('x'))]);
    expect([one, two].filter((written) => written?.ok)).toHaveLength(1);
  });

  it('asks a check once that many ask', async () => {
    const { table, gathered, callsOf } = setUp();
    await table.write(put('organization'));
    const calls = await callsOf(async () => {
      const written = await Promise.all(
        ['a', 'b', 'c'].map((name) => gathered.write(put(name), is('organization', 1))),
      );
      expect(written.every(({ ok }) => ok)).toBe(true);
    });
    expect(calls).toHaveLength(1);
  });

  it('tells each of them that the check does not hold', async () => {
    const { fake, table, gathered } = setUp();
    await table.write(put('organization', 'new', 2));
    const written = await Promise.all(['a', 'b'].map((name) => gathered.write(put(name), is('organization', 1))));
    for (const one of written) expect(one).toMatchObject({ ok: false, error: { index: 1 } });
    expect(namesOf([...fake.everything()])).toEqual(['organization']);
  });

  it('parts what is more than a call takes', async () => {
    const { fake, gathered, callsOf } = setUp();
    const many = (from: number) => Array.from({ length: 60 }, (_, n) => put(`k${from + n}`));
    const calls = await callsOf(() => Promise.all([gathered.write(...many(0)), gathered.write(...many(100))]));
    expect(calls).toHaveLength(2);
    expect([...fake.everything()]).toHaveLength(120);
  });

  it('throws to each of those whose call failed, and to nobody else', async () => {
    const { table } = setUp();
    const failing: Table = {
      ...table,
      write: async (...writes) => {
        if (writes.some((write) => write.kind === 'put' && write.item.pk === 'x1')) throw new Error('outage');
        return table.write(...writes);
      },
    };
    const gathered = gatheredTable(failing);
    const settled = await Promise.allSettled([
      gathered.write(put('x1')),
      gathered.write(put('x1', { version: 1 })),
      gathered.write(...Array.from({ length: 100 }, (_, n) => put(`k${n}`))),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    await expect(gathered.write(put('a'), put('a'))).rejects.toThrow('once');
    await expect(gathered.write(...Array.from({ length: 101 }, (_, n) => put(`m${n}`)))).rejects.toThrow('100 writes');
  });
});

describe('a rehearsed table', () => {
  it('shows what is written to it, and stores nothing', async () => {
    const { fake, table } = setUp();
    await table.write(put('a'), put('b'));
    const rehearsed = rehearsedTable(table);
    expect(await rehearsed.write(put('c'), { kind: 'delete', key: keyOf('a') })).toMatchObject({ ok: true });
    expect(await rehearsed.write(put('b', { version: 1 }, 2))).toMatchObject({ ok: true });
    expect(namesOf(await rehearsed.getMany(['a', 'b', 'c'].map(keyOf)))).toEqual(['b', 'c']);
    expect(await rehearsed.get(keyOf('b'))).toMatchObject({ version: 2 });
    expect(namesOf([...fake.everything()])).toEqual(['a', 'b']);
    expect(await table.get(keyOf('b'))).toMatchObject({ version: 1 });
  });

  it('refuses what the writes before it stand against, whole', async () => {
    const rehearsed = rehearsedTable(setUp().table);
    await rehearsed.write(put('a'));
    expect(await rehearsed.write(put('b'), put('a'))).toMatchObject({
      ok: false,
      error: { index: 1, existing: { version: 1 } },
    });
    expect(await rehearsed.get(keyOf('b'))).toBeUndefined();
    expect(await rehearsed.write(put('a', { version: 3 }))).toMatchObject({ ok: false, error: { index: 0 } });
    expect(await rehearsed.write(put('a', { version: 1 }, 2))).toMatchObject({ ok: true });
  });
});
