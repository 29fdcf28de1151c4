import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../../functions/analytics/domain/report/csv.ts';
import { counted, summarized, week } from '../../reports.ts';
import { ticket } from '../../tickets.ts';

const rows = () => parse<Record<string, string>>(reportCsv(summarized(week())), { columns: true });
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
        answered: '0',
        firstResponseMedianSeconds: '',
        firstResponseP90Seconds: '',
      },
      expect.objectContaining({ channel: 'web', day: '2026-03-01', received: '1' }),
      expect.objectContaining({ channel: 'web', day: '2026-03-02', received: '0', escalated: '1' }),
    ]);
  });

  it('leaves the department of what is not routed yet empty', () => {
    expect(rows().find(({ departmentName }) => departmentName === 'Not yet routed')).toMatchObject({
      department: '',
      received: '1',
    });
  });

  it('adds up to the totals', () => {
    expect([sum('received'), sum('resolved'), sum('escalated'), sum('answered')]).toEqual([4, 2, 1, 1]);
  });

  it('tells in whole seconds how long the first responses of a day took, also where nothing else happened', () => {
    const came = '2026-01-01T00:00:00.000Z';
    const answered = ['2026-03-04T00:00:00.000Z', '2026-03-04T08:00:00.000Z'].map((firstRespondedAt) =>
      ticket({ receivedAt: came, firstRespondedAt }),
    );
    const [row, ...others] = parse<Record<string, string>>(reportCsv(summarized(counted(...answered))), {
      columns: true,
    });
    expect(others).toEqual([]);
    expect(row).toMatchObject({ department: 'billing', day: '2026-03-04', received: '0', answered: '2' });
    for (const name of ['firstResponseMedianSeconds', 'firstResponseP90Seconds'])
      expect(Math.abs(Number(row?.[name]) / (62 * 86_400) - 1)).toBeLessThan(0.06);
    expect(row?.['firstResponseP90Seconds']).toMatch(/^\d+$/);
  });

  it('lets no name be taken for a formula', () => {
    expect(rows().find(({ department }) => department === 'evil')?.['departmentName']).toBe(
      `'=HYPERLINK("http://evil.example")`,
    );
  });

  it('is only a header when nothing happened', () => {
    expect(reportCsv(summarized([]))).toBe(
      'department,departmentName,type,channel,day,received,resolved,escalated,answered,firstResponseMedianSeconds,firstResponseP90Seconds\r\n',
    );
  });
});
