import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Item, Key } from '../../shared/dynamo/table.ts';

// What DynamoDB charges, by the sizes that AWS documents. The databases of this machine answer differently, each in its
// own way.

const bytes = (text: string) => Buffer.byteLength(text);

const sizeOfNumber = (digits: string) => Math.ceil(digits.replace(/[-.]|^0+|0+$/g, '').length / 2) + 1;

const sizeOfValue = (value: unknown): number => {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'number') return sizeOfNumber(String(value));
  if (typeof value === 'boolean' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + sizeOfValue(one), 3);
  if (typeof value !== 'object') throw new Error(`no item of ours has a value of the type ${typeof value}`);
  return fieldsOf(value).reduce((sum, [name, one]) => sum + 1 + bytes(name) + sizeOfValue(one), 3);
};

/** What is stored of an object: what is undefined is not. */
const fieldsOf = (value: object) =>
  Object.entries(value).filter((entry): entry is [string, unknown] => entry[1] !== undefined);

const sizes = new WeakMap<Item, number>();

/** The bytes that an item counts for. */
export const sizeOf = (item: Item): number => {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  const size = fieldsOf(item).reduce((sum, [name, value]) => sum + bytes(name) + sizeOfValue(value), 0);
  // What is stored never changes; what a test makes ready may.
  if (Object.isFrozen(item)) sizes.set(item, size);
  return size;
};

const kilobytes = (item: Item) => Math.max(1, Math.ceil(sizeOf(item) / 1024));

const INDEXES = [
  { name: 'gsi1', keys: ['gsi1pk', 'gsi1sk'], projected: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'listed'] },
  { name: 'due', keys: ['duePk', 'dueSk'], projected: ['pk', 'sk', 'duePk', 'dueSk'] },
] as const;

const entryOf = (item: Item | undefined, { keys, projected }: (typeof INDEXES)[number]) =>
  item && keys.every((key) => item[key] !== undefined)
    ? {
        partition: String(item[keys[0]]),
        key: keys.map((key) => String(item[key])).join(' '),
        entry: Object.fromEntries(projected.filter((name) => name in item).map((name) => [name, item[name]])),
      }
    : undefined;

export interface WriteOptions {
  readonly inTransaction?: boolean;
  /** The kilobytes that an item or an entry counts for. */
  readonly sizeOfOne?: (item: Item) => number;
}

/** The write units that a partition of the table or of an index takes. */
export interface PartitionWrite {
  /** `table service#ticket#7KQ2M9XH4C`, `gsi1 service#open#billing#2` */
  readonly partition: string;
  readonly units: number;
}

/**
 * The writes that one item's change leads to: an index entry that comes, goes or changes costs its size, one whose key
 * moves costs both. In a transaction the item itself costs twice, the indexes do not.
 */
export const partitionWrites = (
  pk: string,
  before: Item | undefined,
  after: Item | undefined,
  { inTransaction = false, sizeOfOne = kilobytes }: WriteOptions = {},
): PartitionWrite[] => {
  const size = Math.max(...[before, after].map((item) => (item ? sizeOfOne(item) : 1)));
  const ofIndexes = INDEXES.flatMap((index) => {
    const [was, is] = [entryOf(before, index), entryOf(after, index)];
    const written = (one: typeof is) =>
      one ? [{ partition: `${index.name} ${one.partition}`, units: sizeOfOne(one.entry) }] : [];
    if (was?.key !== is?.key) return [...written(was), ...written(is)];
    if (!was || !is || isDeepStrictEqual(was.entry, is.entry)) return [];
    return written(sizeOfOne(was.entry) > sizeOfOne(is.entry) ? was : is);
  });
  return [{ partition: `table ${pk}`, units: size * (inTransaction ? 2 : 1) }, ...ofIndexes];
};

/** The sum of the units of some writes. */
export const unitsOf = (writes: readonly PartitionWrite[]) => writes.reduce((sum, { units }) => sum + units, 0);

/** Write units of one item's change, each index included. */
export const writeUnits = (before: Item | undefined, after: Item | undefined, options: WriteOptions = {}) =>
  unitsOf(partitionWrites('', before, after, options));

const key = z.looseObject({ pk: z.string(), sk: z.string() });
const aWrite = z.looseObject({ Item: key.optional(), Key: key.optional() });
const writing = aWrite.extend({
  TransactItems: z
    .array(z.looseObject({ Put: aWrite.optional(), Update: aWrite.optional(), Delete: aWrite.optional() }))
    .optional(),
});

/** The keys that a call wants to write to; none when it reads. */
export const writtenKeys = (operation: string, input: unknown): Key[] => {
  if (!/^(Put|Update|Delete|TransactWrite)/.test(operation)) return [];
  const { TransactItems, ...alone } = writing.parse(input);
  const parts = TransactItems?.map(({ Put, Update, Delete }) => Put ?? Update ?? Delete) ?? [alone];
  return parts.flatMap((part) => part?.Item ?? part?.Key ?? []).map(({ pk, sk }) => ({ pk, sk }));
};

const anItem = z.record(z.string(), z.unknown());
const asked = z.looseObject({
  ConsistentRead: z.boolean().optional(),
  RequestItems: z
    .record(z.string(), z.looseObject({ Keys: z.array(anItem), ConsistentRead: z.boolean().optional() }))
    .optional(),
});
const answered = z.looseObject({
  Item: anItem.optional(),
  Items: z.array(anItem).optional(),
  Responses: z.record(z.string(), z.array(anItem)).optional(),
});

const blocks = (size: number) => Math.max(1, Math.ceil(size / 4096));

/**
 * Read units of a call: half of them when the read may be a moment behind. A query pays for the sum of what it walks, which
 * is what it answers, since ours filter nothing; a batch for each item by itself, also for one that is not there.
 */
export const readUnitsOf = (operation: string, input: unknown, output: unknown): number => {
  if (!['GetItem', 'BatchGetItem', 'Query'].includes(operation)) return 0;
  const question = asked.parse(input);
  const answer = answered.safeParse(output).data;
  if (question.RequestItems)
    return Object.entries(question.RequestItems).reduce((sum, [table, { Keys, ConsistentRead }]) => {
      const found = answer?.Responses?.[table] ?? [];
      const all = found.reduce((units, item) => units + blocks(sizeOf(item)), Keys.length - found.length);
      return sum + all * (ConsistentRead ? 1 : 0.5);
    }, 0);
  const size = (answer?.Items ?? (answer?.Item ? [answer.Item] : [])).reduce((sum, item) => sum + sizeOf(item), 0);
  return blocks(size) * (question.ConsistentRead ? 1 : 0.5);
};
