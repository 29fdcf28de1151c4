import * as z from 'zod';
import type { Table, Write } from '../../../shared/dynamo/table.ts';
import { timelineEntry } from '../contract/timeline.ts';
import { positionOf, type KeptEntry } from '../domain/timeline.ts';
import { timelineKey } from './keys.ts';

const optional = z.string().optional();

/** What is kept of an entry, in a row of its own or in a ticket that has no account yet. */
export const storedEntry = z.object({
  ...timelineEntry.shape,
  belonging: z.object({ ownerId: optional, teamId: optional, territoryId: optional }).optional(),
}) satisfies z.ZodType<KeptEntry>;

const storedRow = storedEntry.extend({ sk: z.string() });

/** The timelines of accounts: rows of their own, written after the change by a step that may repeat. */
export const timelineStore = (table: Table) => ({
  /** Writes an entry unless it is there. */
  async add(accountId: string, entry: KeptEntry) {
    await table.write({ kind: 'put', item: { ...timelineKey(accountId, positionOf(entry)), ...entry }, when: 'new' });
  },

  /** The write of an entry for a transaction; what is there already is the same entry. */
  writeOf: (accountId: string, entry: KeptEntry): Write => ({
    kind: 'put',
    item: { ...timelineKey(accountId, positionOf(entry)), ...entry },
    when: { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' },
  }),

  /** The entries at these positions that are there; up to 100. */
  async at(accountId: string, positions: readonly string[]): Promise<KeptEntry[]> {
    if (positions.length === 0) return [];
    const items = await table.getMany(
      positions.map((position) => timelineKey(accountId, position)),
      { consistent: true },
    );
    return items.map((item) => storedEntry.parse(item));
  },

  /** The write that takes an entry away. */
  removalOf: (accountId: string, entry: KeptEntry): Write => ({
    kind: 'delete',
    key: timelineKey(accountId, positionOf(entry)),
  }),

  positionOf,

  /** Entries, the newest first, older than a position. */
  async page(accountId: string, after: string | undefined, limit: number, { consistent = false } = {}) {
    const items = await table.query({
      pk: timelineKey(accountId, '').pk,
      backward: true,
      limit,
      consistent,
      ...(after !== undefined && { after }),
    });
    return items.map((item) => {
      const { sk, ...entry } = storedRow.parse(item);
      return { position: sk, entry };
    });
  },
});

export type TimelineStore = ReturnType<typeof timelineStore>;
