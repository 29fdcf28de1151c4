import * as z from 'zod';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Item, PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { DataExported } from '../../access/contract/audit-events.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import { exportedTypes, exportFormats, exportStatuses, exportSubjects } from '../contract/export.ts';
import { hasWork, type Export } from '../domain/export/export-state.ts';
import { exportKey, exportRowKey } from './keys.ts';

/** A step that has not been heard of for so long is taken up again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;

const count = z.number().int();
const of = z.enum(exportedTypes);

const stored = z.object({
  id: z.string(),
  of: z.enum(exportSubjects),
  format: z.enum(exportFormats),
  // By names and values that were valid when it was asked for.
  filter: z.record(z.string(), z.string()),
  columns: z.array(z.string()).optional(),
  status: z.enum(exportStatuses),
  why: z.string().optional(),
  section: count,
  after: z.string().optional(),
  shape: z.object({
    emails: count,
    phones: count,
    addresses: count,
    labels: z.boolean(),
    customFields: z.array(z.string()),
  }),
  parts: z.array(z.object({ of, name: z.string(), rows: count })),
  hand: z.string().optional(),
  stray: z.array(z.string()),
  files: z.array(z.object({ name: z.string(), of, rows: count, size: count })),
  rows: count,
  createdAt: z.string(),
  createdBy: z.string(),
  finishedAt: z.string().optional(),
  filesRemovedAt: z.string().optional(),
  body: z.string().optional(),
  version: count,
});

const row = z.object({ sk: z.string(), id: z.string() });

/** Everybody's. */
const ALL = 'all';
/** Those with something in the bucket. */
const KEPT = 'kept';

const exportIn = (item: Item): Export => stored.parse(item);

const toldBy = (next: Export, before: Export | undefined, continues: boolean) => {
  if (next.status === 'done' && before?.status === 'running')
    return {
      subject: next.id,
      events: [DataExported({ what: next.of, format: next.format, records: next.rows, requestedBy: next.createdBy })],
    };
  return { subject: `export/${next.id}`, events: continues ? [JobContinued({ kind: 'export' })] : [] };
};

/**
 * The write of an export; while there is work it is a timer in case nobody hears of the next step.
 * @param options.continues whether another step is to be taken: it is said
 */
const writeOf = (
  next: Export,
  before: Export | undefined,
  now: Instant,
  cause: Cause,
  { continues = false }: { readonly continues?: boolean } = {},
): PutWrite => {
  const { subject, events } = toldBy(next, before, continues && hasWork(next));
  return {
    kind: 'put',
    item: {
      ...exportKey(next.id),
      ...next,
      ...(hasWork(next) &&
        dueKeys({
          at: plusMilliseconds(now, STEP_TAKES_AT_MOST),
          type: JobDue.type,
          subject: `export/${next.id}`,
          version: next.version,
        })),
    },
    when: before ? { version: before.version } : 'new',
    events: stamp(events, {
      source: '/customers/exports',
      subject,
      record: `export/${next.id}`,
      version: next.version,
      time: now,
      cause,
    }),
  };
};

/** Exports, each an item of its own, with a row among those of whoever made it, among all, and while it has files among those. */
export const exportStore = (table: Table) => ({
  async get(id: string): Promise<Export | undefined> {
    const item = await table.get(exportKey(id), { consistent: true });
    return item && exportIn(item);
  },

  writeOf,

  /** The writes of a new export. */
  writesOf: (one: Export, now: Instant, cause: Cause): Write[] => [
    writeOf(one, undefined, now, cause, { continues: true }),
    ...[ALL, KEPT, one.createdBy].map((list): Write => ({
      kind: 'put',
      item: { ...exportRowKey(list, one.createdAt, one.id), id: one.id, version: 1 },
      when: 'new',
    })),
  ],

  /** The writes of an export of which nothing is left in the bucket. */
  writesWithout: (next: Export, before: Export, now: Instant, cause: Cause): Write[] => [
    writeOf(next, before, now, cause),
    { kind: 'delete', key: exportRowKey(KEPT, next.createdAt, next.id) },
  ],

  /** The exports of an actor, of everybody or of those that have files, after a position, the newest first; with their positions. */
  async page(list: { readonly by: string } | 'all' | 'kept', after: string | undefined, limit: number) {
    const name = typeof list === 'object' ? list.by : list === 'all' ? ALL : KEPT;
    const { pk } = exportRowKey(name, '1970-01-01T00:00:00.000Z', '');
    const rows = (await table.query({ pk, limit, consistent: true, ...(after !== undefined && { after }) })).map(
      (item) => row.parse(item),
    );
    if (rows.length === 0) return [];
    const items = await table.getMany(
      rows.map(({ id }) => exportKey(id)),
      { consistent: true },
    );
    const byId = new Map(items.map((item) => [item['id'], exportIn(item)]));
    return rows.flatMap(({ id, sk }) => {
      const found = byId.get(id);
      return found ? [{ found, position: sk }] : [];
    });
  },
});

export type ExportStore = ReturnType<typeof exportStore>;
