import { describe, expect, it } from 'vitest';
import { scheduleBody } from '../../../../functions/analytics/contract/schedule.ts';

const body = {
  report: 'tickets-by-department',
  cron: '0 8 * * *',
  timeZone: 'Europe/Berlin',
  recipients: ['boss@example.com'],
  formats: ['html', 'csv'],
} as const;

describe('what is said of a schedule', () => {
  it.each([
    ['cron', { cron: '0 8 * *' }],
    ['cron', { cron: '@daily' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['timeZone', { timeZone: '+02:00' }],
    ['recipients', { recipients: [] }],
    ['recipients', { recipients: ['a@example.com', 'A@example.com'] }],
    ['recipients.0', { recipients: ['nobody'] }],
    ['formats', { formats: [] }],
    ['formats', { formats: ['csv', 'csv'] }],
    ['formats.0', { formats: ['pdf'] }],
    ['report', { report: 'sales' }],
    ['', { extra: 1 }],
  ])('is refused with the field %s for %j', (field, more) => {
    const result = scheduleBody.safeParse({ ...body, ...more });
    expect(result.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});
