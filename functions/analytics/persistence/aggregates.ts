import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { AddWrite, Item, Table } from '../../../shared/dynamo/table.ts';
import { channels, ticketTypes } from '../../service/contract/ticket.ts';
import { cellName, merged, type Cell, type Delta } from '../domain/counters.ts';
import { monthOf, monthsOf, type Day, type Month, type Period } from '../domain/days.ts';

/**
 * What one transaction counts goes into one shard, so that a busy day writes to all of them alike, whatever it is that
 * comes; what is counted of a row is the sum of its shards.
 */
const FLOW_SHARDS = 8;
const BALANCE_SHARDS = 8;

/** More rows than a partition of a month can have. */
const EVERYTHING = 1_000_000_000;

/** How many months are read at once, all their shards together. */
const AT_ONCE = 2;

const flowPartition = (generation: number, month: Month, shard: number) =>
  `analytics#agg#${generation}#${month}#${shard}`;
const balancePartition = (generation: number, shard: number) => `analytics#balance#${generation}#${shard}`;

const partitionOf = (generation: number, cell: Cell, mark: string) =>
  cell.kind === 'flow'
    ? flowPartition(generation, monthOf(cell.day), shardOf(mark, FLOW_SHARDS))
    : balancePartition(generation, shardOf(mark, BALANCE_SHARDS));

/**
 * The writes that add deltas, one for each row, to the counters of a generation.
 * @param mark what tells their transaction from others: the same for all of them
 */
export const additions = (generation: number, deltas: readonly Delta[], mark: string): AddWrite[] =>
  deltas.map(({ cell, counters }) => ({
    kind: 'add',
    key: { pk: partitionOf(generation, cell, mark), sk: cellName(cell) },
    counters,
  }));

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
  /** The rows of collections, each given by its shards, which have no row in common. */
  const all = async (collections: readonly string[][], from: Day, to: Day, deltaIn: (item: Item) => Delta) => {
    const rows: Delta[] = [];
    const open = [...collections];
    const worker = async () => {
      for (let shards = open.pop(); shards; shards = open.pop()) {
        const found = await Promise.all(
          shards.map((pk) =>
            table.query({ pk, sk: { from, to: sortedUpTo(to) }, limit: EVERYTHING, consistent: true }),
          ),
        );
        for (const row of merged(found.flat().map(deltaIn))) rows.push(row);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return rows;
  };
  return {
    /** What happened on the days of the period. */
    flows: (generation: number, period: Period): Promise<Delta[]> => {
      const months = monthsOf(period).map((month) =>
        everyShard(FLOW_SHARDS).map((shard) => flowPartition(generation, month, shard)),
      );
      return all(months, period.from, period.to, flowIn);
    },

    /** What `open` and `overdue` changed by, on all days up to the last, included. */
    balances: (generation: number, to: Day): Promise<Delta[]> => {
      const shards = everyShard(BALANCE_SHARDS).map((shard) => balancePartition(generation, shard));
      return all([shards], '0', to, balanceIn);
    },
  };
};

export type AggregateStore = ReturnType<typeof aggregateStore>;
