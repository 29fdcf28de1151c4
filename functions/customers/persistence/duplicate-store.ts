import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import type { Pair } from '../domain/pair.ts';
import { pairKey } from './keys.ts';

/** An import may find many pairs at once. */
const SHARDS = 4;

const listShard = (shard: number) => `customers#duplicates#${shard}`;

const stored = z.object({
  id: z.string(),
  ids: z.tuple([z.string(), z.string()]),
  score: z.number(),
  because: z.array(z.enum(['email', 'phone', 'name', 'address', 'external-id'])),
  status: z.enum(['open', 'dismissed']),
  foundAt: z.string(),
  dismissedBy: z.string().optional(),
  version: z.number().int(),
}) satisfies z.ZodType<Pair>;

const listed = z.object({ gsi1sk: z.string(), listed: stored });

/** The likeliest pairs come first. */
const positionOf = ({ score, id }: Pair) => `${String(Math.round((1 - score) * 100)).padStart(3, '0')}#${id}`;

/** Pairs of accounts that may be the same customer. */
export const duplicateStore = (table: Table) => ({
  async get(id: string): Promise<Pair | undefined> {
    const item = await table.get(pairKey(id), { consistent: true });
    return item && stored.parse(item);
  },

  /** False when the pair is not as it was. */
  async put(next: Pair, before: Pair | undefined): Promise<boolean> {
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...pairKey(next.id),
        ...next,
        ...(next.status === 'open' && {
          gsi1pk: listShard(shardOf(next.id, SHARDS)),
          gsi1sk: positionOf(next),
          listed: next,
        }),
      },
      when: before ? { version: before.version } : 'new',
    });
    return ok;
  },

  async remove(id: string) {
    await table.write({ kind: 'delete', key: pairKey(id) });
  },

  /** Open pairs, the likeliest first, after a position. */
  async page(after: string | undefined, limit: number) {
    const shards = await Promise.all(
      everyShard(SHARDS).map((shard) =>
        table.query({ index: 'gsi1', pk: listShard(shard), limit, ...(after !== undefined && { after }) }),
      ),
    );
    return shards
      .flat()
      .map((item) => listed.parse(item))
      .toSorted((a, b) => (a.gsi1sk < b.gsi1sk ? -1 : 1))
      .slice(0, limit)
      .map((item) => ({ position: item.gsi1sk, pair: item.listed }));
  },
});

export type DuplicateStore = ReturnType<typeof duplicateStore>;
