import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import type { Delta } from '../../../../../functions/analytics/domain/counters.ts';
import { changeOf, type Fact } from '../../../../../functions/analytics/domain/fact.ts';
import { RELATIVE_ERROR } from '../../../../../functions/analytics/domain/histogram.ts';
import { Recount } from '../../../../../functions/analytics/domain/recount.ts';
import { summaryOf, totalsOf } from '../../../../../functions/analytics/domain/report/summary.ts';
import { counted, names, period, receivedOn, summarized, unrouted, week } from '../../reports.ts';
import { lives, ticket } from '../../tickets.ts';

const none = { received: 0, resolved: 0, escalated: 0 };
const noTimes = { count: 0, median: undefined, p90: undefined };
const flow = (departmentId: string, rest: object, counters: Record<string, number>): Delta => ({
  cell: { kind: 'flow', day: '2026-03-02', departmentId, type: 'question', channel: 'web', ...rest },
  counters,
});

describe('the summary of a period', () => {
  it('counts what happened in it and what was open at its end', () => {
    expect(totalsOf(summarized(week()))).toEqual({
      received: 4,
      open: 4,
      overdue: 1,
      escalated: 1,
      resolved: 2,
      byDepartment: { billing: 2, technical: 1 },
      firstResponse: {
        overall: { answered: 1, medianSeconds: 3483, p90Seconds: 3483 },
        byDepartment: { technical: { answered: 1, medianSeconds: 3483, p90Seconds: 3483 } },
      },
    });
  });

  it('tells the times of what was answered and solved in it', () => {
    const { firstResponse, solution } = summarized(week()).overall;
    expect(Math.abs((firstResponse.median ?? 0) - 3600)).toBeLessThan(180);
    expect(Math.abs((solution.median ?? 0) - 86_400)).toBeLessThan(4320);
    expect(Math.abs((solution.p90 ?? 0) - 61 * 86_400)).toBeLessThan(3.05 * 86_400);
  });

  it('is all zeros when nothing happened', () => {
    expect(totalsOf(summarized([]))).toEqual({
      ...none,
      open: 0,
      overdue: 0,
      byDepartment: {},
      firstResponse: { overall: { answered: 0 }, byDepartment: {} },
    });
    expect(summarized([])).toMatchObject({ departments: [], types: [], channels: [], rows: [] });
    expect(summarized([]).overall.firstResponse).toEqual(noTimes);
  });

  it('has the departments by their names, with their own figures; one that has no name by its id', () => {
    const { departments } = summarized([...week(), ...receivedOn('2026-03-02', { sales: 5 })]);
    expect(departments.map(({ key, name, received, open, overdue }) => [key, name, received, open, overdue])).toEqual([
      ['evil', '=HYPERLINK("http://evil.example")', 0, 0, 0],
      ['billing', 'Billing & <Invoices>', 2, 3, 1],
      ['-', 'Not yet routed', 1, 1, 0],
      ['sales', 'sales', 5, 0, 0],
      ['technical', '技术支持 Łódź', 1, 0, 0],
    ]);
    const technical = departments.find(({ key }) => key === 'technical');
    expect(technical?.firstResponse.median).toBeCloseTo(3483, 0);
    expect(departments.find(({ key }) => key === 'billing')?.solution).toEqual(noTimes);
  });

  it('has a department in which nothing happened while something is open there, and not otherwise', () => {
    const before = '2026-02-01T00:00:00.000Z';
    const open = ticket({ receivedAt: before });
    const closed = ticket({ receivedAt: before, resolvedAt: '2026-02-02T00:00:00.000Z', departmentId: 'technical' });
    expect(summarized(counted(open, closed)).departments).toMatchObject([{ key: 'billing', ...none, open: 1 }]);
  });

  it('has a department in which anything happened', () => {
    for (const counter of ['received', 'resolved', 'escalated'])
      expect(summarized([flow('billing', {}, { [counter]: 1 })]).departments).toMatchObject([
        { [counter]: 1, open: 0 },
      ]);
    expect(summarized([flow('billing', {}, { fr7: 1 })]).departments).toMatchObject([
      { ...none, open: 0, firstResponse: { count: 1 } },
    ]);
    expect(summarized([flow('billing', {}, { so7: 1 })]).departments).toEqual([]);
  });

  it('has the types and channels of which there was something, in the order of the contract', () => {
    const { types, channels } = summarized([
      flow('billing', { type: 'return', channel: 'visit' }, { received: 1 }),
      flow('billing', { type: 'complaint', channel: 'visit' }, { received: 2, escalated: 1 }),
      flow('technical', { type: 'complaint', channel: 'web' }, { resolved: 4 }),
    ]);
    expect(types).toEqual([
      { key: 'complaint', name: 'complaint', received: 2, resolved: 4, escalated: 1 },
      { key: 'return', name: 'return', received: 1, resolved: 0, escalated: 0 },
    ]);
    expect(channels).toEqual([
      { key: 'web', name: 'web', received: 0, resolved: 4, escalated: 0 },
      { key: 'visit', name: 'visit', received: 3, resolved: 0, escalated: 1 },
    ]);
  });

  it('has its rows by department, type, channel and day, in whatever order they were read', () => {
    const called = new Map([
      ['north', 'Service'],
      ['south', 'Service'],
      ['billing', 'Zahlungen'],
    ]);
    const sorted = [
      flow('north', { type: 'complaint', channel: 'web', day: '2026-03-07' }, { received: 1 }),
      flow('north', { type: 'question', channel: 'email', day: '2026-03-06' }, { resolved: 2 }),
      flow('north', { type: 'question', channel: 'web', day: '2026-03-01' }, { escalated: 3 }),
      flow('north', { type: 'question', channel: 'web', day: '2026-03-05' }, { received: 4 }),
      flow('south', { type: 'complaint', channel: 'email', day: '2026-03-04' }, { received: 5 }),
      flow('billing', { type: 'complaint', channel: 'email', day: '2026-03-01' }, { received: 6 }),
    ];
    const expected = sorted.map(({ cell, counters }) => {
      const { kind: _, departmentId, ...rest } = { type: '', channel: '', ...cell };
      return {
        department: { key: departmentId, name: called.get(departmentId) },
        ...rest,
        ...none,
        ...counters,
        firstResponse: noTimes,
      };
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (read) => {
        expect(summaryOf(period, 'UTC', read, [], called).rows).toEqual(expected);
      }),
    );
  });

  it('has a row for first responses alone, and none for solutions, which are counted as resolved', () => {
    expect(summarized([flow('billing', {}, { fr7: 1, fr9: 2 })]).rows).toMatchObject([
      { ...none, firstResponse: { count: 3 } },
    ]);
    expect(summarized([flow('billing', {}, { so9: 1 })]).rows).toEqual([]);
  });

  it('says what it is of', () => {
    expect(summaryOf(period, 'Asia/Tokyo', [], [], names)).toMatchObject({ period, timeZone: 'Asia/Tokyo' });
  });
});

