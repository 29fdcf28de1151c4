import type { Instant } from '../../../shared/kernel/clock.ts';
import { readCron } from '../contract/cron.ts';
import { dayBefore, dayOf, wallClockAt, type Period } from './days.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const offsetAt = (milliseconds: number, timeZone: string) => wallClockAt(milliseconds, timeZone) - milliseconds;

/**
 * The instant at which the clock on the wall shows the time: the first of two where the clocks are put back, the first
 * minute after the gap where they are put forward. Never falls as the time rises.
 */
const instantOf = (wall: number, timeZone: string) => {
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const first = [wall - before, wall - after].find((at) => at + offsetAt(at, timeZone) === wall);
  if (first !== undefined) return first;
  // In the gap: the change lies between the two readings.
  let [low, high] = [wall - after, wall - before];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
};

/** When a cron comes, on the clock of a zone: once where the clocks are put back, after the gap where put forward. */
export interface Timetable {
  readonly cron: string;
  readonly timeZone: string;
}

const written = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** The first slot after the instant. */
export const slotAfter = ({ cron, timeZone }: Timetable, after: Instant): Instant => {
  const pattern = readCron(cron);
  let wall: Date | null = new Date(wallClockAt(Date.parse(after), timeZone));
  while ((wall = pattern.nextRun(wall))) {
    const at = instantOf(wall.getTime(), timeZone);
    if (at > Date.parse(after)) return written(at);
  }
  throw new Error(`the cron ${cron} does not come again after ${after}`);
};

/** The last slot before the instant. */
export const slotBefore = ({ cron, timeZone }: Timetable, before: Instant): Instant => {
  const pattern = readCron(cron);
  const end = Date.parse(before);
  // Where the clocks were just put back, the wall has shown later times than now: begin beyond them.
  const latest = end + Math.max(offsetAt(end, timeZone), offsetAt(end - DAY, timeZone)) + MINUTE;
  let wall: Date | undefined = new Date(latest);
  while ((wall = pattern.previousRuns(1, wall)[0])) {
    const at = instantOf(wall.getTime(), timeZone);
    if (at < end) return written(at);
  }
  throw new Error(`the cron ${cron} did not come before ${before}`);
};

/**
 * The days that the report of a slot covers: what lies since the slot before, in whole days of the company's zone, from the
 * day of the slot before to the day before this slot. Reports of slots on different days so follow each other without gap
 * or overlap. The second and later slots of one day cover that day so far.
 */
export const periodOf = (previous: Instant, slot: Instant, companyZone: string): Period => {
  const from = dayOf(previous, companyZone);
  const today = dayOf(slot, companyZone);
  return { from, to: from < today ? dayBefore(today) : today };
};
