import * as z from 'zod';
import type { Item, Key, Table, Write } from '../../../shared/dynamo/table.ts';
import { rowChanges, type Derived, type Kept, type Row } from '../domain/derived-rows.ts';
import type { SearchType } from '../domain/search/text.ts';
import { accountIn } from './account-store.ts';
import { contactIn } from './contact-store.ts';
import { accountKey, contactKey, derivedKey } from './keys.ts';
import { listRowKey, searchRowKey } from './view-keys.ts';

/** A transaction of DynamoDB holds 100 writes; one of them is the item that says which rows there are. */
const ROWS_AT_ONCE = 99;

const token = z.object({ kind: z.enum(['name', 'email', 'phone', 'number']), text: z.string() });

/** Which rows there are. */
export const storedRows = z.object({
  scopes: z.array(z.string()),
  tokens: z.array(token),
  at: z.string().optional(),
  card: z.string().optional(),
  summary: z.string().optional(),
}) satisfies z.ZodType<Kept>;

/** The rows of a record. */
export interface StoredKept {
  readonly version: number;
  /** The version of the record that they were made of. */
  readonly of: number;
  /** They are being replaced: those of two versions of the record may be there. */
  readonly isPending: boolean;
  readonly kept: Kept;
}

const storedKept = z.object({
  version: z.number().int(),
  of: z.number().int(),
  isPending: z.boolean(),
  kept: storedRows,
}) satisfies z.ZodType<StoredKept>;

/** The record that rows belong to. */
export interface Owner {
  readonly type: SearchType;
  readonly id: string;
}

const keyOfRow = ({ type, id }: Owner, { scope, token: of }: Row, at: string | undefined): Key => {
  if (of) return searchRowKey(type, scope, of, id);
  if (type === 'ticket' || at === undefined) throw new Error(`a ${type} is in no list`);
  return listRowKey(type, scope, at, id);
};

/**
 * The writes that give a record its rows. A row bears the version of the item that it is guarded by, and never takes the place
 * of a newer one.
 */
export const rowWrites = (
  owner: Owner,
  { put, remove, during }: Pick<ReturnType<typeof rowChanges>, 'put' | 'remove' | 'during'>,
  { card, listed }: Derived,
  version: number,
): Write[] => [
  ...put.map((row): Write => ({
    kind: 'put',
    item: {
      ...keyOfRow(owner, row, listed?.at),
      version,
      ...(row.token ? { card } : { summary: listed?.summary }),
    },
    when: {
      expression: 'attribute_not_exists(pk) OR #version < :version',
      names: { '#version': 'version' },
      values: { ':version': version },
    },
  })),
  ...remove.map((row): Write => ({ kind: 'delete', key: keyOfRow(owner, row, during.at) })),
];

const recordKey = ({ type, id }: Owner) => (type === 'contact' ? contactKey(id) : accountKey(id));

/** Says which rows a record has; refused when somebody else has said so since `before`. */
const statement = (owner: Owner, before: StoredKept | undefined, next: Omit<StoredKept, 'version'>): Write => ({
  kind: 'put',
  item: { ...derivedKey(recordKey(owner)), ...next, version: (before?.version ?? 0) + 1 },
  when: before ? { version: before.version } : 'new',
});

/** The search and list rows of accounts and contacts, and beside each record the item that says which they are. */
export const derivedRows = (table: Table) => {
  const load = async <Kind>(owner: Owner, read: (item: Item) => Kind) => {
    const key = recordKey(owner);
    const items = await table.getMany([key, derivedKey(key)], { consistent: true });
    const record = items.find(({ sk }) => sk === key.sk);
    const kept = items.find(({ sk }) => sk !== key.sk);
    return { record: record && read(record), kept: kept && storedKept.parse(kept) };
  };

  return {
    /** An account as it is now and the rows that it has, in one call. */
    account: (id: string) => load({ type: 'account', id }, accountIn),
    contact: (id: string) => load({ type: 'contact', id }, contactIn),

    /**
     * Gives a record its rows in as few transactions as they need; until the last one the item names all rows that may be there,
     * so that whoever goes on after a crash leaves none behind. False when somebody else wrote rows since `before`.
     * @param of the version of the record
     */
    async keep(owner: Owner, before: StoredKept | undefined, after: Derived, of: number): Promise<boolean> {
      const changes = rowChanges(before?.kept, after);
      const { next, during } = changes;
      let at = before;
      let open = rowWrites(owner, changes, after, (at?.version ?? 0) + 1);
      for (;;) {
        const isLast = open.length <= ROWS_AT_ONCE;
        const stated = { of, isPending: !isLast, kept: isLast ? next : during };
        const { ok } = await table.write(statement(owner, at, stated), ...open.slice(0, ROWS_AT_ONCE));
        if (!ok || isLast) return ok;
        at = { ...stated, version: (at?.version ?? 0) + 1 };
        open = open.slice(ROWS_AT_ONCE);
      }
    },
  };
};

export type DerivedRows = ReturnType<typeof derivedRows>;
