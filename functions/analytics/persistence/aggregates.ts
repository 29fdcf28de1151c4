import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { AddWrite, Item, Table } from '../../../shared/dynamo/table.ts';
import { channels, ticketTypes } from '../../service/contract/ticket.ts';
import { cellName, type Cell, type Delta } from '../domain/counters.ts';
import { monthOf, monthsOf, type Day, type Month, type Period } from '../domain/days.ts';

/** A row has one shard, so that a read finds each row once; the shards spread the writes of a busy day. */
const FLOW_SHARDS = 8;
const BALANCE_SHARDS = 4;

/** More rows than a partition of a month can have. */
const EVERYTHING = 1_000_000_000;

/** How many queries run at once. */
const AT_ONCE = 16;

const flowPartition = (generation: number, month: Month, shard: number) =>
  `analytics#agg#${generation}#${month}#${shard}`;
const balancePartition = (generation: number, shard: number) => `analytics#balance#${generation}#${shard}`;

const keyOf = (generation: number, cell: Cell) => {
  const sk = cellName(cell);
  const pk =
    cell.kind === 'flow'
      ? flowPartition(generation, monthOf(cell.day), shardOf(sk, FLOW_SHARDS))
      : balancePartition(generation, shardOf(sk, BALANCE_SHARDS));
  return { pk, sk };
};

/** The writes that add deltas to the counters of a generation. */
export const additions = (generation: number, deltas: readonly Delta[]): AddWrite[] =>
  deltas.map(({ cell, counters }) => ({ kind: 'add', key: keyOf(generation, cell), counters }));

const flowKey = z.tuple([z.string(), z.string(), z.enum(ticketTypes), z.enum(channels)]);
const balanceKey = z.tuple([z.string(), z.string()]);

const countersIn = ({ pk: _, sk: __, ...counters }: Item) => z.record(z.string(), z.number()).parse(counters);

const flowIn = (item: Item): Delta => {
  const [day, departmentId, type, channel] = flowKey.parse(String(item['sk']).split('#'));
  return { cell: { kind: 'flow', day, departmentId, type, channel }, counters: countersIn(item) };
};

const balanceIn = (item: Item): Delta => {
  const [day, departmentId] = balanceKey.parse(String(item['sk']).split('#'));
  return { cell: { kind: 'balance', day, departmentId }, counters: countersIn(item) };
};

const sortedUpTo = (day: Day) => `${day}~`;

/** The counters of the days, which facts are counted into. What is read does not grow with the number of tickets. */
export const aggregateStore = (table: Pick<Table, 'query'>) => {
  const all = async (partitions: readonly string[], from: Day, to: Day) => {
    const items: Item[] = [];
    const open = [...partitions];
    const worker = async () => {
      for (let pk = open.pop(); pk !== undefined; pk = open.pop())
        items.push(
          ...(await table.query({ pk, sk: { from, to: sortedUpTo(to) }, limit: EVERYTHING, consistent: true })),
        );
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return items;
  };
  return {
    /** What happened on the days of the period. */
    async flows(generation: number, period: Period): Promise<Delta[]> {
      const partitions = monthsOf(period).flatMap((month) =>
        everyShard(FLOW_SHARDS).map((shard) => flowPartition(generation, month, shard)),
      );
      return (await all(partitions, period.from, period.to)).map(flowIn);
    },

    /** What `open` and `overdue` changed by, on all days up to the last, included. */
    async balances(generation: number, to: Day): Promise<Delta[]> {
      const partitions = everyShard(BALANCE_SHARDS).map((shard) => balancePartition(generation, shard));
      return (await all(partitions, '0', to)).map(balanceIn);
    },
  };
};

export type AggregateStore = ReturnType<typeof aggregateStore>;
