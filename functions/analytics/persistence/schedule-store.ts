import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import { pageOf } from '../../../shared/dynamo/list.ts';
import type { Item, PutWrite, Table, When } from '../../../shared/dynamo/table.ts';
import type { Cause, DomainEvent } from '../../../shared/kernel/event.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { ReportScheduleDue } from '../contract/events.ts';
import { scheduleView } from '../contract/schedule.ts';
import type { Queued } from '../domain/run.ts';
import type { Schedule } from '../domain/schedule.ts';
import { runPut } from './run-store.ts';

const PARTITION = 'analytics#schedules';

const stored = z.object({ ...scheduleView.shape, revision: z.number().int() });

const keyOf = (id: string) => ({ pk: PARTITION, sk: id });

/** The same write of the same schedule: one that was put anew after it was deleted counts its writes from one again. */
const still = ({ revision, createdAt }: Pick<Schedule, 'revision' | 'createdAt'>): When => ({
  expression: '#revision = :revision AND #createdAt = :createdAt',
  names: { '#revision': 'revision', '#createdAt': 'createdAt' },
  values: { ':revision': revision, ':createdAt': createdAt },
});

/** A schedule that somebody has deleted, until its item is gone: it says who, and is there for nobody. */
const DELETED = { status: 'deleted' } as const;

const isThere = (item: Item) => item['status'] !== DELETED.status;

const putOf = (
  schedule: Schedule,
  before: Pick<Schedule, 'revision' | 'createdAt'> | undefined,
  { actor }: Pick<Cause, 'actor'>,
): PutWrite => ({
  kind: 'put',
  item: {
    ...keyOf(schedule.id),
    ...schedule,
    updatedBy: actor,
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
    return item && isThere(item) ? stored.parse(item) : undefined;
  },

  async put(schedule: Schedule, before: Schedule | undefined, cause: Pick<Cause, 'actor'>): Promise<boolean> {
    const written = await table.write(putOf(schedule, before, cause));
    const left = !written.ok && !before ? written.error.existing : undefined;
    if (written.ok || !left || isThere(left)) return written.ok;
    // Whoever deleted it was cut off: the new one takes the place of what is left of it, and counts on.
    const deleted = stored.parse(left);
    return (await table.write(putOf({ ...schedule, revision: deleted.revision + 1 }, deleted, cause))).ok;
  },

  /** Says who deletes it, then deletes it: an item that is removed names nobody. */
  async delete(before: Schedule, { actor }: Pick<Cause, 'actor'>): Promise<boolean> {
    const key = keyOf(before.id);
    const gone = { ...before, ...DELETED, updatedBy: actor, revision: before.revision + 1 };
    if (!(await table.write({ kind: 'put', item: { ...key, ...gone }, when: still(before) })).ok) return false;
    // Should somebody have put it anew meanwhile, theirs stays.
    await table.write({ kind: 'delete', key, when: still(gone) });
    return true;
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
    cause: Pick<Cause, 'actor'>,
  ): Promise<'taken' | 'moved-on' | 'run-exists'> {
    const written = await table.write(putOf(schedule, before, cause), runPut(run, undefined, events));
    if (written.ok) return 'taken';
    return written.error.index === 0 ? 'moved-on' : 'run-exists';
  },

  page: (query: ListQuery) =>
    pageOf(
      'report-schedules',
      query,
      async (after, limit): Promise<Schedule[]> => {
        const found: Schedule[] = [];
        for (let from = after; ;) {
          const items = await table.query({ pk: PARTITION, limit, ...(from !== undefined && { after: from }) });
          found.push(...items.filter(isThere).map((item) => stored.parse(item)));
          // The place of one that was deleted goes to the next.
          if (items.length < limit || found.length >= limit) return found.slice(0, limit);
          from = String(items.at(-1)?.['sk']);
        }
      },
      ({ id }) => id,
    ),
});

export type ScheduleStore = ReturnType<typeof scheduleStore>;
