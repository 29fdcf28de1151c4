import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import { pageOf } from '../../../shared/dynamo/list.ts';
import type { PutWrite, Table } from '../../../shared/dynamo/table.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { ReportRunDue } from '../contract/events.ts';
import { runError, totals } from '../contract/run.ts';
import { formats, reports } from '../contract/schedule.ts';
import type { Run } from '../domain/run.ts';

const PARTITION = 'analytics#runs';

const base = {
  id: z.string(),
  report: z.enum(reports),
  from: z.string(),
  to: z.string(),
  formats: z.array(z.enum(formats)),
  recipients: z.array(z.string()),
  scheduleId: z.string().optional(),
  slot: z.string().optional(),
  requestedBy: z.string(),
  requestMark: z.string().optional(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
};

const run = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('queued'), waitsSince: z.string().optional() }),
  z.object({ ...base, status: z.literal('running') }),
  z.object({
    ...base,
    status: z.literal('done'),
    files: z.array(z.object({ format: z.enum(formats), key: z.string() })),
    totals,
  }),
  z.object({ ...base, status: z.literal('failed'), error: runError }),
]);

/** The run is what the list shows, so it is stored once, where the index has it too. */
const stored = z.object({ listed: run });

const keyOf = (id: string) => ({ pk: `analytics#run#${id}`, sk: 'run' });
const positionOf = ({ createdAt, id }: Run) => `${createdAt}#${id}`;

/** The write of a run over the one before it. While it waits for the counts it is due each minute. */
export const runPut = (next: Run, before: Run | undefined, events: readonly DomainEvent[] = []): PutWrite => ({
  kind: 'put',
  item: {
    ...keyOf(next.id),
    version: next.version,
    gsi1pk: PARTITION,
    gsi1sk: positionOf(next),
    listed: next,
    ...(next.status === 'queued' &&
      next.waitsSince !== undefined &&
      dueKeys({ at: next.waitsSince, type: ReportRunDue.type, subject: next.id, version: next.version })),
  },
  when: before ? { version: before.version } : 'new',
  events,
});

/** The report runs, newest first. */
export const runStore = (table: Pick<Table, 'get' | 'query' | 'write'>) => {
  const newest = async (limit: number, after?: string): Promise<Run[]> => {
    const page = { index: 'gsi1', pk: PARTITION, backward: true, limit } as const;
    const items = await table.query({ ...page, ...(after !== undefined && { after }) });
    return items.map((item) => stored.parse(item).listed);
  };
  return {
    newest,

    async get(id: string): Promise<Run | undefined> {
      const item = await table.get(keyOf(id), { consistent: true });
      return item && stored.parse(item).listed;
    },

    /** False when the run is no longer the one before. */
    async put(next: Run, before: Run | undefined, events: readonly DomainEvent[] = []): Promise<boolean> {
      return (await table.write(runPut(next, before, events))).ok;
    },

    page: (query: ListQuery) => pageOf('report-runs', query, (after, limit) => newest(limit, after), positionOf),
  };
};

export type RunStore = ReturnType<typeof runStore>;
