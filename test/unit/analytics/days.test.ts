import { describe, expect, it } from 'vitest';
import { dayBefore, dayOf, daysOf, lengthOf, mondayOf, monthsOf } from '../../../functions/analytics/domain/days.ts';
import { checkPeriod } from '../../../functions/analytics/domain/run.ts';
import { runRequest } from '../../../functions/analytics/contract/run.ts';

describe('days', () => {
  it('are those of the zone', () => {
    expect(dayOf('2026-03-28T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf('2026-03-28T23:30:00.000Z', 'America/Los_Angeles')).toBe('2026-03-28');
    expect(dayOf('2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati')).toBe('2024-03-01');
  });

  it('are counted with both ends', () => {
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-27' })).toBe(0);
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  });

  it('have their months and weeks', () => {
    expect(monthsOf({ from: '2025-11-30', to: '2026-02-01' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(mondayOf('2026-03-01')).toBe('2026-02-23');
    expect(mondayOf('2026-03-02')).toBe('2026-03-02');
  });
});

describe('the period of a report', () => {
  it('may be one day', () => {
    expect(checkPeriod({ from: '2026-03-01', to: '2026-03-01' }).ok).toBe(true);
  });

  it.each([
    ['ends-before-it-begins', '2026-03-02', '2026-03-01'],
    ['period-too-long', '2016-01-01', '2026-03-01'],
    ['period-too-long', '0001-01-01', '9999-12-31'],
  ])('is refused as %s from %s to %s', (code, from, to) => {
    expect(checkPeriod({ from, to })).toMatchObject({ ok: false, error: { code, field: 'to' } });
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '01.02.2026', 'today', 20260101])(
    'refuses %s for a date',
    (from) => {
      const read = runRequest.safeParse({ from, to: '2026-03-01', formats: ['html'] });
      expect(read.error?.issues.map(({ path }) => path)).toEqual([['from']]);
    },
  );
});
