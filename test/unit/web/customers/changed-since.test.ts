import { afterEach, describe, expect, it } from 'vitest';
import { beginningOf, dayOf } from '../../../../web/src/customers/changed-since.ts';

const own = process.env['TZ'];
afterEach(() => {
  if (own === undefined) delete process.env['TZ'];
  else process.env['TZ'] = own;
});

describe.each([
  ['America/Los_Angeles', '2026-03-02T08:00:00.000Z'],
  ['Asia/Shanghai', '2026-03-01T16:00:00.000Z'],
  ['UTC', '2026-03-02T00:00:00.000Z'],
])('a day in %s', (zone, midnight) => {
  it('begins at the midnight of those who are there, and is shown as the day that was chosen', () => {
    process.env['TZ'] = zone;
    expect(beginningOf('2026-03-02')).toBe(midnight);
    expect(dayOf(midnight)).toBe('2026-03-02');
  });
});

it.each(['', '2026-03', '12026-03-02', '2026-13-40'])('takes %j for no day', (typed) => {
  expect(beginningOf(typed)).toBeUndefined();
});

it.each([undefined, '', 'yesterday'])('shows no day for %j', (instant) => {
  expect(dayOf(instant)).toBe('');
});
