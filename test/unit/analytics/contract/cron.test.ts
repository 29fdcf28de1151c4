import { describe, expect, it } from 'vitest';
import { cronExpression } from '../../../../functions/analytics/contract/cron.ts';

describe('a cron expression', () => {
  it.each(['0 8 * * 1', '*/5 * * * *', '0 0 1 JAN mon', '0 0 29 2 *', '0  8 * * 7'])('may be %s', (cron) => {
    expect(cronExpression.safeParse(cron).success).toBe(true);
  });

  it.each([
    '',
    '@daily',
    '0 0 0 * * *',
    '* * * *',
    '61 * * * *',
    '0 24 * * *',
    '0 0 31 2 *',
    '0 0 L * *',
    '0 0 * * MON#2',
    '0 0 ? * *',
    '*/0 * * * *',
    '0 0 * * * 2026',
    '2026-01-01T00:00:00',
    'a b c d e',
    '0 0 * * 1;',
    '0 0 * * 1\n',
  ])('is refused when it is %j', (cron) => {
    expect(cronExpression.safeParse(cron).success).toBe(false);
  });

  it('says that a date never comes', () => {
    expect(cronExpression.safeParse('0 0 31 2,4 *').error?.issues[0]?.message).toContain('never comes');
  });
});
