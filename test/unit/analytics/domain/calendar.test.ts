import { describe, expect, it } from 'vitest';
import { allRestated, begunAnew, firstCalendar, readyAfter } from '../../../../functions/analytics/domain/calendar.ts';
import { manifest } from '../../../../functions/analytics/context.ts';
import { SETTLING_TIME } from '../../../../functions/analytics/domain/calendar.ts';

const now = '2026-03-01T12:00:00.000Z';
const afterSeconds = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString();

describe('the calendar', () => {
  it('of a company of which nothing is counted is ready, in its first generation', () => {
    expect(firstCalendar('UTC')).toEqual({ status: 'ready', timeZone: 'UTC', generation: 1, revision: 1 });
  });

  it('begins a new generation with another zone', () => {
    expect(begunAnew(firstCalendar('UTC'), 'Europe/Berlin', now)).toEqual({
      status: 'rebuilding',
      timeZone: 'Europe/Berlin',
      generation: 2,
      revision: 2,
      since: now,
      restating: false,
    });
  });

  it('is ready only after a look that began when no function can still count in the days of before', () => {
    const moving = begunAnew(firstCalendar('UTC'), 'Europe/Berlin', now);
    expect(readyAfter(moving, afterSeconds(59))).toBeUndefined();
    expect(readyAfter(moving, afterSeconds(60))).toMatchObject({ status: 'ready', generation: 2, revision: 3 });
    const { 'record-facts': recording, 'run-schedule': keeping } = manifest.queues ?? {};
    for (const step of [recording, keeping])
      expect((step?.timeoutSeconds ?? Infinity) * 1000).toBeLessThan(SETTLING_TIME);
  });

  it('is not ready before all tickets were told anew, even when the zone changes meanwhile', () => {
    const restating = begunAnew(firstCalendar('UTC'), 'UTC', now, true);
    const moved = begunAnew(restating, 'Asia/Tokyo', now);
    expect(readyAfter(restating, afterSeconds(600))).toBeUndefined();
    expect(readyAfter(moved, afterSeconds(600))).toBeUndefined();
    expect(readyAfter(allRestated(moved), afterSeconds(600))).toEqual({
      status: 'ready',
      timeZone: 'Asia/Tokyo',
      generation: 3,
      revision: 5,
    });
  });
});
