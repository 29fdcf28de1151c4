import * as z from 'zod';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Item, Key, Page, Table } from '../../../shared/dynamo/table.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { AuditRecord, ChainedEntry } from '../contract/audit.ts';
import { beginning, CHAINS, type Head, type Link } from '../domain/audit-chain.ts';
import type { Row } from '../domain/audit-check.ts';
import type { Sealed } from '../domain/audit-entry.ts';

const MOST_READS = 100;
const SEQ_DIGITS = 12;

const chainPartition = (chain: number) => `access#audit-chain#${chain}`;
const seqKey = (seq: number) => String(seq).padStart(SEQ_DIGITS, '0');
const headKey = (chain: number): Key => ({ pk: chainPartition(chain), sk: 'head' });
const linkKey = ({ chain, seq }: Pick<Head, 'chain' | 'seq'>): Key => ({ pk: chainPartition(chain), sk: seqKey(seq) });

/** What an entry's row is found by. */
interface Named extends AuditRecord {
  readonly mark: string;
}

const rowPartition = ({ recordType, recordId }: AuditRecord) => `access#audit#${recordType}#${recordId}`;
const rowKey = (entry: Named): Key => ({ pk: rowPartition(entry), sk: entry.mark });

/** The lists across records: what was refused, what left, what a person did. */
const lists = {
  denials: 'access#audit-denials',
  exports: 'access#audit-exports',
  of: (actor: string) => `access#audit-by#${actor}`,
} as const;

const listOf = ({ kind, by }: ChainedEntry) =>
  kind === 'denied'
    ? lists.denials
    : kind === 'exported'
      ? lists.exports
      : by.startsWith('person:')
        ? lists.of(by)
        : undefined;

/** A row of a record's entries; its version counts what becomes of the values. */
export interface StoredRow extends Row, Named {
  readonly version: number;
}

const headShape = z.object({ seq: z.number().int(), hash: z.string() });
const linkShape = z.object({ prev: z.string(), entries: z.array(z.string()), hash: z.string() });
const rowShape = z.object({
  chain: z.number().int(),
  seq: z.number().int(),
  text: z.string(),
  salt: z.string().optional(),
  changes: z.string().optional(),
  erasedBy: z.string().optional(),
  version: z.number().int(),
});

/** What cannot be read any more is shown and checked all the same, as what nobody chained. */
const headIn = (chain: number, item: Item | undefined): Head | undefined => {
  const head = headShape.safeParse(item).data;
  return head && { chain, ...head };
};
const linkIn = (chain: number, item: Item): Link => ({
  chain,
  seq: Number(item['sk']),
  ...(linkShape.safeParse(item).data ?? { prev: '', entries: [], hash: '' }),
});
const rowIn = (item: Item): StoredRow => {
  const [, , recordType = '', ...ids] = String(item['pk']).split('#');
  const named = { recordType, recordId: ids.join('#'), mark: String(item['sk']) };
  const row = rowShape.safeParse(item).data;
  if (!row) return { ...named, chain: -1, seq: -1, text: '', version: 0 };
  const { salt, changes, ...kept } = row;
  return { ...named, ...kept, ...(salt !== undefined && changes !== undefined && { values: { salt, changes } }) };
};

const rowItem = (row: StoredRow, entry: ChainedEntry): Key & Item => {
  const { chain, seq, text, values, erasedBy, version } = row;
  const list = listOf(entry);
  return {
    ...rowKey(row),
    chain,
    seq,
    text,
    ...values,
    ...(erasedBy !== undefined && { erasedBy }),
    version,
    ...(list !== undefined && {
      gsi1pk: list,
      gsi1sk: `${entry.mark}#${entry.recordType}#${entry.recordId}`,
    }),
  };
};

const nameOf = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);
const indexed = z.object({ pk: z.string(), sk: z.string(), gsi1sk: z.string() });

