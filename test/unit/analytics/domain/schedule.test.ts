import { describe, expect, it } from 'vitest';
import { scheduleBody } from '../../../../functions/analytics/contract/schedule.ts';
import { scheduleOf, takeSlot } from '../../../../functions/analytics/domain/schedule.ts';

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
    expect(schedule).toEqual({
      id: 'daily',
      ...body,
      nextSlotAt: '2026-03-02T07:00:00.000Z',
      ownerId: 'person:1',
      createdAt: now,
      updatedAt: now,
      version: 1,
      revision: 1,
    });
  });

  it('keeps a slot that has come when only its recipients change', () => {
    const before = scheduleOf('daily', read(), undefined, now, 'person:1');
    const later = '2026-03-02T07:00:30.000Z';
    const after = scheduleOf('daily', read({ recipients: ['other@example.com'] }), before, later, 'person:2');
    expect(after).toEqual({
      ...before,
      recipients: ['other@example.com'],
      updatedAt: later,
      version: 2,
      revision: 2,
    });
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
    // Of a slot that is under way when a deployment comes, the next function must find the same run.
    expect(first.run.id).toBe('W1EAX3851B4PR4MQB8T2924FW6');
    expect(first.schedule).toEqual({ ...schedule, nextSlotAt: '2026-03-03T07:00:00.000Z', revision: 2 });
    expect(takeSlot(first.schedule, 'UTC', now, cause).run.id).not.toBe(first.run.id);
  });
});
