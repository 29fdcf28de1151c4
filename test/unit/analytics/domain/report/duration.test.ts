import { describe, expect, it } from 'vitest';
import { spoken } from '../../../../../functions/analytics/domain/report/duration.ts';

describe('a duration', () => {
  it.each([
    [undefined, '–'],
    [0.5, '1 s'],
    [59.4, '59 s'],
    [59.6, '1 min'],
    [3599, '1 h'],
    [5400, '1 h 30 min'],
    [86_400, '24 h'],
    [43.4 * 3600, '43 h'],
    [36_000, '10 h'],
    [48 * 3600, '2 d'],
    [2 * 86_400 + 3600, '2 d 1 h'],
  ])('of %s seconds is %s', (seconds, words) => {
    expect(spoken(seconds)).toBe(words);
  });
});
