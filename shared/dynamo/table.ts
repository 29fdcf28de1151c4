import type { DomainEvent } from '../kernel/event.ts';
import type { Result } from '../kernel/result.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Item = Readonly<Record<string, unknown>>;

/** What must hold of the stored item for a write to happen. */
export type When =
  /** Nothing is stored under the key. */
  | 'new'
  /** The stored item has this version. */
  | { readonly version: number }
  /** A condition in words of DynamoDB, with its names and values (`#…`, `:…`). */
  | { readonly expression: string; readonly names?: Record<string, string>; readonly values?: Record<string, unknown> };

/** A whole item, its condition, and the events that ride on it. Events of an earlier write go with it. */
export interface PutWrite {
  readonly kind: 'put';
  readonly item: Key & Item;
  readonly when: When;
  readonly events?: readonly DomainEvent[];
}

/** Adds to counters of an item, made when it is not there. Values are numbers by attribute. */
export interface AddWrite {
  readonly kind: 'add';
  readonly key: Key;
  readonly counters: Readonly<Record<string, number>>;
  /** Attributes that are set to the same value each time (a TTL, an index key). */
  readonly set?: Item;
}

interface DeleteWrite {
  readonly kind: 'delete';
  readonly key: Key;
  readonly when?: When;
}

/** Writes nothing: holds a transaction to what is stored elsewhere. */
export interface CheckWrite {
  readonly kind: 'check';
  readonly key: Key;
  readonly when: When;
}

export type Write = PutWrite | AddWrite | DeleteWrite | CheckWrite;

/** The write that was refused, and what stood in its way. */
interface Conflict {
  readonly index: number;
  readonly existing: Item | undefined;
}

export interface Page {
  readonly pk: string;
  readonly index?: 'gsi1' | 'due';
  /** Bounds of the sort key: a prefix, or a half-open or closed range. */
  readonly sk?: { readonly begins: string } | { readonly from: string; readonly to: string };
  /** Only sort keys beyond this one, in the direction of reading. */
  readonly after?: string;
  readonly limit: number;
  readonly backward?: boolean;
  readonly consistent?: boolean;
}

export interface Table {
  get(key: Key, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Up to 100 items; those that are not stored are left out. */
  getMany(keys: readonly Key[], options?: { consistent?: boolean }): Promise<Item[]>;
  /** Up to `limit` items in the order of the sort key; fewer only at the end of the collection. */
  query(page: Page): Promise<Item[]>;
  /** All of them at once or none (up to 100). A refused condition is an `err` with what is stored there instead. */
  write(...writes: readonly Write[]): Promise<Result<undefined, Conflict>>;
  /** Adds 1 unless `limit` is reached; false when it is. */
  countUpTo(key: Key, limit: number, set: Item): Promise<boolean>;
}
