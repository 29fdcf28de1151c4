import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import type { HistoryEntry } from '../contract/ticket.ts';
import { ticketIn, ticketKey } from './tickets.ts';

/** The tickets of all departments in the order in which they were routed are spread over this many partitions. */
const SHARDS = 4;

const shard = (n: number) => `service#routed#${n}`;

/** Where the history row of a routing appears: it stays when the ticket moves on, and an erasure takes it out. */
export const routedKeys = (ticketId: string, { change, at, details }: HistoryEntry) =>
  change === 'routed'
    ? {
        gsi1pk: shard(shardOf(ticketId, SHARDS)),
        gsi1sk: `${at}#${ticketId}`,
        listed: { departmentId: details['departmentId'] },
      }
    : {};

const routedItem = z.object({ gsi1sk: z.string(), listed: z.object({ departmentId: z.string() }) });

/** When a ticket was routed, and to which department. */
interface Routed {
  readonly id: string;
  readonly departmentId: string;
}

/** The tickets of all departments, by when they were routed. */
export const routedStore = (table: Table) => ({
  /** Those that were routed between two instants, the latest first. */
  async latest(from: Instant, to: Instant, limit: number): Promise<Routed[]> {
    const shards = await Promise.all(
      everyShard(SHARDS).map((n) =>
        table.query({ index: 'gsi1', pk: shard(n), sk: { from, to: `${to}~` }, limit, backward: true }),
      ),
    );
    return shards
      .flat()
      .map((item) => routedItem.parse(item))
      .toSorted((a, b) => (a.gsi1sk < b.gsi1sk ? 1 : -1))
      .slice(0, limit)
      .map(({ gsi1sk, listed }) => ({ id: gsi1sk.slice(gsi1sk.indexOf('#') + 1), departmentId: listed.departmentId }));
  },

  /** The tickets themselves, in the same order; 100 at the most. */
  async read(routed: readonly Routed[]) {
    const items = await table.getMany(routed.map(({ id }) => ticketKey(id)));
    const tickets = new Map(items.map((item) => [item['pk'], ticketIn(item)]));
    return routed.flatMap(({ id, departmentId }) => {
      const ticket = tickets.get(ticketKey(id).pk);
      return ticket ? [{ ticket, departmentId }] : [];
    });
  },
});

export type RoutedStore = ReturnType<typeof routedStore>;
