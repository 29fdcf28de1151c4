import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { bucketOf, quantileOf, RELATIVE_ERROR } from '../../../../functions/analytics/domain/histogram.ts';

const histogramOf = (seconds: readonly number[]) => {
  const histogram = new Map<number, number>();
  for (const one of seconds) histogram.set(bucketOf(one), (histogram.get(bucketOf(one)) ?? 0) + 1);
  return histogram;
};

/** Nearest rank. */
const exact = (seconds: readonly number[], q: number) =>
  seconds.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(q * seconds.length)) - 1] ?? Number.NaN;

describe('the histogram of times', () => {
  it('answers every quantile to within its stated error', () => {
    const duration = fc.oneof(
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.double({ min: 1, max: 10 * 365 * 86_400, noNaN: true }),
      fc.nat(40).map((power) => ((1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR)) ** power),
    );
    fc.assert(
      fc.property(
        fc.array(duration, { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.5, 0.9, 0, 1),
        (seconds, q) => {
          const right = exact(seconds, q);
          const told = quantileOf(histogramOf(seconds), q) ?? Number.NaN;
          const allowed = right <= 1 ? 1 : right * RELATIVE_ERROR * (1 + 1e-9);
          expect(Math.abs(told - right)).toBeLessThanOrEqual(allowed);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('tells what lies in a bucket by its middle', () => {
    expect(quantileOf(new Map([[bucketOf(1), 3]]), 0.5)).toBe(0.5);
    expect(bucketOf(1)).toBe(0);
    expect(bucketOf(1.001)).toBe(1);
  });

  it('takes no notice of a count below zero: its parts were read at different moments', () => {
    const counts = [
      [5, 4],
      [7, 2],
    ] as const;
    expect(quantileOf(new Map([...counts, [9, -3]]), 0.9)).toBe(quantileOf(new Map(counts), 0.9));
  });

  it('has no quantile of nothing', () => {
    expect(quantileOf(new Map(), 0.5)).toBeUndefined();
    expect(quantileOf(new Map([[3, 0]]), 0.5)).toBeUndefined();
  });

  it('counts a time that ran backwards as none', () => {
    expect(bucketOf(-5)).toBe(0);
  });

  it('keeps a bounded number of buckets', () => {
    expect(bucketOf(1e15)).toBe(220);
  });
});
