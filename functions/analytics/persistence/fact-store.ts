import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { ticketState } from '../../service/contract/events.ts';
import type { Delta } from '../domain/counters.ts';
import { cellName, merged } from '../domain/counters.ts';
import type { Fact, FactChange } from '../domain/fact.ts';
import { additions } from './aggregates.ts';

const FACT_SHARDS = 8;
/** DynamoDB's limits: writes of one transaction, items of one read. */
const MOST_WRITES = 100;
const MOST_READS = 100;

const stored = z.object({
  ticketId: z.string(),
  ticketVersion: z.number().int(),
  state: ticketState,
  generation: z.number().int(),
  revision: z.number().int(),
});

const factKey = (ticketId: string) => ({ pk: `analytics#fact#${ticketId}`, sk: 'fact' });

const partition = (shard: number) => `analytics#facts#${shard}`;
const GENERATION_DIGITS = 8;
const generationKey = (generation: number) => String(generation).padStart(GENERATION_DIGITS, '0');

const putOf = ({ before, fact }: FactChange): PutWrite => ({
  kind: 'put',
  item: {
    ...factKey(fact.ticketId),
    ...fact,
    gsi1pk: partition(shardOf(fact.ticketId, FACT_SHARDS)),
    // The oldest generation first: those that a new calendar left behind.
    gsi1sk: `${generationKey(fact.generation)}#${fact.ticketId}`,
  },
  when: before
    ? {
        expression: '#revision = :revision',
        names: { '#revision': 'revision' },
        values: { ':revision': before.revision },
      }
    : 'new',
});

interface Portion {
  readonly changes: FactChange[];
  readonly deltas: Map<string, Delta>;
}

const joined = (deltas: ReadonlyMap<string, Delta>, more: readonly Delta[]) =>
  new Map(
    merged([...deltas.values(), ...more]).map(
      (delta) => [`${delta.cell.kind}#${cellName(delta.cell)}`, delta] as const,
    ),
  );

/** As few transactions as will do; a fact and all that it counts are always in the same one. */
const portionsOf = (changes: readonly FactChange[]): Portion[] => {
  const portions: Portion[] = [];
  let open: Portion | undefined;
  for (const change of changes) {
    const deltas = joined(open?.deltas ?? new Map(), change.deltas);
    // Rows that cancel out leave again, so the sum of what was merged is what counts.
    if (open && open.changes.length + 1 + deltas.size <= MOST_WRITES) {
      open = { changes: [...open.changes, change], deltas };
      portions[portions.length - 1] = open;
    } else {
      open = { changes: [change], deltas: joined(new Map(), change.deltas) };
      portions.push(open);
    }
  }
  return portions;
};

/** The facts, which are the newest that is known of each ticket, and the counters that follow from them. */
export const factStore = (table: Pick<Table, 'getMany' | 'query' | 'write'>) => ({
  /** The facts of these tickets, by ticket; those never seen are left out. */
  async of(ticketIds: readonly string[]): Promise<Map<string, Fact>> {
    const found = new Map<string, Fact>();
    for (let n = 0; n < ticketIds.length; n += MOST_READS) {
      const items = await table.getMany(ticketIds.slice(n, n + MOST_READS).map(factKey), { consistent: true });
      for (const item of items) found.set(z.string().parse(item['ticketId']), stored.parse(item));
    }
    return found;
  },

  /**
   * Writes facts together with what they change in the counters of the generation (the same for all of them). Answers the
   * tickets whose facts were not those that the change was decided on, with others that shared their transaction:
   * nothing of these is written.
   */
  async commit(generation: number, changes: readonly FactChange[]): Promise<string[]> {
    const refused: string[] = [];
    for (const portion of portionsOf(changes)) {
      const mark = portion.changes[0]?.fact.ticketId ?? '';
      const counted = additions(generation, [...portion.deltas.values()], mark);
      const writes: Write[] = [...portion.changes.map(putOf), ...counted];
      const written = await table.write(...writes);
      if (!written.ok) refused.push(...portion.changes.map(({ fact }) => fact.ticketId));
    }
    return refused;
  },

  /** Up to `limit` tickets of a shard that are counted in an older generation, after a position; the index may lag. */
  async outdated(generation: number, shard: number, limit: number, after?: string) {
    const items = await table.query({
      index: 'gsi1',
      pk: partition(shard),
      sk: { from: generationKey(0), to: generationKey(generation) },
      limit,
      ...(after !== undefined && { after }),
    });
    const last = items.at(-1)?.['gsi1sk'];
    return {
      ticketIds: items.map(({ gsi1sk }) =>
        z
          .string()
          .parse(gsi1sk)
          .slice(GENERATION_DIGITS + 1),
      ),
      ...(typeof last === 'string' && items.length === limit && { next: last }),
    };
  },

  shards: everyShard(FACT_SHARDS),
});

export type FactStore = ReturnType<typeof factStore>;
