import * as z from 'zod';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Item, Key, PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { recordTypes } from '../../access/contract/visibility.ts';
import { accountKinds } from '../contract/account.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import { encodings, importFormats, importStatuses, separators } from '../contract/import.ts';
import { isActive, type Import } from '../domain/import/import-state.ts';
import { importKey, importRowKey } from './keys.ts';
import { ridersOf } from './stored.ts';

/** A step that has not been heard of for so long is taken up again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;

const count = z.number().int();
const counts = z.object({ created: count, updated: count, unchanged: count, duplicate: count, refused: count });
const problems = z.array(
  z.object({ row: count, column: z.string().optional(), field: z.string().optional(), reason: z.string() }),
);

const stored = z.object({
  id: z.string(),
  fileName: z.string(),
  format: z.enum(importFormats).optional(),
  recordType: z.enum(recordTypes),
  status: z.enum(importStatuses),
  why: z.string().optional(),
  reading: z.object({ encoding: z.enum(encodings).optional(), separator: z.enum(separators).optional() }),
  file: z
    .object({
      name: z.enum(['source', 'rows']),
      size: count,
      encoding: z.enum(encodings),
      separator: z.enum(separators),
      start: count,
    })
    .optional(),
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  mapping: z.array(z.object({ column: count, field: z.string(), label: z.string().optional() })),
  options: z.object({
    allowDuplicates: z.boolean(),
    country: z.string().optional(),
    dateOrder: z.enum(['dmy', 'mdy']).optional(),
    kind: z.enum(accountKinds).optional(),
  }),
  dryRun: z.object({ counts, problems, finishedAt: z.string() }).optional(),
  position: z.object({ offset: count, row: count, chunk: count }).optional(),
  counts,
  problems,
  createdAt: z.string(),
  createdBy: z.string(),
  by: z.string(),
  finishedAt: z.string().optional(),
  filesRemovedAt: z.string().optional(),
  body: z.string().optional(),
  version: count,
}) satisfies z.ZodType<Import>;

const row = z.object({ sk: z.string(), id: z.string() });

/** Everybody's. */
const ALL = 'all';
/** Those with files in the bucket. */
const KEPT = 'kept';

const importIn = (item: Item): Import => stored.parse(item);

/** The write of an import; `continues` says that a step is to be taken, and while it is at work it is a timer in case nobody hears it. */
const writeOf = (
  next: Import,
  before: Import | undefined,
  now: Instant,
  cause: Cause,
  { continues = isActive(next) } = {},
): PutWrite => {
  const subject = `import/${next.id}`;
  return {
    kind: 'put',
    item: {
      ...importKey(next.id),
      ...next,
      ...(isActive(next) &&
        dueKeys({
          at: plusMilliseconds(now, STEP_TAKES_AT_MOST),
          type: JobDue.type,
          subject,
          version: next.version,
        })),
    },
    when: before ? { version: before.version } : 'new',
    events:
      continues && isActive(next)
        ? stamp([JobContinued({ kind: 'import' })], {
            source: '/customers/imports',
            subject,
            version: next.version,
            time: now,
            cause,
          })
        : [],
  };
};

const page = async (table: Table, of: string, after: string | undefined, limit: number) => {
  const { pk } = importRowKey(of, '1970-01-01T00:00:00.000Z', '');
  const rows = (await table.query({ pk, limit, consistent: true, ...(after !== undefined && { after }) })).map((item) =>
    row.parse(item),
  );
  if (rows.length === 0) return [];
  const items = await table.getMany(
    rows.map(({ id }) => importKey(id)),
    { consistent: true },
  );
  const byId = new Map(items.map((item) => [item['id'], importIn(item)]));
  return rows.flatMap(({ id, sk }) => {
    const found = byId.get(id);
    return found ? [{ found, position: sk }] : [];
  });
};

/** Imports, each an item of its own, with a row among those of whoever made it and one among all. */
export const importStore = (table: Table) => ({
  async get(id: string): Promise<Import | undefined> {
    const item = await table.get(importKey(id), { consistent: true });
    return item && importIn(item);
  },

  importIn,
  writeOf,

  /** The writes of a new import. */
  writesOf: (one: Import, now: Instant, cause: Cause): Write[] => [
    writeOf(one, undefined, now, cause),
    ...[ALL, KEPT, one.createdBy].map((of): Write => ({
      kind: 'put',
      item: { ...importRowKey(of, one.createdAt, one.id), id: one.id, version: 1 },
      when: 'new',
    })),
  ],

  /** The write after which it is none of those that have files. */
  withoutFilesOf: ({ createdAt, id }: Import): Write => ({ kind: 'delete', key: importRowKey(KEPT, createdAt, id) }),

  /** Imports that have files, after a position. */
  kept: (after: string | undefined, limit: number) => page(table, KEPT, after, limit),

  /** The imports of an actor, or of everybody, after a position, the newest first; with their positions. */
  page: (of: string | undefined, after: string | undefined, limit: number) => page(table, of ?? ALL, after, limit),

  /** The event that led to the latest change of a record; nothing when none did. */
  async causeOf(record: Key): Promise<string | undefined> {
    const item = await table.get(record, { consistent: true });
    return item && ridersOf(item)[0]?.causationid;
  },
});

export type ImportStore = ReturnType<typeof importStore>;
