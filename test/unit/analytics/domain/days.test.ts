import { describe, expect, it, vi } from 'vitest';
import { dayBefore, dayOf, daysOf, lengthOf, mondayOf, monthsOf } from '../../../../functions/analytics/domain/days.ts';

describe('days', () => {
  it('are those of the zone', () => {
    expect(dayOf('2026-03-28T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29');
    expect(dayOf('2026-03-28T23:30:00.000Z', 'America/Los_Angeles')).toBe('2026-03-28');
    expect(dayOf('2024-02-29T12:00:00.000Z', 'Pacific/Kiritimati')).toBe('2024-03-01');
  });

  it('cost one formatter for each zone, however many instants there are', () => {
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    const noon = ['2026-03-01T12:00:00.000Z', '2026-03-02T12:00:00.000Z', '2026-03-03T12:00:00.000Z'];
    expect(noon.map((at) => dayOf(at, 'Africa/Nairobi'))).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(made.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('are counted with both ends', () => {
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-30' })).toBe(3);
    expect(lengthOf({ from: '2026-03-28', to: '2026-03-27' })).toBe(0);
    expect(daysOf({ from: '2024-02-28', to: '2024-03-01' })).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
  });

  it('have their months and weeks', () => {
    expect(monthsOf({ from: '2025-11-30', to: '2026-02-01' })).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsOf({ from: '0987-12-31', to: '0988-01-01' })).toEqual(['0987-12', '0988-01']);
    expect(mondayOf('2026-03-01')).toBe('2026-02-23');
    expect(mondayOf('2026-03-02')).toBe('2026-03-02');
  });
});