/** The chains, and the rows by record that keep the values beside them. Nothing is ever overwritten but the heads, and the values that an erasure takes. */
export const auditStore = (table: Pick<Table, 'get' | 'getMany' | 'query' | 'write'>) => {
  const getAll = async (keys: readonly Key[]) => {
    const found = new Map<string, Item>();
    for (let n = 0; n < keys.length; n += MOST_READS)
      for (const item of await table.getMany(keys.slice(n, n + MOST_READS), { consistent: true }))
        found.set(nameOf({ pk: String(item['pk']), sk: String(item['sk']) }), item);
    return found;
  };
  const rowsAt = async (keys: readonly Key[]): Promise<(StoredRow | undefined)[]> => {
    const found = await getAll([...new Map(keys.map((key) => [nameOf(key), key])).values()]);
    return keys.map((key) => {
      const item = found.get(nameOf(key));
      return item && rowIn(item);
    });
  };
  return {
    lists,

    chainOf: ({ recordType, recordId }: AuditRecord) => shardOf(`${recordType}/${recordId}`, CHAINS),

    /** The heads of these chains, as the table names them; one that has begun nothing is at its beginning. */
    async heads(chains: readonly number[] = everyShard(CHAINS)): Promise<Head[]> {
      const found = await getAll(chains.map(headKey));
      return chains.map((chain) => headIn(chain, found.get(nameOf(headKey(chain)))) ?? beginning(chain));
    },

    async head(chain: number): Promise<Head | undefined> {
      return headIn(chain, await table.get(headKey(chain), { consistent: true }));
    },

    /**
     * Appends a link to the head that it was made for, with a row for each of its entries; all or nothing. Refused with
     * the head that is there by now, or `known` when an entry has been appended before.
     */
    async append(
      before: Head,
      link: Link,
      entries: readonly (Sealed & { readonly events: readonly DomainEvent[] })[],
    ): Promise<'appended' | 'known' | Head> {
      const { chain, seq, prev, hash } = link;
      const written = await table.write(
        {
          kind: 'put',
          item: { ...headKey(chain), seq, hash, version: seq },
          when: before.seq === 0 ? 'new' : { version: before.seq },
        },
        { kind: 'put', item: { ...linkKey(link), prev, entries: link.entries, hash }, when: 'new' },
        ...entries.map(({ entry, text, values, events }) => ({
          kind: 'put' as const,
          item: rowItem({ ...entry, chain, seq, text, values, version: 1 }, entry),
          when: 'new' as const,
          events,
        })),
      );
      if (written.ok) return 'appended';
      const { index, existing } = written.error;
      if (index > 1) return 'known';
      const head = index === 0 ? headIn(chain, existing) : undefined;
      if (!head || head.seq === before.seq)
        throw new Error(`the audit's chain ${chain} does not end where its head says`);
      return head;
    },

    /** Links of a chain after a number, in their order. */
    async links(chain: number, after: number, limit: number): Promise<Link[]> {
      const items = await table.query({
        pk: chainPartition(chain),
        sk: { from: seqKey(after + 1), to: '9'.repeat(SEQ_DIGITS) },
        limit,
        consistent: true,
      });
      return items.map((item) => linkIn(chain, item));
    },

    /** The links at these places; those that are not there are left out. */
    async linksAt(places: readonly Pick<Head, 'chain' | 'seq'>[]): Promise<Link[]> {
      const keys = new Map(places.map((place) => [nameOf(linkKey(place)), place] as const));
      const found = await getAll([...keys.values()].map(linkKey));
      return [...found].map(([name, item]) => linkIn(keys.get(name)?.chain ?? -1, item));
    },

    /** The rows of entries, in their order. */
    rows: (entries: readonly Named[]) => rowsAt(entries.map(rowKey)),

    async row(entry: Named): Promise<StoredRow | undefined> {
      return (await rowsAt([rowKey(entry)]))[0];
    },

    /** Which of these entries have been appended before. */
    async known(entries: readonly ChainedEntry[]): Promise<ReadonlySet<ChainedEntry>> {
      const rows = await rowsAt(entries.map(rowKey));
      return new Set(entries.filter((_, n) => rows[n] !== undefined));
    },

    /** Rows of a record by their marks, after one. */
    async rowsOf(record: AuditRecord, page: Pick<Page, 'limit' | 'after' | 'backward'>): Promise<StoredRow[]> {
      return (await table.query({ pk: rowPartition(record), consistent: true, ...page })).map(rowIn);
    },

    /** Rows of a list across records, newest first, after a position. */
    async rowsIn(list: string, limit: number, after?: string): Promise<{ position: string; row: StoredRow }[]> {
      const page = { index: 'gsi1', pk: list, limit, backward: true } as const;
      const items = await table.query({ ...page, ...(after !== undefined && { after }) });
      const entries = items.map((item) => indexed.parse(item));
      const rows = await rowsAt(entries.map(({ pk, sk }) => ({ pk, sk })));
      return entries.flatMap(({ gsi1sk: position }, n) => {
        const row = rows[n];
        return row ? [{ position, row }] : [];
      });
    },

    /** Writes a row again, with other values or none; false when it is no longer the one before. */
    async rewrite(row: StoredRow, entry: ChainedEntry, events: readonly DomainEvent[] = []): Promise<boolean> {
      const { ok } = await table.write({
        kind: 'put',
        item: rowItem({ ...row, version: row.version + 1 }, entry),
        when: { version: row.version },
        events,
      });
      return ok;
    },
  };
};

export type AuditStore = ReturnType<typeof auditStore>;
