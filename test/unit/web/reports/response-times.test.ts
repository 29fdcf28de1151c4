import { expect, it } from 'vitest';
import { axisUnit, durationWords, lineOfAll, slowestFirst } from '../../../../web/src/reports/response-times.ts';

it.each([
  [0, '0 sec'],
  [0.4, '0 sec'],
  [45, '45 sec'],
  [59.6, '1 min'],
  [90, '1 min, 30 sec'],
  [3_599.6, '1 hr'],
  [3_600, '1 hr'],
  [4_860, '1 hr, 21 min'],
  [86_399, '1 day'],
  [100_000, '1 day, 4 hr'],
  [60 * 86_400 + 1_000, '60 days'],
])('tells %d seconds in their two largest units: %s', (seconds, words) => {
  expect(durationWords(seconds, 'en')).toBe(words);
});

it('tells a duration in the language', () => {
  expect(durationWords(4_860, 'zh-Hans')).toBe('1小时21分钟');
  expect(durationWords(4_860, 'zh-Hant')).toBe('1 小時 21 分鐘');
});

it.each([
  [0, 'second', 1],
  [119, 'second', 1],
  [120, 'minute', 60],
  [7_199, 'minute', 60],
  [7_200, 'hour', 3_600],
  [172_800, 'day', 86_400],
])('marks an axis up to %d seconds by the %s', (seconds, unit, size) => {
  expect(axisUnit(seconds)).toEqual({ unit, size });
});

const times = (medianSeconds: number, p90Seconds: number) => ({ answered: 2, medianSeconds, p90Seconds });

it('has the slowest department first, and none in which nothing was answered', () => {
  const lines = slowestFirst(
    { quick: times(10, 900), slow: times(60, 70), slower: times(60, 80), none: { answered: 0 }, gone: undefined },
    (id) => id.toUpperCase(),
  );
  expect(lines.map(({ id }) => id)).toEqual(['slower', 'slow', 'quick']);
  expect(lines[2]).toEqual({ id: 'quick', name: 'QUICK', answered: 2, median: 10, p90: 900 });
});

it('has a line of all when anything was answered', () => {
  expect(lineOfAll('All', times(10, 20))).toEqual({ id: '', name: 'All', answered: 2, median: 10, p90: 20 });
  expect(lineOfAll('All', { answered: 0 })).toBeUndefined();
});
