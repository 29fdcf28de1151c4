import type { Item } from '../../shared/dynamo/table.ts';

/**
 * Copies and marks that the product makes of its records by itself, by their keys (`<pk> <sk>`): rows of lists and searches,
 * counters, locks, timers. What is not here is a record.
 */
const derived = [
  /^customers#(search|accounts|contacts|views|lock|block|imports|exports|erasures|privacy-exports)#/,
  /^customers#(erasures|privacy-exports) /,
  /^customers#account#\S+ (record|pair|merge)#/,
  /^customers#\S+ derived$/,
  /^analytics#(agg|balance|fact|facts)#/,
  /^service#address#/,
];

/** What only the table needs of an item. */
const OF_THE_TABLE = new Set(['gsi1pk', 'gsi1sk', 'duePk', 'dueSk', 'events']);

/** A name of a file that any system takes. */
const safe = (name: string) => name.replace(/[^a-z0-9-]/gi, '_');

/** Where a record goes: `customers/account.ndjson`, `access/person.ndjson`; nothing for what is made of records. */
export const fileOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }): string | undefined => {
  const key = `${pk} ${sk}`;
  if (derived.some((pattern) => pattern.test(key))) return undefined;
  const [context = '', collection = '', ...ids] = pk.split('#');
  const [first = '', ...rest] = sk.split('#');
  // A sort key may begin with a type; a time, or an id alone, is none.
  const type = rest.length > 0 && /^[a-z][a-z-]*$/.test(first) ? first : collection;
  const name = ids.length === 0 || type === collection ? type : `${collection}-${type}`;
  return `${safe(context)}/${safe(name)}.ndjson`;
};

/** The record as a line: with its key, and without what only the table needs. */
export const lineOf = (item: Item) =>
  `${JSON.stringify(Object.fromEntries(Object.entries(item).filter(([name]) => !OF_THE_TABLE.has(name))))}\n`;
