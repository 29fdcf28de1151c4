import type { Instant } from '../../../shared/kernel/clock.ts';

/** A date of the calendar: `2026-03-29`. Sorts as text. */
export type Day = string;

/** A month of the calendar: `2026-03`. */
export type Month = string;

/** The first and the last day, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const DAY = 86_400_000;

const midnight = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (milliseconds: number): Day => new Date(milliseconds).toISOString().slice(0, 10);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall of a zone, to the second; making a formatter costs far more than using one. */
const clockOf = (timeZone: string) => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const digits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', ...digits });
  formatters.set(timeZone, made);
  return made;
};

/**
 * What the clock on the wall of the zone shows at the instant, written as the milliseconds at which a clock of UTC shows
 * it. To the second.
 */
export const wallClockAt = (milliseconds: number, timeZone: string) => {
  const parts: Record<string, number> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(milliseconds)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** The day of an instant in a zone. */
export const dayOf = (instant: Instant, timeZone: string): Day => dayAt(wallClockAt(Date.parse(instant), timeZone));

export const dayBefore = (day: Day): Day => dayAt(midnight(day) - DAY);

/** How many days a period has; 0 or less when it ends before it begins. */
export const lengthOf = ({ from, to }: Period) => Math.round((midnight(to) - midnight(from)) / DAY) + 1;

/** The days of a period, in order. */
export const daysOf = ({ from, to }: Period): Day[] =>
  Array.from({ length: Math.max(0, lengthOf({ from, to })) }, (_, n) => dayAt(midnight(from) + n * DAY));

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The Monday of the week that the day is in. */
export const mondayOf = (day: Day): Day => {
  const at = midnight(day);
  return dayAt(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY);
};

/** The months that a period touches, in order. */
export const monthsOf = ({ from, to }: Period): Month[] => {
  const months: Month[] = [];
  let [year = 0, month = 1] = from.split('-').map(Number);
  const written = () => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  for (; written() <= monthOf(to); [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1])
    months.push(written());
  return months;
};
