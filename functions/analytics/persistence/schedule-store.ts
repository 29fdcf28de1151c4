import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import { pageOf } from '../../../shared/dynamo/list.ts';
import type { PutWrite, Table, When } from '../../../shared/dynamo/table.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { ReportScheduleDue } from '../contract/events.ts';
import { scheduleView } from '../contract/schedule.ts';
import type { Queued } from '../domain/run.ts';
import type { Schedule } from '../domain/schedule.ts';
import { runPut } from './run-store.ts';

const PARTITION = 'analytics#schedules';

const stored = z.object({ ...scheduleView.shape, revision: z.number().int() });

const keyOf = (id: string) => ({ pk: PARTITION, sk: id });

const still = (before: Schedule): When => ({
  expression: '#revision = :revision',
  names: { '#revision': 'revision' },
  values: { ':revision': before.revision },
});

const putOf = (schedule: Schedule, before: Schedule | undefined): PutWrite => ({
  kind: 'put',
  item: {
    ...keyOf(schedule.id),
    ...schedule,
    ...dueKeys({
      at: schedule.nextSlotAt,
      type: ReportScheduleDue.type,
      subject: schedule.id,
      version: schedule.revision,
    }),
  },
  when: before ? still(before) : 'new',
});

/** The report schedules, each due at its next slot. Writes answer false when it is no longer the one before. */
export const scheduleStore = (table: Pick<Table, 'get' | 'query' | 'write'>) => ({
  async get(id: string): Promise<Schedule | undefined> {
    const item = await table.get(keyOf(id), { consistent: true });
    return item && stored.parse(item);
  },

  async put(schedule: Schedule, before: Schedule | undefined): Promise<boolean> {
    return (await table.write(putOf(schedule, before))).ok;
  },

  async delete(before: Schedule): Promise<boolean> {
    return (await table.write({ kind: 'delete', key: keyOf(before.id), when: still(before) })).ok;
  },

  /**
   * Queues the run of a slot and moves the schedule on, both or neither. `run-exists`: the slot was produced before, by a
   * schedule that was put anew since.
   */
  async take(
    schedule: Schedule,
    before: Schedule,
    run: Queued,
    events: readonly DomainEvent[],
  ): Promise<'taken' | 'moved-on' | 'run-exists'> {
    const written = await table.write(putOf(schedule, before), runPut(run, undefined, events));
    if (written.ok) return 'taken';
    return written.error.index === 0 ? 'moved-on' : 'run-exists';
  },

  page: (query: ListQuery) =>
    pageOf(
      'report-schedules',
      query,
      async (after, limit): Promise<Schedule[]> => {
        const items = await table.query({ pk: PARTITION, limit, ...(after !== undefined && { after }) });
        return items.map((item) => stored.parse(item));
      },
      ({ id }) => id,
    ),
});

export type ScheduleStore = ReturnType<typeof scheduleStore>;
