import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { CalendarDue } from '../contract/events.ts';
import type { Calendar } from '../domain/calendar.ts';

const base = { timeZone: z.string(), generation: z.number().int(), revision: z.number().int() };

const stored = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('ready') }),
  z.object({ ...base, status: z.literal('rebuilding'), since: z.string(), restating: z.boolean() }),
]);

const key = { pk: 'analytics#calendar', sk: 'calendar' };

/** Where the calendar is kept; while it is being moved to, it is due each minute. */
export const calendarStore = (table: Pick<Table, 'get' | 'write'>) => ({
  async get(): Promise<Calendar | undefined> {
    const item = await table.get(key, { consistent: true });
    return item && stored.parse(item);
  },

  /** False when the calendar is no longer the one before. */
  async put(calendar: Calendar, before: Calendar | undefined): Promise<boolean> {
    const due =
      calendar.status === 'rebuilding'
        ? dueKeys({ at: calendar.since, type: CalendarDue.type, subject: 'calendar', version: calendar.revision })
        : {};
    const { ok } = await table.write({
      kind: 'put',
      item: { ...key, ...calendar, ...due },
      when: before
        ? {
            expression: '#revision = :revision',
            names: { '#revision': 'revision' },
            values: { ':revision': before.revision },
          }
        : 'new',
    });
    return ok;
  },
});

export type CalendarStore = ReturnType<typeof calendarStore>;
