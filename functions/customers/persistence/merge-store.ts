import * as z from 'zod';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { CheckWrite, Item, PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import type { Merge } from '../domain/merge-state.ts';
import { accountIn } from './account-store.ts';
import { accountKey, besideKey, mergeKey, movedKey, ticketsBeside } from './keys.ts';

/** A step that has not been heard of for so long is taken up again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;

const activeAccount = z.unknown().transform((image) => {
  const account = accountIn(z.record(z.string(), z.unknown()).parse(image));
  if (account.status !== 'active') throw new Error('an account that was merged was active');
  return account;
});

const counts = z.object({ contacts: z.number().int(), tickets: z.number().int(), timeline: z.number().int() });

const stored = z.object({
  id: z.string(),
  targetId: z.string(),
  sourceId: z.string(),
  status: z.enum(['moving', 'moved', 'undoing', 'undone']),
  targetBefore: activeAccount,
  sourceBefore: activeAccount,
  merged: activeAccount,
  setAside: z.record(z.string(), z.unknown()),
  moved: counts,
  phase: z.enum(['contacts', 'tickets', 'timeline']),
  after: z.string().optional(),
  kept: z.array(z.string()).optional(),
  mergedAt: z.string(),
  mergedBy: z.string(),
  undoneAt: z.string().optional(),
  undoneBy: z.string().optional(),
  body: z.string().optional(),
  version: z.number().int(),
}) satisfies z.ZodType<Merge>;

const movedRow = z.object({ sk: z.string() });
const ticketRow = z.object({ sk: z.string(), id: z.string() });

/** Merges, each with a row for whatever moved because of it. */
export const mergeStore = (table: Table) => ({
  async get(id: string): Promise<Merge | undefined> {
    const item = await table.get(mergeKey(id), { consistent: true });
    return item && stored.parse(item);
  },

  mergeIn: (item: Item): Merge => stored.parse(item),

  /** The write of a merge; while something is still to be moved it says so, and is a timer in case nobody hears it. */
  writeOf(next: Merge, before: Merge | undefined, now: Instant, cause: Cause): PutWrite {
    const subject = `merge/${next.id}`;
    const isOpen = next.status === 'moving' || next.status === 'undoing';
    return {
      kind: 'put',
      item: {
        ...mergeKey(next.id),
        ...next,
        ...(isOpen &&
          dueKeys({
            at: plusMilliseconds(now, STEP_TAKES_AT_MOST),
            type: JobDue.type,
            subject,
            version: next.version,
          })),
      },
      when: before ? { version: before.version } : 'new',
      events: isOpen
        ? stamp([JobContinued({ kind: 'merge' })], {
            source: '/customers/merges',
            subject,
            version: next.version,
            time: now,
            cause,
          })
        : [],
    };
  },

  /** The writes by which both accounts say that they had a part in a merge: an erasure finds its images by them. */
  besidesOf: ({ id, targetId, sourceId }: Merge): Write[] =>
    [targetId, sourceId].map((accountId) => ({
      kind: 'put',
      item: { ...besideKey(accountKey(accountId), 'merge', id), version: 1 },
      when: 'new',
    })),

  /** Holds a move to what the merge is about at that moment. */
  checkOf: ({ id, status }: Merge): CheckWrite => ({
    kind: 'check',
    key: mergeKey(id),
    when: { expression: '#status = :status', names: { '#status': 'status' }, values: { ':status': status } },
  }),

  /** `contact#<id>`, `ticket#<id>`, `timeline#<position>`. */
  notedOf: (mergeId: string, what: string): Write => ({
    kind: 'put',
    item: { ...movedKey(mergeId, what), version: 1 },
    // It may have moved, come back, and moved again.
    when: { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' },
  }),

  forgottenOf: (mergeId: string, what: string): Write => ({ kind: 'delete', key: movedKey(mergeId, what) }),

  /** The tickets beside an account, after a position. */
  async ticketsOf(accountId: string, after: string | undefined, limit: number) {
    const { pk, sk } = ticketsBeside(accountId);
    const items = await table.query({
      pk,
      sk: { begins: sk },
      limit,
      consistent: true,
      ...(after !== undefined && { after }),
    });
    return items.map((item) => {
      const row = ticketRow.parse(item);
      return { id: row.id, position: row.sk };
    });
  },

  /** What moved, of a kind, after a position. */
  async moved(mergeId: string, kind: string, after: string | undefined, limit: number): Promise<string[]> {
    const { pk, sk } = movedKey(mergeId, `${kind}#`);
    const items = await table.query({
      pk,
      sk: { begins: sk },
      limit,
      consistent: true,
      ...(after !== undefined && { after: sk + after }),
    });
    return items.map((item) => movedRow.parse(item).sk.slice(sk.length));
  },
});

export type MergeStore = ReturnType<typeof mergeStore>;
