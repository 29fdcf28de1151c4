import { DUE_SHARDS, dueShard, parseDueKey } from '../../../shared/dynamo/due.ts';
import { everyShard } from '../../../shared/dynamo/shards.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import * as z from 'zod';

const dueItem = z.object({ dueSk: z.string() });

/** The items of all contexts that wait for a moment. */
export const dueItems = (table: Pick<Table, 'query'>) => ({
  shards: everyShard(DUE_SHARDS),

  /** What is due by now in a shard, the oldest first, after a position. */
  async page(shard: number, now: Instant, after: string | undefined, limit: number) {
    const items = await table.query({
      index: 'due',
      pk: dueShard(shard),
      sk: { from: '0', to: `${now}~` },
      limit,
      ...(after !== undefined && { after }),
    });
    return items.map((item) => {
      const { dueSk } = dueItem.parse(item);
      return { ...parseDueKey(dueSk), position: dueSk };
    });
  },
});

export type DueItems = ReturnType<typeof dueItems>;
