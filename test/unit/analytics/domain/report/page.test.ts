import { describe, expect, it } from 'vitest';
import type { Delta } from '../../../../../functions/analytics/domain/counters.ts';
import { daysOf } from '../../../../../functions/analytics/domain/days.ts';
import { reportPage } from '../../../../../functions/analytics/domain/report/page.ts';
import { channels, ticketTypes } from '../../../../../functions/service/contract/ticket.ts';
import { counted, receivedOn, summarized, week } from '../../reports.ts';
import { ticket } from '../../tickets.ts';

const cellsOf = (row: string) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text = '']) => text);

/** The tables of a page by their titles: rows of cells, the headings first. */
const tablesOf = (page: string) => {
  const tables: Record<string, string[][]> = {};
  for (const [, title = '', table = ''] of page.matchAll(
    /<h2>([^<]*)<\/h2>\n<div [^>]*><table>(.*?)<\/table><\/div>/gs,
  ))
    tables[title] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => cellsOf(row));
  return tables;
};

const figuresOf = (page: string) =>
  [...page.matchAll(/<div><dt>(.*?)<\/dt><dd>(.*?)<\/dd><\/div>/g)].map(([, name, value]) => [name, value]);

const percentiles = ['median', '90th percentile'];
const times = [`First response: ${percentiles[0]}`, percentiles[1], `Solution: ${percentiles[0]}`, percentiles[1]];
const counts = ['Received', 'Resolved', 'Escalated'];

describe('the page of a report', () => {
  it('says what it is of', () => {
    const page = reportPage(summarized(week()));
    expect(page).toContain('<title>Tickets by department, 2026-03-01 to 2026-03-07</title>');
    expect(page).toContain('2026-03-01 to 2026-03-07, both included; days in Europe/Berlin.');
  });

  it('begins with the figures of all', () => {
    expect(figuresOf(reportPage(summarized(week())))).toEqual([
      ['Received', '4'],
      ['Resolved', '2'],
      ['Escalated', '1'],
      ['Open at the end', '4'],
      ['Of these overdue', '1'],
    ]);
  });

  it('tells the same by department, type, channel and day, and how long it took', () => {
    expect(tablesOf(reportPage(summarized(week())))).toEqual({
      'By department': [
        ['Department', ...counts, 'Open', 'Overdue', ...times],
        ['=HYPERLINK(&quot;http://evil.example&quot;)', '0', '1', '0', '0', '0', '–', '–', '60 d 1 h', '60 d 1 h'],
        ['Billing &amp; &lt;Invoices&gt;', '2', '0', '1', '3', '1', '–', '–', '–', '–'],
        ['Not yet routed', '1', '0', '0', '1', '0', '–', '–', '–', '–'],
        ['技术支持 Łódź', '1', '1', '0', '0', '0', '58 min', '58 min', '24 h', '24 h'],
      ],
      'How long it took': [
        ['From the receipt to', 'Median', '90th percentile'],
        ['the first response', '58 min', '58 min'],
        ['the solution', '24 h', '60 d 1 h'],
      ],
      'By type': [
        ['Type', ...counts],
        ['complaint', '4', '2', '1'],
      ],
      'By channel': [
        ['Channel', ...counts],
        ['web', '1', '0', '1'],
        ['email', '3', '2', '0'],
      ],
      'By day': [
        ['Day', ...counts],
        ['2026-03-01', '4', '0', '0'],
        ['2026-03-02', '0', '1', '1'],
        ['2026-03-03', '0', '1', '0'],
        ...['04', '05', '06', '07'].map((day) => [`2026-03-${day}`, '0', '0', '0']),
      ],
    });
  });

  it('marks headings of columns and rows as such', () => {
    const page = reportPage(summarized(week()));
    expect(page).toContain('<th scope="col">Channel</th>');
    expect(page).toContain('<th scope="row">complaint</th><td>4</td>');
  });

  it('tells a period of more than 366 days by the month', () => {
    const year = { from: '2025-03-01', to: '2026-03-01' };
    const deltas = [...receivedOn('2025-03-01', { billing: 1 }), ...receivedOn('2025-03-31', { technical: 2 })];
    expect(tablesOf(reportPage(summarized(deltas, year)))['By day']).toHaveLength(1 + 366);
    const tables = tablesOf(reportPage(summarized(deltas, { ...year, to: '2026-03-02' })));
    expect(tables['By day']).toBeUndefined();
    expect(tables['By month']?.slice(0, 3)).toEqual([
      ['Month', ...counts],
      ['2025-03', '3', '0', '0'],
      ['2025-04', '0', '0', '0'],
    ]);
  });

  it('groups the digits of large numbers', () => {
    const page = reportPage(summarized(receivedOn('2026-03-01', { billing: 1_234_567 })));
    expect(page).toContain('<dd>1,234,567</dd>');
    expect(page).toContain('<td>1,234,567</td>');
  });

  it('escapes every name', () => {
    expect(reportPage(summarized(week()))).not.toContain('<Invoices>');
  });

  it('needs nothing but itself, and brings its looks along, for the screen and for paper', () => {
    const page = reportPage(summarized(week()));
    expect(page).not.toMatch(/(?:src|href)=|@import|url\(/);
    expect(page).toMatch(/<style>.*body \{.*@media print \{.*<\/style>/s);
  });

  it('has the chart, and states the error of its times', () => {
    const page = reportPage(summarized(week()));
    expect(page.match(/<rect /g)).toHaveLength(3);
    expect(page).toContain('off by 5 % at the most');
  });

  it('says so when nothing happened', () => {
    const page = reportPage(summarized([]));
    expect(page).toContain('A quiet time');
    expect(page).not.toMatch(/<svg|<table/);
  });

  it('does not call a time quiet in which something was open', () => {
    const page = reportPage(summarized(counted(ticket({ receivedAt: '2026-01-01T00:00:00.000Z' }))));
    expect(page).not.toContain('A quiet time');
    expect(tablesOf(page)['By department']?.[1]?.slice(0, 5)).toEqual([
      'Billing &amp; &lt;Invoices&gt;',
      '0',
      '0',
      '0',
      '1',
    ]);
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
