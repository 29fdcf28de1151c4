import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDue } from '../../../functions/platform/commands/sweep-due.ts';
import { dueItems } from '../../../functions/platform/persistence/due-items.ts';
import { startCompany, type Company } from '../../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(async () => {
  await company.stop();
});

const sweep = async () => {
  const subjects: string[] = [];
  await sweepDue({
    dueItems: dueItems(company.table),
    clock: company.clock,
    publish: async (messages) => {
      subjects.push(...messages.map(({ id }) => id));
      return [];
    },
  })();
  return subjects;
};

describe('what is due', () => {
  it('is found when its moment has come, not before, and as long as it has not moved on', async () => {
    const tickets = [await company.routed(), await company.routed({ text: 'My router is broken.' })];
    const [inFour, inOne] = tickets.map(({ id }) => id);
    expect(await sweep()).toEqual([]);
    company.clock.advance(3_600_000 - 1);
    expect(await sweep()).toEqual([]);
    company.clock.advance(1);
    expect(await sweep()).toEqual([inOne]);
    expect(await sweep()).toEqual([inOne]);
    company.clock.advance(3 * 3_600_000);
    expect((await sweep()).toSorted()).toEqual([inFour, inOne].map(String).toSorted());
  });

  it('costs a read of each shard, and none of the items', async () => {
    const calls = await company.callsOf(sweep);
    expect(calls.map(({ operation }) => operation)).toEqual(Array.from({ length: 4 }, () => 'Query'));
  });
});
