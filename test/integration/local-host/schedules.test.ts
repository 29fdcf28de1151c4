import { expect, it } from 'vitest';
import { nextRun } from '../../../infra/local/schedules.ts';

const started = new Date('2026-06-10T12:00:00Z');
const next = (expression: string, last?: string, timeZone = 'UTC') =>
  nextRun({ expression, timeZone }, last === undefined ? undefined : new Date(last), started)?.toISOString();

it.each([
  ['a rate runs at the start', 'rate(1 minute)', undefined, 'UTC', '2026-06-10T12:00:00.000Z'],
  ['and at the start after an outage', 'rate(5 minutes)', '2026-06-01T00:00:00Z', 'UTC', '2026-06-10T12:00:00.000Z'],
  ['then at its interval', 'rate(2 hours)', '2026-06-10T12:00:01Z', 'UTC', '2026-06-10T14:00:01.000Z'],
  ['a time of day', 'cron(30 8 * * ? *)', undefined, 'UTC', '2026-06-11T08:30:00.000Z'],
  ['in its zone', 'cron(30 8 * * ? *)', undefined, 'Europe/Berlin', '2026-06-11T06:30:00.000Z'],
  ['Sunday is 1', 'cron(0 0 ? * 1 *)', undefined, 'UTC', '2026-06-14T00:00:00.000Z'],
  ['a year', 'cron(0 0 1 1 ? 2030)', undefined, 'UTC', '2030-01-01T00:00:00.000Z'],
  ['a missed time is due', 'cron(0 8 * * ? *)', '2026-06-09T08:00:00Z', 'UTC', '2026-06-10T08:00:00.000Z'],
  ['one moment', 'at(2026-12-24T18:00:00)', undefined, 'Europe/Berlin', '2026-12-24T17:00:00.000Z'],
  ['and never again', 'at(2026-06-01T18:00:00)', '2026-06-01T18:00:00Z', 'UTC', undefined],
])('%s: %s', (_, expression, last, zone, expected) => {
  expect(next(expression, last, zone)).toBe(expected);
});

it('refuses what it does not understand', () => {
  expect(() => next('every(1 minute)')).toThrow('not a schedule');
  expect(() => next('rate(0 minutes)')).toThrow('not a rate');
});
