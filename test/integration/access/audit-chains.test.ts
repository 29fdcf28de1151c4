import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAINS } from '../../../functions/access/domain/audit-chain.ts';
import { appendToAudit } from '../../../functions/access/commands/append-to-audit.ts';
import { draftOf } from '../../../functions/access/domain/audit-entry.ts';
import { startAudit, type Audit } from '../../support/audit.ts';
import { cause } from '../../support/company.ts';
import { writeUnits } from '../../support/units.ts';

let audit: Audit;
beforeAll(async () => {
  audit = await startAudit();
});
afterAll(async () => {
  await audit.stop();
});

const account = (id: string) => ({ pk: `customers#account#${id}`, sk: 'record' });
const rowsOf = (id: string) => audit.deps.audit.rowsOf({ recordType: 'account', recordId: id }, { limit: 200 });
const links = async () => {
  const all = await Promise.all(Array.from({ length: CHAINS }, (_, chain) => audit.deps.audit.links(chain, 0, 10_000)));
  return all.flat();
};
const entriesOf = async (id: string) =>
  (await links()).flatMap(({ entries }) => entries).filter((text) => text.includes(`"recordId":"${id}"`));

describe('changes of records', () => {
  it('are chained, with their values apart', async () => {
    const made = audit.change(account('first'), { name: 'Ada' });
    const changed = audit.change(account('first'), { name: 'Eva' });
    expect(await audit.record(made, changed)).toBeUndefined();
    const rows = await rowsOf('first');
    expect(rows.map(({ text }) => text)).toEqual(await entriesOf('first'));
    expect(rows.map(({ values }) => values?.changes)).toEqual([
      '[{"field":"name","after":"Ada"}]',
      '[{"field":"name","before":"Ada","after":"Eva"}]',
    ]);
    expect(JSON.stringify(await links())).not.toMatch(/Ada|Eva/);
  });

  it('are chained once, however often the stream hands them over, and together with what is new', async () => {
    const changes = Array.from({ length: 12 }, (_, n) => audit.change(account('again'), { name: `N${n}` }));
    await audit.record(...changes.slice(0, 8));
    await audit.record(...changes.slice(0, 8));
    await audit.record(...changes.slice(3));
    expect(await entriesOf('again')).toHaveLength(12);
    expect((await rowsOf('again')).map(({ values }) => values?.changes.includes('"after":"N'))).toHaveLength(12);
  });

  it('are chained once by many at the same time, and nobody’s is lost', async () => {
    const changes = Array.from({ length: 60 }, (_, n) => audit.change(account(`m${n % 20}`), { name: `N${n}` }));
    const parts = Array.from({ length: 6 }, (_, n) => changes.slice(n * 10, n * 10 + 20));
    const again = await Promise.all(parts.map((part) => audit.record(...part)));
    expect(again).toEqual(parts.map(() => undefined));
    const entries = await Promise.all(Array.from({ length: 20 }, (_, n) => entriesOf(`m${n}`)));
    expect(entries.map(({ length }) => length)).toEqual(entries.map(() => 3));
  });

  it('fill as many links as they need', async () => {
    const changes = Array.from({ length: 95 }, (_, n) => audit.change(account('busy'), { name: `N${n}` }));
    await audit.record(...changes);
    expect(await entriesOf('busy')).toHaveLength(95);
    const sizes = (await links()).map(({ entries }) => entries.filter((text) => text.includes('"busy"')).length);
    expect(sizes.filter((size) => size > 0).toSorted((a, b) => a - b)).toEqual([15, 40, 40]);
  });

  it('that hold nothing to tell leave nothing', async () => {
    await audit.record(audit.change(account('silent'), { name: 'Ada' }));
    const before = await audit.everything();
    const touched = audit.change(account('silent'), { name: 'Ada', events: '[]' });
    const same = { ...touched, after: { ...touched.after, version: 1 } };
    expect(await audit.record(same)).toBeUndefined();
    expect(await audit.everything()).toEqual(before);
  });

  it('as large as an item can be are recorded, by what fits', async () => {
    const large = 'x'.repeat(190_000);
    const made = audit.change(account('large'), { a: large, b: large });
    const changed = audit.change(account('large'), { a: `${large}!`, b: large });
    expect(await audit.record(made, changed)).toBeUndefined();
    const [first, second] = (await rowsOf('large')).map(({ values }) => JSON.parse(values?.changes ?? '') as unknown);
    expect(first).toEqual([
      { field: 'a', after: large },
      { field: 'b', leftOut: 190_024 },
    ]);
    expect(second).toEqual([{ field: 'a', leftOut: 380_037 }]);
  });

  it('that cannot be chained are named, so that the stream begins again there; the others are recorded', async () => {
    const chainOf = (id: string) => audit.deps.audit.chainOf({ recordType: 'account', recordId: id });
    const [broken = '', ...others] = Array.from({ length: 60 }, (_, n) => `s${n}`).toSorted(
      (a, b) => chainOf(b) - chainOf(a),
    );
    const sound = others.find((id) => chainOf(id) !== chainOf(broken)) ?? '';
    await audit.record(audit.change(account(broken), { name: 'A' }));
    const head = { pk: `access#audit-chain#${chainOf(broken)}`, sk: 'head' };
    const kept = await audit.stored(head);
    await audit.tamper(head, () => undefined);
    const changes = [
      audit.change(account(sound), { name: 'B' }),
      audit.change(account(broken), { name: 'C' }),
      audit.change(account(sound), { name: 'D' }),
      audit.change(account(broken), { name: 'E' }),
    ];
    const again = await audit.record(...changes);
    expect(again).toMatchObject({ sequence: changes[1]?.sequence, reason: expect.any(Error) as unknown });
    expect(await entriesOf(sound)).toHaveLength(2);
    await audit.store({ ...head, ...kept });
    expect(await audit.record(...changes.slice(1))).toBeUndefined();
    expect(await entriesOf(sound)).toHaveLength(2);
    expect(await entriesOf(broken)).toHaveLength(3);
  });
});

