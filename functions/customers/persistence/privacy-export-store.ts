import * as z from 'zod';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause, type EventDraft } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Item, PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import type { PrivacyExport } from '../domain/privacy-export.ts';
import { privacyExportKey, privacyExportRowKey } from './keys.ts';

/** A step, or an answer, that has not been heard of for so long is asked for again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;

const stored = z.object({
  id: z.string(),
  subject: z.object({ type: z.enum(['account', 'contact']), id: z.string() }),
  status: z.enum(['running', 'done', 'erased']),
  requestedBy: z.string(),
  requestedAt: z.string(),
  finishedAt: z.string().optional(),
  ticketIds: z.array(z.string()).optional(),
  copied: z.array(z.number().int()),
  linksUntil: z.string().optional(),
  files: z.array(z.string()),
  version: z.number().int(),
}) satisfies z.ZodType<PrivacyExport>;

const row = z.object({ sk: z.string(), id: z.string() });

const exportIn = (item: Item): PrivacyExport => stored.parse(item);

/** The write of a privacy export; `said` rides on it with the export as its subject, `continues` asks for the next step. */
const writeOf = (
  next: PrivacyExport,
  before: PrivacyExport | undefined,
  now: Instant,
  cause: Cause,
  { said = [], continues = false }: { said?: readonly EventDraft[]; continues?: boolean } = {},
): PutWrite => {
  const subject = `privacy-export/${next.id}`;
  const about = { source: '/customers/privacy-exports', version: next.version, time: now, cause };
  return {
    kind: 'put',
    item: {
      ...privacyExportKey(next.id),
      ...next,
      ...(next.status === 'running' &&
        dueKeys({ at: plusMilliseconds(now, STEP_TAKES_AT_MOST), type: JobDue.type, subject, version: next.version })),
    },
    when: before ? { version: before.version } : 'new',
    events: [
      ...(continues ? stamp([JobContinued({ kind: 'privacy-export' })], { ...about, subject }) : []),
      ...stamp(said, { ...about, subject: next.id, record: `${subject}/said` }),
    ],
  };
};

/** Privacy exports, each with a row among those that have files. */
export const privacyExportStore = (table: Table) => ({
  async get(id: string): Promise<PrivacyExport | undefined> {
    const item = await table.get(privacyExportKey(id), { consistent: true });
    return item && exportIn(item);
  },

  writeOf,

  writesOf: (one: PrivacyExport, now: Instant, cause: Cause): Write[] => [
    writeOf(one, undefined, now, cause, { continues: true }),
    { kind: 'put', item: { ...privacyExportRowKey(one.requestedAt, one.id), id: one.id, version: 1 }, when: 'new' },
  ],

  withoutFilesOf: ({ requestedAt, id }: PrivacyExport): Write => ({
    kind: 'delete',
    key: privacyExportRowKey(requestedAt, id),
  }),

  /** Those that have files, after a position. */
  async page(after: string | undefined, limit: number) {
    const { pk } = privacyExportRowKey('1970-01-01T00:00:00.000Z', '');
    const items = await table.query({ pk, limit, consistent: true, ...(after !== undefined && { after }) });
    const rows = items.map((item) => row.parse(item));
    if (rows.length === 0) return [];
    const found = await table.getMany(
      rows.map(({ id }) => privacyExportKey(id)),
      { consistent: true },
    );
    const byId = new Map(found.map((item) => [item['id'], exportIn(item)]));
    return rows.flatMap(({ id, sk }) => {
      const one = byId.get(id);
      return one ? [{ position: sk, one }] : [];
    });
  },
});

export type PrivacyExportStore = ReturnType<typeof privacyExportStore>;
