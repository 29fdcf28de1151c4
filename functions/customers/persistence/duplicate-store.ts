import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Table, Write } from '../../../shared/dynamo/table.ts';
import type { Pair } from '../domain/pair.ts';
import { pairedKey, pairKey } from './keys.ts';

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

const paired = z.object({ sk: z.string() });

const MOST_PAIRED = 100;

const writeOf = (next: Pair, before: Pair | undefined): Write => ({
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

/** The writes of a pair: itself, and where it is new, what is noted beside its accounts. */
const writesOf = (next: Pair, before: Pair | undefined): Write[] => {
  const [one, other] = next.ids;
  return [
    writeOf(next, before),
    ...(before ? [] : [pairedKey(one, other), pairedKey(other, one)]).map((key): Write => ({
      kind: 'put',
      item: { ...key, version: 1 },
      when: 'new',
    })),
  ];
};

/** Pairs of accounts that may be the same customer; beside each account is noted which pairs it is in. */
export const duplicateStore = (table: Table) => ({
  async get(id: string): Promise<Pair | undefined> {
    const item = await table.get(pairKey(id), { consistent: true });
    return item && stored.parse(item);
  },

  /** Those of the pairs that are there, in no order; up to 100. */
  async getMany(ids: readonly string[]): Promise<Pair[]> {
    if (ids.length === 0) return [];
    const items = await table.getMany(
      ids.map((id) => pairKey(id)),
      { consistent: true },
    );
    return items.map((item) => stored.parse(item));
  },

  /** The accounts that an account is a pair with, open or dismissed; up to 100. */
  async partnersOf(accountId: string): Promise<string[]> {
    const { pk, sk: begins } = pairedKey(accountId, '');
    const rows = await table.query({ pk, sk: { begins }, limit: MOST_PAIRED, consistent: true });
    return rows.map((row) => paired.parse(row).sk.slice(begins.length));
  },

  writesOf,

  /** The writes by which nothing is left of a pair. */
  removesOf: ({ id, ids: [one, other], version }: Pair): Write[] => [
    { kind: 'delete', key: pairKey(id), when: { version } },
    { kind: 'delete', key: pairedKey(one, other) },
    { kind: 'delete', key: pairedKey(other, one) },
  ],

  /** False when the pair is not as it was. */
  async put(next: Pair, before: Pair | undefined): Promise<boolean> {
    const { ok } = await table.write(...writesOf(next, before));
    return ok;
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
