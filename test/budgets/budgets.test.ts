import { beforeAll, describe, expect, it } from 'vitest';
import { useCases } from './count.ts';
import { documented, valueOf } from './documented.ts';
import { inThread } from './in-thread.ts';
import type { Answer, Counted } from './task.ts';
import { differing, hottestOf, misjudged, uncovered, untold } from './wrong.ts';

/** Of all writes, the most that one partition may take. */
const HOTTEST = 0.05;
/** Others may need the machine too. */
const MINUTES = 600_000;

/**
 * What is promised of the use cases that people wait for, and of those that are repeated most: whatever the table says, they may
 * cost no more; of n or of a file, each.
 */
const promised = [
  { useCase: 'everything about a customer, 41 items', calls: 1, reads: 2, writes: 0 },
  { useCase: 'enter an account with an address, a phone and a place', calls: 2, reads: 6, writes: 16 },
  { useCase: 'change an account', calls: 2, reads: 1, writes: 2 },
  { useCase: 'search: a word that few have', calls: 4, reads: 2, writes: 0 },
  { useCase: 'enter c times 25 customers of a file', calls: 0.5, reads: 7, writes: 16 },
  { useCase: 'submit a ticket', calls: 1, reads: 0, writes: 2 },
  { useCase: 'submit a ticket, public', calls: 2, reads: 0, writes: 3 },
  { useCase: "submit a ticket, public, by the console's address", calls: 3, reads: 0, writes: 4 },
  { useCase: 'route a ticket', calls: 2, reads: 3, writes: 5 },
] as const;

let companies: Answer<'use cases'>;
const works = ['an import of tickets', 'an import of customers', 'a day'] as const;
let heats: Readonly<Record<(typeof works)[number], Answer<'day'>>>;
beforeAll(async () => {
  const lives = async () => [await inThread('import'), await inThread('customers'), await inThread('day')] as const;
  const [cases, [tickets, customers, day]] = await Promise.all([inThread('use cases'), lives()]);
  companies = cases;
  heats = { 'an import of tickets': tickets, 'an import of customers': customers, 'a day': day };
}, MINUTES);

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

describe('docs/access-patterns.md', () => {
  it('has a row for every route, queue, schedule and stream of the manifests, and each is counted', () => {
    expect(uncovered(documented, Object.keys(useCases))).toEqual([]);
  });

  it('has counted each event in each queue that subscribes to it', () => {
    for (const { counted } of companies) expect(untold(counted)).toEqual([]);
  });

  it('says what each use case costs, in a small company and in a large one', () => {
    expect(companies.flatMap((company) => differing(documented, company))).toEqual([]);
  });

  it.each(promised)('promises no more than $calls calls, $reads read and $writes write units: $useCase', (promise) => {
    const { calls, reads, writes } = promise;
    const found = companies.flatMap(({ counted }) => counted.filter(({ useCase }) => useCase === promise.useCase));
    expect(found.length).toBeGreaterThan(0);
    for (const { cost, billedWriteUnits, of } of found) {
      const { n = 1, c } = of;
      // Of a file it is said by the row.
      const times = c === undefined ? n : 25 * c;
      expect(cost.calls / times).toBeLessThanOrEqual(calls);
      expect(cost['read units'] / times).toBeLessThanOrEqual(reads);
      expect(billedWriteUnits / times).toBeLessThanOrEqual(writes);
    }
  });

  it('is what the bill is made of', () => {
    for (const company of companies) expect(misjudged(company)).toEqual([]);
  });
});

describe('the writes', () => {
  it.each(works)('of %s go to many partitions, and to none too much', (what) => {
    const { partition, share, all } = hottestOf(heats[what]);
    expect(all).toBeGreaterThan(5_000);
    expect({ partition, tooMuch: share > HOTTEST, share: percent(share) }).toMatchObject({ tooMuch: false });
  });
});

describe('the gate', () => {
  const row = {
    useCase: 'read a ticket',
    by: ['getTicket'],
    cells: { calls: '1', 'read units': 't + 1', 'write units': '0' },
  };
  const counted: Counted = {
    useCase: 'read a ticket',
    by: 'getTicket',
    of: { t: 2 },
    cost: { calls: 2, 'read units': 3, 'write units': 0 },
    billedWriteUnits: 0,
    types: ['ticket.due.v1'],
  };

  it('tells of what costs more, with the row, the new and the old figure', () => {
    expect(differing([row], { tickets: 1000, items: 1, counted: [counted] })).toEqual([
      '"read a ticket" (getTicket, t = 2) with 1000 tickets: 2 calls, and 1 in the table',
    ]);
    expect(differing([row], { tickets: 1000, items: 1, counted: [] })).toEqual([
      '"read a ticket" (getTicket) was not counted with 1000 tickets',
    ]);
  });

  it('tells of a route or queue without a row, and of a row without a route or a use case', () => {
    expect(uncovered([row], ['read a ticket'], ['getTicket', 'service-new-queue'])).toEqual([
      'no row of the table is about service-new-queue',
    ]);
    expect(uncovered([row], ['read two'], [])).toEqual([
      '"read a ticket" is about getTicket, which there is not',
      '"read a ticket" is not counted',
      '"read two" has no row',
    ]);
  });

  it('tells of an event that a queue has not been told', () => {
    const types = ['ticket.due.v1', 'ticket.new.v1'];
    expect(untold([counted], [{ name: 'getTicket', types }])).toEqual([
      'nothing counts what ticket.new.v1 costs in getTicket',
    ]);
  });

  it('tells of a bill that charges something else', () => {
    const company = { tickets: 1000, items: 1, counted: [counted] };
    const work = { row: 'read a ticket', by: 'service-http', ms: 1, readUnits: 3 };
    expect(misjudged(company, { look: work })).toEqual([]);
    expect(misjudged(company, { look: { ...work, readUnits: 1, writeUnits: 2 } })).toEqual([
      'scripts/cost/units.ts: "look" takes 3 read units, and not 1',
      'scripts/cost/units.ts: "look" takes 0 write units, and not 2',
    ]);
    expect(misjudged(company, { look: { ...work, by: 'platform-http' } })).toHaveLength(1);
  });

  it('finds the partition that takes the most', () => {
    const heat = new Map([
      ['table a', 2],
      ['due b', 5],
      ['table c', 3],
    ]);
    expect(hottestOf(heat)).toEqual({ partition: 'due b', share: 0.5, all: 10 });
  });

  it('reads sums, and nothing else', () => {
    expect(valueOf('8 m + 4.5', { m: 3 })).toBe(28.5);
    expect(valueOf('t + 1', { t: 2 })).toBe(3);
    for (const cell of ['', 'constant', '8 m + 4', '1 for each']) expect(() => valueOf(cell)).toThrow('no sum');
  });

  it('says its figures', () => {
    const hottest = Object.entries(heats).map(([what, heat]) => {
      const { partition, share } = hottestOf(heat);
      return `${partition} ${percent(share)} of ${what}`;
    });
    const counts = companies.map(({ tickets, items }) => `${tickets} tickets (${items} items)`);
    process.stdout.write(
      `budgets: ${documented.length} rows, ${companies[0]?.counted.length} counts with ${counts.join(' and with ')}; hottest partition ${hottest.join(', ')}\n`,
    );
    expect(companies).toHaveLength(2);
  });
});
