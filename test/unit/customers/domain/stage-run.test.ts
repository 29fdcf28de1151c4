import { describe, expect, it } from 'vitest';
import { carriedOn, startedRun } from '../../../../functions/customers/domain/stage-run.ts';

const START = '2026-03-29T01:00:00.000Z';
const LATER = '2026-03-29T01:05:00.000Z';

describe('a look at all accounts', () => {
  const first = startedRun(undefined, START);

  it('begins with the first account', () => {
    expect(first).toEqual({ status: 'running', shard: 0, looked: 0, moved: 0, startedAt: START, version: 1 });
  });

  it('goes on in its part, then with the next one, until there is none', () => {
    const second = carriedOn(first, { after: 'K', looked: 5, moved: 2 }, 2, LATER);
    expect(second).toEqual({ ...first, after: 'K', looked: 5, moved: 2, version: 2 });
    const third = carriedOn(second, { looked: 1, moved: 0 }, 2, LATER);
    expect(third).toEqual({ ...first, shard: 1, looked: 6, moved: 2, version: 3 });
    const last = carriedOn(third, { looked: 3, moved: 3 }, 2, LATER);
    expect(last).toEqual({
      status: 'done',
      shard: 2,
      looked: 9,
      moved: 5,
      startedAt: START,
      finishedAt: LATER,
      version: 4,
    });
  });

  it('begins anew in the place of one that is under way or done', () => {
    const under = carriedOn(first, { after: 'K', looked: 5, moved: 2 }, 2, START);
    expect(startedRun(under, LATER)).toEqual({ ...first, startedAt: LATER, version: 3 });
  });
});
