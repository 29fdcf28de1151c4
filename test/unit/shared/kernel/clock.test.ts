import { describe, expect, it } from 'vitest';
import { epochSeconds, plusHours, plusMilliseconds } from '../../../../shared/kernel/clock.ts';

describe('instants', () => {
  it('move by hours, fractions included, through a leap day and the change to summer time', () => {
    expect(plusHours('2028-02-28T23:30:00.000Z', 1.5)).toBe('2028-02-29T01:00:00.000Z');
    expect(plusHours('2026-03-28T23:00:00.000Z', 24)).toBe('2026-03-29T23:00:00.000Z');
    expect(plusHours('2026-01-01T00:00:00.000Z', 0.0001)).toBe('2026-01-01T00:00:00.360Z');
  });

  it('move by milliseconds in both directions', () => {
    expect(plusMilliseconds('2026-01-01T00:00:00.000Z', -1)).toBe('2025-12-31T23:59:59.999Z');
  });

  it('are cut to whole seconds for a TTL', () => {
    expect(epochSeconds('2026-01-01T00:00:00.999Z')).toBe(1_767_225_600);
  });
});
