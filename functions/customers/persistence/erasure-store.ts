import * as z from 'zod';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause, type EventDraft } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Item, PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import { erasedKinds, erasureParts, erasureReasons } from '../contract/privacy.ts';
import type { Erasure, Subject } from '../domain/erasure.ts';
import { accountKey, contactKey, erasureBesideKey, erasureKey, erasureRowKey, namedKey } from './keys.ts';

/** A step that has not been heard of for so long is taken up again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;
/** What must end first is looked at again after so long. */
const LOOKS_AGAIN_AFTER = 60_000;

const base = {
  id: z.string(),
  subject: z.object({ type: z.enum(['account', 'contact']), id: z.string() }),
  reason: z.enum(erasureReasons),
  requestedBy: z.string(),
  requestedAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
  version: z.number().int(),
};
const agreed = { ...base, agreedBy: z.string(), agreedAt: z.string() };

const stored = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('requested') }),
  z.object({ ...base, status: z.literal('refused'), refusedBy: z.string(), refusedAt: z.string() }),
  z.object({
    ...agreed,
    status: z.literal('running'),
    part: z.enum(erasureParts),
    after: z.string().optional(),
    waitsFor: z.enum(['import', 'export', 'merge', 'confirmation']).optional(),
  }),
  z.object({
    ...agreed,
    status: z.literal('complete'),
    completedAt: z.string(),
    removed: z.partialRecord(z.enum(erasedKinds), z.number().int()),
    lastLookAt: z.string().optional(),
  }),
]) satisfies z.ZodType<Erasure>;

const row = z.object({ sk: z.string(), id: z.string() });
const named = z.object({ sk: z.string() });
const beside = z.object({ erasureId: z.string() });

type List = Parameters<typeof namedKey>[1];

const recordKey = ({ type, id }: Subject) => (type === 'account' ? accountKey(id) : contactKey(id));

/** When it is looked at next: soon when it waits, later in case a step is lost. */
const nextLook = (next: Erasure, now: Instant): Instant | undefined => {
  if (next.status === 'running')
    return plusMilliseconds(now, next.waitsFor === undefined ? STEP_TAKES_AT_MOST : LOOKS_AGAIN_AFTER);
  return next.status === 'complete' ? next.lastLookAt : undefined;
};

const erasureIn = (item: Item): Erasure => stored.parse(item);

/** It does not matter whether it is there already. */
const whatever = { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' } as const;

/**
 * The write of an erasure. What rides on it beside (`said`) has the erasure as its subject; while it is at work it says so,
 * unless it `waits`, and is a timer in case nobody hears it.
 */
const writeOf = (
  next: Erasure,
  before: Erasure | undefined,
  now: Instant,
  cause: Cause,
  { said = [], continues = true }: { said?: readonly EventDraft[]; continues?: boolean } = {},
): PutWrite => {
  const subject = `erasure/${next.id}`;
  const about = { source: '/customers/erasures', version: next.version, time: now, cause };
  const at = nextLook(next, now);
  const goesOn = continues && next.status === 'running' && next.waitsFor === undefined;
  return {
    kind: 'put',
    item: {
      ...erasureKey(next.id),
      ...next,
      ...(at !== undefined && dueKeys({ at, type: JobDue.type, subject, version: next.version })),
    },
    when: before ? { version: before.version } : 'new',
    events: [
      ...(goesOn ? stamp([JobContinued({ kind: 'erasure' })], { ...about, subject }) : []),
      ...stamp(said, { ...about, subject: next.id, record: `${subject}/said` }),
    ],
  };
};

/** Erasures, each with the names of what it is to erase, waits for, and has erased: ids, and nothing that anybody wrote. */
export const erasureStore = (table: Table) => ({
  async get(id: string): Promise<Erasure | undefined> {
    const item = await table.get(erasureKey(id), { consistent: true });
    return item && erasureIn(item);
  },

  erasureIn,
  writeOf,

  /** The writes of a new one; refused by the last of them while another one of the same record is open, or was carried out. */
  writesOf: (one: Erasure, now: Instant, cause: Cause): Write[] => [
    writeOf(one, undefined, now, cause),
    { kind: 'put', item: { ...erasureRowKey(one.requestedAt, one.id), id: one.id, version: 1 }, when: 'new' },
    { kind: 'put', item: { ...erasureBesideKey(recordKey(one.subject)), erasureId: one.id, version: 1 }, when: 'new' },
  ],

  /** The writes by which an erasure is found in the list and beside its record, also where a restore has lost them. */
  foundBy: (one: Erasure): Write[] => [
    { kind: 'put', item: { ...erasureRowKey(one.requestedAt, one.id), id: one.id, version: 1 }, when: whatever },
    {
      kind: 'put',
      item: { ...erasureBesideKey(recordKey(one.subject)), erasureId: one.id, version: 1 },
      when: whatever,
    },
  ],

  /** The write after which the record may be asked for again. */
  releaseOf: ({ subject }: Erasure): Write => ({ kind: 'delete', key: erasureBesideKey(recordKey(subject)) }),

  /** The erasure that was asked for of a record and that nobody has refused. */
  async of(subject: Subject): Promise<string | undefined> {
    const item = await table.get(erasureBesideKey(recordKey(subject)), { consistent: true });
    return item && beside.parse(item).erasureId;
  },

  /** Erasures after a position, the newest first. */
  async page(after: string | undefined, limit: number) {
    const { pk } = erasureRowKey('1970-01-01T00:00:00.000Z', '');
    const items = await table.query({ pk, limit, consistent: true, ...(after !== undefined && { after }) });
    const rows = items.map((item) => row.parse(item));
    if (rows.length === 0) return [];
    const found = await table.getMany(
      rows.map(({ id }) => erasureKey(id)),
      { consistent: true },
    );
    const byId = new Map(found.map((item) => [item['id'], erasureIn(item)]));
    return rows.flatMap(({ id, sk }) => {
      const one = byId.get(id);
      return one ? [{ position: sk, one }] : [];
    });
  },

  /** Notes a name in one of the lists; noted again, it is there once. */
  noteOf: (erasureId: string, list: List, what: string): Write => ({
    kind: 'put',
    item: { ...namedKey(erasureId, list, what), version: 1 },
    when: whatever,
  }),

  settleOf: (erasureId: string, list: List, what: string): Write => ({
    kind: 'delete',
    key: namedKey(erasureId, list, what),
  }),

  /** Holds a write to a name that is not in a list. */
  absentOf: (erasureId: string, list: List, what: string): Write => ({
    kind: 'check',
    key: namedKey(erasureId, list, what),
    when: 'new',
  }),

  /** Names in a list that begin so, after one. */
  async names(erasureId: string, list: List, begins: string, limit: number, after?: string): Promise<string[]> {
    const { pk, sk } = namedKey(erasureId, list, begins);
    const lead = `${list}#`;
    const items = await table.query({
      pk,
      sk: { begins: sk },
      limit,
      consistent: true,
      ...(after !== undefined && { after: lead + after }),
    });
    return items.map((item) => named.parse(item).sk.slice(lead.length));
  },
});

export type ErasureStore = ReturnType<typeof erasureStore>;
