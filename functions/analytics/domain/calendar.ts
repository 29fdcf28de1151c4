import { millisecondsOf, type Instant } from '../../../shared/kernel/clock.ts';

interface Base {
  /** The zone whose days are counted in. */
  readonly timeZone: string;
  /** Counters of another generation than this one are dead. */
  readonly generation: number;
  /** Counts the writes of the calendar. */
  readonly revision: number;
}

/** Every fact is counted in this generation. */
export type Ready = Base & { readonly status: 'ready' };

/** Facts of older generations are still on their way. */
export type Rebuilding = Base & {
  readonly status: 'rebuilding';
  readonly since: Instant;
  /** The tickets are being told anew, by the command for it: the facts are not complete before it says so. */
  readonly restating: boolean;
};

/** In which days tickets are counted. */
export type Calendar = Ready | Rebuilding;

/**
 * Longer than a function may run that still counts in the days of before (20 s to record, 45 s to move facts), and longer
 * than the index of the facts may lag behind them.
 */
export const SETTLING_TIME = 60_000;

/** The calendar of a company of which nothing is counted yet. */
export const firstCalendar = (timeZone: string): Ready => ({ status: 'ready', timeZone, generation: 1, revision: 1 });

/** Counts anew, in the days of the zone. */
export const begunAnew = (before: Calendar, timeZone: string, now: Instant, restating = false): Rebuilding => ({
  status: 'rebuilding',
  timeZone,
  generation: before.generation + 1,
  revision: before.revision + 1,
  since: now,
  // A zone that changes while the tickets are being told anew does not make them complete.
  restating: restating || (before.status === 'rebuilding' && before.restating),
});

/** All tickets have been told anew: what is left is to wait for late facts. */
export const allRestated = (before: Rebuilding): Rebuilding => ({
  ...before,
  revision: before.revision + 1,
  restating: false,
});

/** The calendar after a look for older facts that found none, if the look began late enough to have seen them all. */
export const readyAfter = (before: Rebuilding, lookBegan: Instant): Ready | undefined => {
  const { timeZone, generation, revision, since, restating } = before;
  return restating || millisecondsOf(lookBegan) - millisecondsOf(since) < SETTLING_TIME
    ? undefined
    : { status: 'ready', timeZone, generation, revision: revision + 1 };
};
