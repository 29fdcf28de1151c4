import { shardOf } from '../../shared/dynamo/shards.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import { numberOf } from '../../shared/kernel/id.ts';
import type { Stock } from '../support/fake-dynamo/fake-table.ts';

/** A record of which there are to be several: its id, and how many there are with it. */
export interface Several {
  readonly id: string;
  readonly count: number;
}

/** The last characters of an id, which number the records that are like the first one. */
const DIGITS = 6;

const kindOf = ({ id }: Several) => id.slice(0, -DIGITS);
const idOf = (several: Several, n: number) =>
  n === 0 ? several.id : kindOf(several) + String(n).padStart(DIGITS, '0');

const indexes = ['gsi1pk', 'duePk'] as const;
const ofIndexes = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'duePk', 'dueSk', 'listed'];
const asIndexed = (item: Item): Item =>
  Object.fromEntries(ofIndexes.flatMap((name) => (name in item ? [[name, item[name]]] : [])));

const isCounter = ({ pk }: Item) => /^analytics#(agg|balance)#/.test(String(pk));

/** `['analytics#facts#', '3']` */
const collectionIn = (key: unknown) => /^(.*#)(\d+)$/.exec(String(key))?.slice(1) ?? [];

/** How many shards there are of each collection that has some, by its keys without their last number. */
const shardsIn = (items: readonly Item[]) => {
  const shards = new Map<string, number>();
  for (const item of items)
    for (const key of [item['gsi1pk'], item['duePk'], ...(isCounter(item) ? [item['pk']] : [])]) {
      const [collection, shard] = collectionIn(key);
      if (collection !== undefined) shards.set(collection, Math.max(shards.get(collection) ?? 0, Number(shard) + 1));
    }
  return shards;
};

type Form<Value> = (id: string, number: string) => Value;

/** A value in which the id and the number of its record can be others; what names neither is shared by all. */
const formOf = (value: unknown, id: string): Form<unknown> => {
  const number = numberOf('T', id);
  const text = JSON.stringify(value);
  if (!text.includes(id) && !text.includes(number)) return () => value;
  if (typeof value === 'string')
    return (otherId, otherNumber) => value.replaceAll(id, otherId).replaceAll(number, otherNumber);
  if (Array.isArray(value)) {
    const forms = value.map((one) => formOf(one, id));
    return (...other) => Object.freeze(forms.map((form) => form(...other)));
  }
  const forms = Object.entries(value ?? {}).map(([name, one]) => [name, formOf(one, id)] as const);
  return (...other) => Object.freeze(Object.fromEntries(forms.map(([name, form]) => [name, form(...other)])));
};

type Copier = (n: number) => Item;

/** Gives the value of one attribute of the n-th record that is like the first one: a key of an index in the shard of its id. */
const former = (name: string, value: unknown, { id }: Several, shards: ReadonlyMap<string, number>): Form<unknown> => {
  const [collection = ''] = name === 'gsi1pk' || name === 'duePk' ? collectionIn(value) : [];
  const count = shards.get(collection);
  if (count === undefined) return formOf(value, id);
  const keys = Array.from({ length: count }, (_, shard) => `${collection}${shard}`);
  return (other) => keys[shardOf(other, count)];
};

/** Makes the item of the n-th record that is like the first one. */
const copier = (item: Item, several: Several, shards: ReadonlyMap<string, number>): Copier => {
  const forms = Object.entries(item).map(([name, value]) => [name, former(name, value, several, shards)] as const);
  return (n) => {
    const id = idOf(several, n);
    const number = numberOf('T', id);
    const copy: Record<string, unknown> = {};
    for (const [name, form] of forms) copy[name] = form(id, number);
    return Object.freeze(copy);
  };
};

/** The entries of an index that an item and those like it have, by the partition of the index. */
const entriesOf = (
  item: Item,
  index: (typeof indexes)[number],
  several: Several | undefined,
  shards: ReadonlyMap<string, number>,
) => {
  const own = item[index];
  if (!several) return (value: string) => (own === value ? [item] : []);
  const key = former(index, own, several, shards);
  const make = copier(asIndexed(item), several, shards);
  const [collection] = collectionIn(own);
  const isElsewhere = (value: string) =>
    !String(own).includes(several.id) &&
    own !== value &&
    (collection === undefined || collectionIn(value)[0] !== collection);
  return (value: string) => {
    const found = own === value ? [item] : [];
    for (let n = 1; n < (isElsewhere(value) ? 0 : several.count); n += 1) {
      const id = idOf(several, n);
      if (key(id, '') === value) found.push(make(n));
    }
    return found;
  };
};

/** The rows of counters as so many tickets leave them: each in every shard of its collection. */
const countersOf = (items: readonly Item[], factor: number, shards: ReadonlyMap<string, number>): Item[] => {
  const rows = new Map<string, Item>();
  for (const { pk, sk, ...counters } of items.filter(isCounter)) {
    const grown: Item = Object.fromEntries(
      Object.entries(counters).map(([name, count]) => [name, Number(count) * factor] as const),
    );
    const [collection = ''] = collectionIn(pk);
    for (let shard = 0; shard < (shards.get(collection) ?? 0); shard += 1) {
      const key = { pk: `${collection}${shard}`, sk };
      rows.set(`${key.pk} ${String(sk)}`, Object.freeze({ ...key, ...grown }));
    }
  }
  return [...rows.values()];
};

/**
 * A large company made of a small one: of some of its records there are as many as are wanted, alike but for their ids, each
 * with all that belongs to it. What has a partition of its own is made when somebody looks there.
 * @param items all that the small company has stored
 * @param factor what its counters are multiplied by
 * @returns the stock, and how many items it is
 */
export const stockOf = (
  items: readonly Item[],
  families: readonly Several[],
  factor: number,
): Stock & { readonly count: number } => {
  const shards = shardsIn(items);
  if (new Set(families.map(kindOf)).size < families.length)
    throw new Error('two records would have copies of one name');
  /** What is there by itself, by partition. */
  const made = new Map<string, Item[]>();
  /** What a partition has once for each record, by partition. */
  const shared = new Map<string, { readonly count: number; readonly make: Copier }[]>();
  /** What records have in partitions of their own, by partition, with a `*` for the number of the record. */
  const makers = new Map<string, { readonly count: number; readonly make: Copier }[]>();
  const entries = new Map<string, ((value: string) => Item[])[]>(indexes.map((index) => [index, []]));
  const put = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) => {
    const known = map.get(key);
    if (known) known.push(value);
    else map.set(key, [value]);
  };
  let count = 0;
  for (const item of [...items.filter((one) => !isCounter(one)), ...countersOf(items, factor, shards)]) {
    const pk = String(item['pk']);
    const several = families.find(({ id }) => pk.includes(id) || String(item['sk']).endsWith(id));
    count += several?.count ?? 1;
    put(made, pk, item);
    for (const index of indexes)
      if (item[index] !== undefined) put(entries, index, entriesOf(item, index, several, shards));
    if (!several) continue;
    const copies = { count: several.count, make: copier(item, several, shards) };
    if (pk.includes(several.id)) put(makers, pk.replace(several.id, `${kindOf(several)}*`), copies);
    else put(shared, pk, copies);
  }
  const copiesOf = (pk: string) => {
    for (const { index } of pk.matchAll(/\d(?=\d{5})/g)) {
      const n = Number(pk.slice(index, index + DIGITS));
      const some = makers.get(`${pk.slice(0, index)}*${pk.slice(index + DIGITS)}`);
      if (some) return some.flatMap(({ count: all, make }) => (n < all ? [make(n)] : []));
    }
    return [];
  };
  return {
    count,
    indexed: (name, value) => (entries.get(name) ?? []).flatMap((find) => find(value)),
    partition: (pk) => {
      const known = made.get(pk);
      if (!known) return copiesOf(pk);
      const others = (shared.get(pk) ?? []).flatMap(({ count: all, make }) =>
        Array.from({ length: all - 1 }, (_, n) => make(n + 1)),
      );
      return [...known, ...others];
    },
  };
};
