import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '../../shared/dynamo/table.ts';

const bytes = (text: string) => Buffer.byteLength(text);

const sizeOfNumber = (digits: string) => Math.ceil(digits.replace(/[-.]|^0+|0+$/g, '').length / 2) + 1;

/** A value in DynamoDB's notation, by the sizes that AWS documents. */
const sizeOfValue = (value: unknown): number => {
  const [[type, content] = ['none', undefined]] = Object.entries(z.record(z.string(), z.unknown()).parse(value));
  switch (type) {
    case 'S':
      return bytes(String(content));
    case 'N':
      return sizeOfNumber(String(content));
    case 'L':
      return z
        .array(z.unknown())
        .parse(content)
        .reduce<number>((sum, one) => sum + 1 + sizeOfValue(one), 3);
    case 'M':
      return Object.entries(z.record(z.string(), z.unknown()).parse(content)).reduce(
        (sum, [name, one]) => sum + 1 + bytes(name) + sizeOfValue(one),
        3,
      );
    case 'BOOL':
    case 'NULL':
      return 1;
    default:
      throw new Error(`no item of ours has a value of the type ${type}`);
  }
};

/** The bytes that an item counts for. */
export const sizeOf = (item: Item) =>
  Object.entries(marshall(item, { removeUndefinedValues: true })).reduce(
    (sum, [name, value]) => sum + bytes(name) + sizeOfValue(value),
    0,
  );

const kilobytes = (item: Item) => Math.max(1, Math.ceil(sizeOf(item) / 1024));

const INDEXES = [
  { keys: ['gsi1pk', 'gsi1sk'], projected: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'listed'] },
  { keys: ['duePk', 'dueSk'], projected: ['pk', 'sk', 'duePk', 'dueSk'] },
] as const;

const entryOf = (item: Item | undefined, { keys, projected }: (typeof INDEXES)[number]) =>
  item && keys.every((key) => item[key] !== undefined)
    ? {
        key: keys.map((key) => String(item[key])).join(' '),
        entry: Object.fromEntries(projected.filter((name) => name in item).map((name) => [name, item[name]])),
      }
    : undefined;

/**
 * Write units of one item's change, each index included: an entry that comes, goes or changes costs its size, one whose key
 * moves costs both. In a transaction the item itself costs twice, the indexes do not.
 * @param sizeOfOne the kilobytes that an item or entry counts for
 */
export const writeUnits = (
  before: Item | undefined,
  after: Item | undefined,
  {
    inTransaction = false,
    sizeOfOne = kilobytes,
  }: { inTransaction?: boolean; sizeOfOne?: (item: Item) => number } = {},
) => {
  const size = Math.max(...[before, after].map((item) => (item ? sizeOfOne(item) : 1)));
  const ofIndexes = INDEXES.map((index) => {
    const was = entryOf(before, index);
    const is = entryOf(after, index);
    if (was?.key !== is?.key) return (was ? sizeOfOne(was.entry) : 0) + (is ? sizeOfOne(is.entry) : 0);
    return was && is && !isDeepStrictEqual(was.entry, is.entry)
      ? Math.max(sizeOfOne(was.entry), sizeOfOne(is.entry))
      : 0;
  });
  return size * (inTransaction ? 2 : 1) + ofIndexes.reduce((sum, units) => sum + units, 0);
};

const anItem = z.record(z.string(), z.unknown());
const asked = z.looseObject({
  ConsistentRead: z.boolean().optional(),
  RequestItems: z.record(z.string(), z.looseObject({ ConsistentRead: z.boolean().optional() })).optional(),
});
const answered = z.looseObject({
  Item: anItem.optional(),
  Items: z.array(anItem).optional(),
  Responses: z.record(z.string(), z.array(anItem)).optional(),
});

const blocks = (size: number) => Math.max(1, Math.ceil(size / 4096));

/** Read units of a call, by the items in its answer: half of them when the read may be a moment behind. */
export const readUnitsOf = (operation: string, input: unknown, output: unknown): number => {
  if (!['GetItem', 'BatchGetItem', 'Query'].includes(operation)) return 0;
  const question = asked.parse(input);
  const answer = answered.safeParse(output).data;
  if (answer?.Responses) {
    return Object.entries(answer.Responses).reduce((sum, [table, items]) => {
      const found = items.reduce((all, item) => all + blocks(sizeOf(item)), 0);
      return sum + found * (question.RequestItems?.[table]?.ConsistentRead ? 1 : 0.5);
    }, 0);
  }
  const size = (answer?.Items ?? (answer?.Item ? [answer.Item] : [])).reduce((sum, item) => sum + sizeOf(item), 0);
  return blocks(size) * (question.ConsistentRead ? 1 : 0.5);
};
