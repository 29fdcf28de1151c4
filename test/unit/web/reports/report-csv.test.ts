import { expect, it } from 'vitest';
import { byDepartment, overTime, readReport } from '../../../../web/src/reports/report-csv.ts';

const HEAD = 'department,departmentName,type,channel,day,received,resolved,escalated';

const lines = readReport(
  [
    HEAD,
    'billing,"Billing, EU",complaint,web,2026-01-02,3,1,0',
    'billing,"Billing, EU",question,email,2026-01-02,2,0,1',
    ',,complaint,web,2026-01-03,1,0,0',
    'technical,Technical,repair,phone,2026-01-03,9,4,2',
    '',
  ].join('\r\n'),
);

it('counts each day of the period, also where nothing happened', () => {
  expect(overTime(lines, '2026-01-01', '2026-01-03')).toEqual([
    { day: '2026-01-01', received: 0, resolved: 0, escalated: 0 },
    { day: '2026-01-02', received: 5, resolved: 1, escalated: 1 },
    { day: '2026-01-03', received: 10, resolved: 4, escalated: 2 },
  ]);
});

it('counts a long period by the month', () => {
  const months = overTime(lines, '2025-11-01', '2026-04-30');
  expect(months.map(({ day }) => day)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04']);
  expect(months[2]).toMatchObject({ received: 15, resolved: 5, escalated: 3 });
});

it('counts by department, the busiest first', () => {
  expect(byDepartment(lines)).toEqual([
    { department: 'technical', name: 'Technical', received: 9, resolved: 4, escalated: 2 },
    { department: 'billing', name: 'Billing, EU', received: 5, resolved: 1, escalated: 1 },
    { department: '', name: '', received: 1, resolved: 0, escalated: 0 },
  ]);
});

it('reads a report in which nothing happened', () => {
  expect(readReport(`${HEAD}\r\n`)).toEqual([]);
});
