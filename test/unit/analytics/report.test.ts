import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { merged, type Delta } from '../../../functions/analytics/domain/counters.ts';
import { contributions } from '../../../functions/analytics/domain/fact.ts';
import { reportCsv } from '../../../functions/analytics/domain/report/csv.ts';
import { spoken } from '../../../functions/analytics/domain/report/duration.ts';
import { reportLetter } from '../../../functions/analytics/domain/report/letter.ts';
import { reportPage } from '../../../functions/analytics/domain/report/page.ts';
import { summaryOf, totalsOf } from '../../../functions/analytics/domain/report/summary.ts';
import { daysOf } from '../../../functions/analytics/domain/days.ts';
import { channels, ticketTypes } from '../../../functions/service/contract/ticket.ts';
import { ticket } from './tickets.ts';

const period = { from: '2026-03-01', to: '2026-03-07' };
const names = new Map([
  ['billing', 'Billing & <Invoices>'],
  ['technical', '技术支持 Łódź'],
  ['evil', '=HYPERLINK("http://evil.example")'],
]);

const summarized = (deltas: readonly Delta[], over = period) =>
  summaryOf(
    over,
    'UTC',
    merged(deltas).filter(({ cell }) => cell.kind === 'flow' && cell.day >= over.from && cell.day <= over.to),
    merged(deltas).filter(({ cell }) => cell.kind === 'balance' && cell.day <= over.to),
    names,
  );

const { departmentId: _, ...unrouted } = ticket();
const week = [
  ticket(),
  ticket({ channel: 'web', escalatedAt: '2026-03-02T10:00:00.000Z', escalationLevel: 1 }),
  ticket({
    departmentId: 'technical',
    firstRespondedAt: '2026-03-02T00:30:00.000Z',
    resolvedAt: '2026-03-02T23:30:00.000Z',
  }),
  ticket({ departmentId: 'evil', receivedAt: '2026-01-01T00:00:00.000Z', resolvedAt: '2026-03-03T00:00:00.000Z' }),
  ticket({ departmentId: 'billing', receivedAt: '2026-01-01T00:00:00.000Z' }),
  ticket({ receivedAt: '2026-03-08T00:00:00.000Z' }),
  unrouted,
].flatMap((state) => contributions(state, 'UTC'));

describe('the summary of a period', () => {
  it('counts what happened in it and what was open at its end', () => {
    expect(totalsOf(summarized(week))).toEqual({
      received: 4,
      open: 4,
      overdue: 1,
      escalated: 1,
      resolved: 2,
      byDepartment: { billing: 2, technical: 1 },
    });
  });

  it('tells the times of what was answered and solved in it', () => {
    const { firstResponse, solution } = summarized(week).overall;
    expect(Math.abs((firstResponse.median ?? 0) - 3600)).toBeLessThan(180);
    expect(Math.abs((solution.median ?? 0) - 86_400)).toBeLessThan(4320);
    expect(Math.abs((solution.p90 ?? 0) - 61 * 86_400)).toBeLessThan(3.05 * 86_400);
  });

  it('is all zeros when nothing happened', () => {
    expect(totalsOf(summarized([]))).toEqual({
      received: 0,
      open: 0,
      overdue: 0,
      escalated: 0,
      resolved: 0,
      byDepartment: {},
    });
  });
});

const rows = () => parse<Record<string, string>>(reportCsv(summarized(week)), { columns: true });
const sum = (name: string) => rows().reduce((total, row) => total + Number(row[name]), 0);

describe('the CSV of a report', () => {
  it('has a row for each department, type, channel and day', () => {
    expect(rows().filter(({ department }) => department === 'billing')).toEqual([
      {
        department: 'billing',
        departmentName: 'Billing & <Invoices>',
        type: 'complaint',
        channel: 'email',
        day: '2026-03-01',
        received: '1',
        resolved: '0',
        escalated: '0',
      },
      expect.objectContaining({ channel: 'web', day: '2026-03-01', received: '1' }),
      expect.objectContaining({ channel: 'web', day: '2026-03-02', received: '0', escalated: '1' }),
    ]);
  });

  it('adds up to the totals', () => {
    expect([sum('received'), sum('resolved'), sum('escalated')]).toEqual([4, 2, 1]);
  });

  it('lets no name be taken for a formula', () => {
    expect(rows().find(({ department }) => department === 'evil')?.['departmentName']).toBe(
      `'=HYPERLINK("http://evil.example")`,
    );
  });

  it('is only a header when nothing happened', () => {
    expect(reportCsv(summarized([]))).toBe(
      'department,departmentName,type,channel,day,received,resolved,escalated\r\n',
    );
  });
});

describe('the page of a report', () => {
  it('escapes every name', () => {
    const page = reportPage(summarized(week));
    expect(page).toContain('Billing &amp; &lt;Invoices&gt;');
    expect(page).not.toContain('<Invoices>');
    expect(page).toContain('技术支持 Łódź');
  });

  it('needs nothing but itself', () => {
    expect(reportPage(summarized(week))).not.toMatch(/(?:src|href)=|@import|url\(/);
  });

  it('has a chart with a title and a description, and states the error of its times', () => {
    const page = reportPage(summarized(week));
    expect(page).toContain('<svg viewBox="0 0 760 280" role="img" aria-labelledby="chart-title chart-description"');
    expect(page.match(/<rect /g)).toHaveLength(3);
    expect(page).toContain('off by 5 % at the most');
  });

  it('says so when nothing happened', () => {
    expect(reportPage(summarized([]))).toContain('A quiet time');
    expect(reportPage(summarized([]))).not.toContain('<svg');
  });

  it('stays small for ten years of 200 departments', () => {
    const decade = { from: '2016-01-01', to: '2025-12-31' };
    const deltas = daysOf(decade).flatMap((day, n): Delta[] =>
      [0, 67, 131].map((plus) => ({
        cell: {
          kind: 'flow',
          day,
          departmentId: `department-${(n + plus) % 200}`,
          type: ticketTypes[n % ticketTypes.length] ?? 'question',
          channel: channels[n % channels.length] ?? 'web',
        },
        counters: { received: 3, resolved: 2, [`so${n % 200}`]: 2 },
      })),
    );
    const page = reportPage(summarized(deltas, decade));
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });
});

describe('a duration', () => {
  it.each([
    [undefined, '–'],
    [0.5, '1 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [3599, '1 h'],
    [5400, '1 h 30 min'],
    [86_400, '24 h'],
    [43.4 * 3600, '43 h'],
    [2 * 86_400 + 3600, '2 d 1 h'],
  ])('of %s seconds is %s', (seconds, words) => {
    expect(spoken(seconds)).toBe(words);
  });
});

describe('the letter of a report', () => {
  it('has the totals, and names what is not attached', () => {
    const { subject, text } = reportLetter(period, totalsOf(summarized(week)), ['big.csv']);
    expect(subject).toBe('Tickets by department, 2026-03-01 to 2026-03-07');
    expect(text).toContain('Received: 4\r\n');
    expect(text).toContain('billing: 2 received');
    expect(text).toContain('big.csv');
  });
});
