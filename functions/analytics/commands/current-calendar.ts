import type { Deps } from '../deps.ts';
import { firstCalendar, type Calendar } from '../domain/calendar.ts';

/** The calendar; made, with the company's zone, when nothing was counted before. */
export const currentCalendar = async ({
  calendars,
  directory,
}: Pick<Deps, 'calendars' | 'directory'>): Promise<Calendar> => {
  const known = await calendars.get();
  if (known) return known;
  const { timeZone } = await directory.settings();
  const first = firstCalendar(timeZone);
  if (await calendars.put(first, undefined)) return first;
  const others = await calendars.get();
  if (!others) throw new Error('the calendar was made by another and is not there');
  return others;
};
