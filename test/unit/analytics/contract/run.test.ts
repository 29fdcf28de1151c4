import { describe, expect, it } from 'vitest';
import { runRequest } from '../../../../functions/analytics/contract/run.ts';

describe('the request of a run', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '01.02.2026', 'today', 20260101])(
    'refuses %s for a date',
    (from) => {
      const read = runRequest.safeParse({ from, to: '2026-03-01', formats: ['html'] });
      expect(read.error?.issues.map(({ path }) => path)).toEqual([['from']]);
    },
  );
});
