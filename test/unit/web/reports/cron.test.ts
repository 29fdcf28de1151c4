import { describe, expect, it } from 'vitest';
import { readCron } from '../../../../functions/analytics/contract/cron.ts';
import { expressionOf, nextRuns, planOf, type Plan } from '../../../../web/src/reports/cron.ts';

const plans: readonly [string, Partial<Plan>][] = [
  ['0 8 * * *', { frequency: 'daily', time: '08:00' }],
  ['30 7 * * 1,3', { frequency: 'weekly', time: '07:30', weekdays: [1, 3] }],
  ['5 23 * * 1,2,3,4,5', { frequency: 'weekly', time: '23:05', weekdays: [1, 2, 3, 4, 5] }],
  ['0 0 * * 6,0', { frequency: 'weekly', time: '00:00', weekdays: [6, 0] }],
  ['15 6 31 * *', { frequency: 'monthly', time: '06:15', day: 31 }],
];

describe('a cron expression', () => {
  it.each(plans)('%s is a plan in the words of people, and the plan is that expression', (expression, plan) => {
    const read = planOf(expression);
    expect(read).toMatchObject(plan);
    expect(read && expressionOf(read)).toBe(expression);
    expect(() => readCron(expression)).not.toThrow();
  });

  it('with a range of weekdays, or 7 for Sunday, is a weekly plan', () => {
    expect(planOf('0 8 * * 1-5')?.weekdays).toEqual([1, 2, 3, 4, 5]);
    expect(planOf('0 8 * * 7')?.weekdays).toEqual([0]);
  });

  it.each([
    '*/5 * * * *',
    '0 8 1 1 *',
    '0 8 1 * 1',
    '0 8 * * mon',
    '0 25 * * *',
    '60 8 * * *',
    '0 8 32 * *',
    '',
    '0 8 * * * *',
  ])('like %j is no plan, and is left as it is written', (expression) => expect(planOf(expression)).toBeUndefined());
});

describe('the next runs', () => {
  it('are on the clock of the zone, also over the change of the clocks', () => {
    const runs = nextRuns('0 8 * * *', 'Europe/Berlin', 3, new Date('2026-10-23T12:00:00Z'));
    expect(runs?.map((run) => run.toISOString())).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
      '2026-10-26T07:00:00.000Z',
    ]);
  });

  it.each(['0 8 31 2 *', 'every day', '0 8 * *', '0 8 * * * *', '99 8 * * *'])('of %j there are none', (expression) => {
    expect(nextRuns(expression, 'UTC', 5, new Date('2026-01-01T00:00:00Z'))).toBeUndefined();
  });
});
