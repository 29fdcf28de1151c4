import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../../functions/analytics/domain/report/csv.ts';
import { summarized, week } from '../../reports.ts';

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
