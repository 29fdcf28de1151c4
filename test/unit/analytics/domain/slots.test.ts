import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { daysOf } from '../../../../functions/analytics/domain/days.ts';
import { periodOf, slotAfter, slotBefore } from '../../../../functions/analytics/domain/slots.ts';

const slots = (cron: string, timeZone: string, from: string, count: number) => {
  const found: string[] = [];
  for (let at = from; found.length < count; found.push(at)) at = slotAfter({ cron, timeZone }, at);
  return found;
};

describe('the slots of a cron', () => {
  it('come at the local time of the zone, summer and winter', () => {
    expect(slots('0 8 * * 1-5', 'Europe/Berlin', '2026-03-27T12:00:00.000Z', 2)).toEqual([
      '2026-03-30T06:00:00.000Z',
      '2026-03-31T06:00:00.000Z',
    ]);
    expect(slots('0 8 * * *', 'Europe/Berlin', '2026-03-28T00:00:00.000Z', 1)).toEqual(['2026-03-28T07:00:00.000Z']);
  });

  it('come at the first minute after the gap where the clocks are put forward', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(slots('*/20 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
  });

  it('count several that fall into one gap, and the one just after it, as one', () => {
    expect(slots('0,30 2-3 * * *', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', 3)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:00:00.000Z',
    ]);
  });

  it('come once, the first time, where the clocks are put back', () => {
    expect(slots('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
    expect(slots('*/30 * * * *', 'Europe/Berlin', '2026-10-25T00:00:00.000Z', 3)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-10-25T02:30:00.000Z',
    ]);
    // Asked in the hour that comes a second time.
    expect(slots('15 2 * * *', 'Europe/Berlin', '2026-10-25T01:05:00.000Z', 1)).toEqual(['2026-10-26T01:15:00.000Z']);
    expect(slotBefore({ cron: '45 2 * * *', timeZone: 'Europe/Berlin' }, '2026-10-25T01:05:00.000Z')).toBe(
      '2026-10-25T00:45:00.000Z',
    );
  });

  it('know zones that move by half an hour, at midnight, and over a day', () => {
    expect(slots('15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T10:00:00.000Z', 1)).toEqual([
      '2026-10-03T15:30:00.000Z',
    ]);
    expect(slots('0 0 * * *', 'America/Sao_Paulo', '2018-11-03T12:00:00.000Z', 1)).toEqual([
      '2018-11-04T03:00:00.000Z',
    ]);
    expect(slots('0 12 * * *', 'Pacific/Apia', '2011-12-29T12:00:00.000Z', 3)).toEqual([
      '2011-12-29T22:00:00.000Z',
      '2011-12-30T10:00:00.000Z',
      '2011-12-30T22:00:00.000Z',
    ]);
  });

  it('go back the way that they came', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('30 2 * * *', '0 0 * * 1', '*/15 1-3 * * *', '0 8,18 * * *', '59 23 31 12 *', '0 3 1,15 * *'),
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'UTC'),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        (cron, timeZone, at) => {
          const next = slotAfter({ cron, timeZone }, at.toISOString());
          const nextButOne = slotAfter({ cron, timeZone }, next);
          expect(next > at.toISOString()).toBe(true);
          expect(slotBefore({ cron, timeZone }, nextButOne)).toBe(next);
          expect(slotAfter({ cron, timeZone }, slotBefore({ cron, timeZone }, next))).toBe(next);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are missed with a word about it where there are none', () => {
    const never = { cron: '0 0 31 2 *', timeZone: 'UTC' };
    const at = '2026-03-01T00:00:00.000Z';
    expect(() => slotAfter(never, at)).toThrow(
      'the cron 0 0 31 2 * does not come again after 2026-03-01T00:00:00.000Z',
    );
    expect(() => slotBefore(never, at)).toThrow('the cron 0 0 31 2 * did not come before 2026-03-01T00:00:00.000Z');
  });

  it('also come each minute, cheaply', () => {
    expect(slotBefore({ cron: '* * * * *', timeZone: 'Europe/Berlin' }, '2026-07-01T10:00:00.000Z')).toBe(
      '2026-07-01T09:59:00.000Z',
    );
    expect(slotAfter({ cron: '* * * * *', timeZone: 'Europe/Berlin' }, '2026-07-01T10:00:30.000Z')).toBe(
      '2026-07-01T10:01:00.000Z',
    );
  });
});

describe('the period of a slot', () => {
  it('is the day before for a slot each morning', () => {
    expect(periodOf('2026-03-01T07:00:00.000Z', '2026-03-02T07:00:00.000Z', 'Europe/Berlin')).toEqual({
      from: '2026-03-01',
      to: '2026-03-01',
    });
  });

  it('is the week from the slot before for a slot each Monday', () => {
    expect(periodOf('2026-03-02T07:00:00.000Z', '2026-03-09T07:00:00.000Z', 'Europe/Berlin')).toEqual({
      from: '2026-03-02',
      to: '2026-03-08',
    });
  });

  it('is the day so far for a second slot on a day', () => {
    expect(periodOf('2026-03-02T07:00:00.000Z', '2026-03-02T17:00:00.000Z', 'Europe/Berlin')).toEqual({
      from: '2026-03-02',
      to: '2026-03-02',
    });
  });

  it('follows the days of the company, not those of the schedule', () => {
    // Midnight in Shanghai is still the day before in Berlin.
    expect(periodOf('2026-03-01T16:00:00.000Z', '2026-03-02T16:00:00.000Z', 'Europe/Berlin')).toEqual({
      from: '2026-03-01',
      to: '2026-03-01',
    });
  });

  it('leaves no day out and counts none twice over slots at least a day apart', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('0 8 * * *', '0 0 * * 1', '30 2 1,15 * *', '0 23 * * 1-5'),
        fc.constantFrom('Europe/Berlin', 'Asia/Shanghai', 'America/Los_Angeles', 'UTC'),
        fc.constantFrom('Europe/Berlin', 'Pacific/Auckland', 'UTC'),
        (cron, timeZone, companyZone) => {
          const times = slots(cron, timeZone, '2026-02-10T00:00:00.000Z', 60);
          const covered = times.slice(1).flatMap((slot, n) => daysOf(periodOf(times[n] ?? '', slot, companyZone)));
          expect(new Set(covered).size).toBe(covered.length);
          expect(covered).toEqual(daysOf({ from: covered[0] ?? '', to: covered.at(-1) ?? '' }));
        },
      ),
    );
  });
});
