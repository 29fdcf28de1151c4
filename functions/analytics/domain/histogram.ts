/**
 * Times are kept as counts of buckets whose bounds grow by a constant factor, so that a report reads a fixed number of
 * counters however many tickets there are. A bucket's value lies in its middle: no quantile is off by more than
 * `RELATIVE_ERROR` of itself (or by a second, where it is below one).
 */
export const RELATIVE_ERROR = 0.05;

/** The largest growth of the bounds for which the error holds: (g - 1) / (g + 1) = error. */
const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);

/** Over a hundred years; whatever takes longer is counted here. */
const LAST = 220;

/** Counts by number of the bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** The bucket of a duration in seconds: 0 up to one second, then n for the seconds in (g^(n-1), g^n]. */
export const bucketOf = (seconds: number) => {
  if (seconds <= 1) return 0;
  // Logarithms are inexact at the bounds, where either bucket keeps the error.
  return Math.min(LAST, Math.max(1, Math.ceil(Math.log(seconds) / Math.log(GROWTH))));
};

const valueOf = (bucket: number) => (bucket === 0 ? 0.5 : (2 * GROWTH ** bucket) / (GROWTH + 1));

/**
 * The duration in seconds that a share `q` (0 to 1) of what was counted does not exceed (nearest rank), or nothing when
 * nothing was counted.
 */
export const quantileOf = (histogram: Histogram, q: number) => {
  const buckets = [...histogram].filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(q * total));
  let seen = 0;
  for (const [bucket, count] of buckets) {
    seen += count;
    if (seen >= rank) return valueOf(bucket);
  }
  return undefined;
};
