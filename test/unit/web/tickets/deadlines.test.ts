import { describe, expect, it } from 'vitest';
import { spanWords, firstResponse, resolution } from '../../../../web/src/tickets/deadlines.ts';

const HOUR = 3_600_000;
const start = Date.parse('2026-03-02T08:00:00Z');
const at = (hours: number) => new Date(start + hours * HOUR).toISOString();
const ticket = { createdAt: at(0), firstResponseDueAt: at(4), resolutionDueAt: at(24) };

describe('a target', () => {
  it.each([
    [1, 'good'],
    [2.9, 'good'],
    [3.1, 'soon'],
    [4.1, 'late'],
  ] as const)('of four hours is, after %d hours, %s', (hours, state) => {
    expect(firstResponse(ticket, start + hours * HOUR)?.state).toBe(state);
  });

  it('that was met stays met', () => {
    const answered = { ...ticket, firstRespondedAt: at(3) };
    expect(firstResponse(answered, start + 9 * HOUR)).toMatchObject({ state: 'kept', left: HOUR });
    expect(resolution({ ...answered, resolvedAt: at(20) }, start + 99 * HOUR)).toMatchObject({ state: 'kept' });
  });

  it('that was met too late says by how much', () => {
    expect(firstResponse({ ...ticket, firstRespondedAt: at(6) }, start + 7 * HOUR)).toMatchObject({
      state: 'missed',
      left: -2 * HOUR,
    });
  });

  it('is none before a department has the ticket', () => {
    expect(firstResponse({ createdAt: at(0) }, start)).toBeUndefined();
    expect(resolution({ createdAt: at(0) }, start)).toBeUndefined();
  });
});

it.each([
  ['en', 3 * HOUR + 20 * 60_000, '3h 20m'],
  ['en', -(26 * HOUR), '1d 2h'],
  ['en', 48 * HOUR + 60_000, '2d'],
  ['en', 10, '1m'],
  ['zh-Hans', 3 * HOUR + 20 * 60_000, '3小时20分钟'],
  ['zh-Hant', 26 * HOUR, '1 天2 小時'],
])('says in %s how long %d ms are', (language, milliseconds, words) => {
  expect(spanWords(milliseconds, language)).toBe(words);
});