describe('the totals', () => {
  it('name the departments that received something, and no ticket that is not routed yet', () => {
    expect(totalsOf(summarized(counted(unrouted(), ticket()))).byDepartment).toEqual({ billing: 1 });
  });

  it('tell of first responses in the period whenever their tickets came, and of no other', () => {
    const came = { receivedAt: '2026-01-01T00:00:00.000Z' };
    const { firstResponse } = totalsOf(
      summarized(
        counted(
          ticket({ ...came, firstRespondedAt: '2026-03-07T23:59:59.000Z' }),
          ticket({ ...came, firstRespondedAt: '2026-03-08T00:00:00.000Z' }),
          { ...unrouted(), firstRespondedAt: '2026-03-02T00:30:00.000Z' },
        ),
      ),
    );
    expect(firstResponse?.overall.answered).toBe(2);
    expect(Object.entries(firstResponse?.byDepartment ?? {})).toMatchObject([['billing', { answered: 1 }]]);
  });

  /** Nearest rank. */
  const exact = (seconds: readonly number[], q: number) =>
    seconds.toSorted((a, b) => a - b)[Math.ceil(q * seconds.length) - 1] ?? Number.NaN;

  it('tell each first response once, as a recount does, in whatever order events come and however often', () => {
    const calendar = { generation: 1, timeZone: 'UTC' };
    const forever = { from: '2026-01-01', to: '2026-12-31' };
    fc.assert(
      fc.property(
        lives(8).chain((all) => {
          const told = [...all.flat(), ...all.flat()];
          return fc.tuple(fc.constant(all), fc.shuffledSubarray(told, { minLength: told.length }));
        }),
        ([all, told]) => {
          const facts = new Map<string, Fact>();
          const deltas = told.flatMap((one) => {
            const change = changeOf(facts.get(one.ticketId), one, calendar);
            if (change) facts.set(one.ticketId, change.fact);
            return change?.deltas ?? [];
          });
          const recount = new Recount(calendar);
          const newest = all.flatMap((versions) => versions.at(-1) ?? []);
          for (const one of newest) recount.add(one);
          const { firstResponse } = totalsOf(summarized(deltas, forever));
          expect(firstResponse).toEqual(totalsOf(summarized(recount.deltas(), forever)).firstResponse);

          const took = new Map<string, number[]>();
          for (const { state } of newest) {
            const { departmentId, receivedAt, firstRespondedAt } = state;
            if (departmentId === undefined || firstRespondedAt === undefined) continue;
            const seconds = (Date.parse(firstRespondedAt) - Date.parse(receivedAt)) / 1000;
            took.set(departmentId, [...(took.get(departmentId) ?? []), seconds]);
          }
          expect(Object.keys(firstResponse?.byDepartment ?? {}).toSorted()).toEqual([...took.keys()].toSorted());
          for (const [department, seconds] of took) {
            const told = firstResponse?.byDepartment[department];
            expect(told?.answered).toBe(seconds.length);
            for (const [value, q] of [
              [told?.medianSeconds, 0.5],
              [told?.p90Seconds, 0.9],
            ] as const)
              // Half a second is rounded.
              expect(Math.abs((value ?? Number.NaN) - exact(seconds, q))).toBeLessThanOrEqual(
                exact(seconds, q) * RELATIVE_ERROR + 0.5,
              );
          }
        },
      ),
    );
  });
});