describe('what it costs', () => {
  /** Calls, read units, and write units with each item counted as one of up to a kilobyte. */
  const costOf = async (work: () => Promise<unknown>) => {
    const nameOf = ({ pk, sk }: { pk?: unknown; sk?: unknown }) => `${String(pk)} ${String(sk)}`;
    const before = new Map((await audit.everything()).map((item) => [nameOf(item), item]));
    const calls = await audit.callsOf(work);
    const changed = (await audit.everything()).filter((item) => !isDeepStrictEqual(item, before.get(nameOf(item))));
    const units = changed.map((item) =>
      writeUnits(before.get(nameOf(item)), item, { inTransaction: true, sizeOfOne: () => 1 }),
    );
    return [calls.length, calls.reduce((sum, { readUnits }) => sum + readUnits, 0), units.reduce((a, b) => a + b, 0)];
  };

  it('is two calls for a change: one unit read, seven written; six if a step made it', async () => {
    await audit.record(audit.change(account('cost'), { name: 'A' }));
    const byPerson = audit.change(account('cost'), { name: 'B' });
    const byStep = audit.change(account('cost'), { name: 'C' }, 'system:import');
    expect(await costOf(() => audit.record(byPerson))).toEqual([2, 1, 7]);
    expect(await costOf(() => audit.record(byStep))).toEqual([2, 1, 6]);
  });

  it('is two units for each of many changes in one batch, and four for each chain', async () => {
    const changes = Array.from({ length: 30 }, (_, n) =>
      audit.change(account('many'), { name: `N${n}` }, 'system:import'),
    );
    const [calls, , written] = await costOf(() => audit.record(...changes));
    expect([calls, written]).toEqual([2, 30 * 2 + 4]);
  });
});

it('an entry that others know by now is left out of the transaction, not its neighbours', async () => {
  const drafts = [1, 2, 3].flatMap((n) => draftOf(audit.change(account('mixed'), { name: `N${n}` })) ?? []);
  await appendToAudit(audit.deps)(drafts.slice(1, 2), cause);
  expect(await appendToAudit(audit.deps)([...drafts, ...drafts], cause)).toEqual([]);
  expect(await entriesOf('mixed')).toHaveLength(3);
});
