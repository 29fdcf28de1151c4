import { describe, expect, it } from 'vitest';
import { scheduleBody } from '../../../functions/analytics/contract/schedule.ts';
import { scheduleOf, takeSlot } from '../../../functions/analytics/domain/schedule.ts';

const body = {
  report: 'tickets-by-department',
  cron: '0 8 * * *',
  timeZone: 'Europe/Berlin',
  recipients: ['boss@example.com'],
  formats: ['html', 'csv'],
} as const;
const read = (more: object = {}) => scheduleBody.parse({ ...body, ...more });
const now = '2026-03-01T12:00:00.000Z';
const cause = { actor: 'system:run-schedule', correlationId: 'c' };

describe('a schedule', () => {
  it('is due at its first slot after it was put', () => {
    const schedule = scheduleOf('daily', read(), undefined, now, 'person:1');
    expect(schedule).toMatchObject({ nextSlotAt: '2026-03-02T07:00:00.000Z', version: 1, ownerId: 'person:1' });
  });

  it('keeps a slot that has come when only its recipients change', () => {
    const before = scheduleOf('daily', read(), undefined, now, 'person:1');
    const later = '2026-03-02T07:00:30.000Z';
    const after = scheduleOf('daily', read({ recipients: ['other@example.com'] }), before, later, 'person:2');
    expect(after).toMatchObject({ nextSlotAt: before.nextSlotAt, version: 2, ownerId: 'person:1', createdAt: now });
  });

  it('begins anew when its times change', () => {
    const before = scheduleOf('daily', read(), undefined, now, 'person:1');
    const later = '2026-03-02T07:00:30.000Z';
    expect(scheduleOf('daily', read({ timeZone: 'UTC' }), before, later, 'person:1').nextSlotAt).toBe(
      '2026-03-02T08:00:00.000Z',
    );
  });

  it('has one run a slot, whoever takes it and when, and moves to the next slot', () => {
    const schedule = scheduleOf('daily', read(), undefined, now, 'person:1');
    const first = takeSlot(schedule, 'UTC', '2026-03-02T07:00:10.000Z', cause);
    const again = takeSlot(schedule, 'UTC', '2026-03-09T07:00:10.000Z', cause);
    expect(again.run.id).toBe(first.run.id);
    expect(first.run).toMatchObject({
      status: 'queued',
      from: '2026-03-01',
      to: '2026-03-01',
      slot: '2026-03-02T07:00:00.000Z',
      scheduleId: 'daily',
    });
    expect(first.schedule.nextSlotAt).toBe('2026-03-03T07:00:00.000Z');
    expect(takeSlot(first.schedule, 'UTC', now, cause).run.id).not.toBe(first.run.id);
  });

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
