import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { Item, Key } from '../../../shared/dynamo/table.ts';
import { compareTexts, invalidRequest, testIn, updateIn, Words } from './expressions.ts';

/** The change of one item, as the stream tells it. */
export interface Change {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

export interface FakeTableOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long an index takes to show a change, in milliseconds. */
  readonly lag?: () => number;
  /** A page may end before its limit: after so many items. */
  readonly mostPerPage?: () => number | undefined;
  /** How many keys of a batch are answered; the rest is handed back. */
  readonly mostPerBatch?: () => number | undefined;
  readonly onChange?: (change: Change) => void;
}

const LARGEST_ITEM = 400 * 1024;
const LARGEST_PAGE = 1024 * 1024;

const name = z.string().min(1);
const item = z.custom<Item>((value) => typeof value === 'object' && value !== null);
const tableKey = z.strictObject({ pk: name, sk: name });
const names = z.record(z.string(), z.string());
const condition = {
  ConditionExpression: name.optional(),
  ExpressionAttributeNames: names.optional(),
  ExpressionAttributeValues: item.optional(),
  ReturnValuesOnConditionCheckFailure: z.literal('ALL_OLD').optional(),
};
const TableName = name;
const put = z.strictObject({ TableName, Item: item, ...condition });
const update = z.strictObject({ TableName, Key: tableKey, UpdateExpression: name, ...condition });
const remove = z.strictObject({ TableName, Key: tableKey, ...condition });
const query = z.strictObject({
  TableName,
  IndexName: z.enum(['gsi1', 'due']).optional(),
  KeyConditionExpression: name,
  ExpressionAttributeNames: names.optional(),
  ExpressionAttributeValues: item,
  Limit: z.number().int().min(1).optional(),
  ScanIndexForward: z.boolean().optional(),
  ConsistentRead: z.literal(true).optional(),
  ExclusiveStartKey: item.optional(),
});
const scan = z.strictObject({
  TableName,
  FilterExpression: name.optional(),
  ExpressionAttributeNames: names.optional(),
  ExpressionAttributeValues: item.optional(),
  ConsistentRead: z.boolean().optional(),
  ExclusiveStartKey: item.optional(),
});
const get = z.strictObject({ TableName, Key: tableKey, ConsistentRead: z.boolean().optional() });
const batchGet = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z.strictObject({ Keys: z.array(tableKey).min(1).max(100), ConsistentRead: z.boolean().optional() }),
  ),
});
const transaction = z.strictObject({
  TransactItems: z
    .array(
      z
        .strictObject({
          Put: put.optional(),
          Update: update.optional(),
          Delete: remove.optional(),
          ConditionCheck: z
            .strictObject({ TableName, Key: tableKey, ...condition, ConditionExpression: name })
            .optional(),
        })
        .readonly(),
    )
    .min(1)
    .max(100),
  ClientRequestToken: z.string().optional(),
});

/** The operations that our code uses, by their names at AWS; each refuses a parameter that it does not know. */
export const operations = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'Scan',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
] as const;
export type Operation = (typeof operations)[number];

/** What is stored of a value: no `undefined`, and nothing that DynamoDB does not store; frozen, since readers share it. */
const stored = (value: unknown): unknown => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(stored));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.freeze(
      Object.fromEntries(
        Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, stored(one)]])),
      ),
    );
  throw invalidRequest(`no item of ours holds such a value: ${typeof value}`);
};

/** A write whose condition was looked at. */
interface Checked {
  readonly key: Key;
  readonly holds: boolean;
  readonly old: Item | undefined;
  readonly happen: () => void;
}

const texts = new WeakMap<Item, string>();

/** A stored item as text: it never changes, so it is written once. */
export const textOf = (one: Item | undefined): string => {
  if (!one) return '';
  const known = texts.get(one) ?? JSON.stringify(one);
  texts.set(one, known);
  return known;
};

const sizeOf = (one: Item) => Buffer.byteLength(textOf(one));

const rowName = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);

/** A collection with a partition and a sort key: the table itself, or an index of it. */
class Collection {
  readonly pk: string;
  readonly sk: string;
  readonly partitions = new Map<string, Map<string, Item>>();

  constructor(pk: string, sk: string) {
    this.pk = pk;
    this.sk = sk;
  }

  set(row: string, before: Item | undefined, after: Item | undefined) {
    const partitionOf = (one: Item | undefined) => (one?.[this.sk] === undefined ? undefined : one[this.pk]);
    const [was, is] = [partitionOf(before), partitionOf(after)];
    if (typeof was === 'string' && was !== is) this.partitions.get(was)?.delete(row);
    if (typeof is !== 'string' || !after) {
      if (typeof was === 'string') this.partitions.get(was)?.delete(row);
      return;
    }
    const partition = this.partitions.get(is) ?? new Map<string, Item>();
    this.partitions.set(is, partition);
    partition.set(row, after);
  }

  /** The items of a partition by their sort keys; equal ones by the keys of the table. */
  sorted(pk: string): [row: string, item: Item][] {
    return [...(this.partitions.get(pk) ?? [])].toSorted(
      ([rowA, a], [rowB, b]) =>
        compareTexts(String(a[this.sk]), String(b[this.sk])) || (rowA < rowB ? -1 : rowA > rowB ? 1 : 0),
    );
  }
}

/** An index that shows only what it projects, and late. */
class Index extends Collection {
  readonly #projected: readonly string[];
  readonly #shown = new Map<string, Item>();
  #late: { readonly at: number; readonly row: string; readonly entry: Item | undefined }[] = [];
  readonly #latest = new Map<string, number>();

  constructor(pk: string, sk: string, ...more: readonly string[]) {
    super(pk, sk);
    this.#projected = ['pk', 'sk', pk, sk, ...more];
  }

  /** A change that the index shows at some moment; those of one item in their order. */
  follow(row: string, after: Item | undefined, at: number) {
    const due = Math.max(at, this.#latest.get(row) ?? 0);
    this.#latest.set(row, due);
    const listed = after && typeof after[this.pk] === 'string' && typeof after[this.sk] === 'string';
    const entry = listed
      ? Object.freeze(Object.fromEntries(this.#projected.flatMap((one) => (one in after ? [[one, after[one]]] : []))))
      : undefined;
    if (!entry && !this.#shown.has(row) && !this.#late.some((one) => one.row === row)) return;
    this.#late.push({ at: due, row, entry });
  }

  /** True when something of it is not shown yet. */
  catchUp(now: number) {
    const late = this.#late;
    if (late.length === 0) return;
    this.#late = late.filter(({ at }) => at > now);
    for (const { at, row, entry } of late) {
      if (at > now) continue;
      this.set(row, this.#shown.get(row), entry);
      if (entry) this.#shown.set(row, entry);
      else this.#shown.delete(row);
    }
  }
}

/**
 * One table of DynamoDB in memory, as far as the product uses it: conditional writes, transactions, queries, sparse and
 * projected indexes that lag. Each call happens at once; time passes only where the world around it lets it pass. What it
 * does not know, it refuses.
 */
export class FakeTable {
  readonly #options: FakeTableOptions;
  readonly #items = new Collection('pk', 'sk');
  readonly #indexes = { gsi1: new Index('gsi1pk', 'gsi1sk', 'listed'), due: new Index('duePk', 'dueSk') };

  constructor(options: FakeTableOptions = {}) {
    this.#options = options;
  }

  /** Carries out one request. Throws what AWS throws. */
  execute(operation: Operation, input: unknown): Record<string, unknown> {
    switch (operation) {
      case 'GetItem': {
        const found = this.at(get.parse(input).Key);
        return found ? { Item: found } : {};
      }
      case 'BatchGetItem':
        return this.#batchGet(batchGet.parse(input));
      case 'Query':
        return this.#query(query.parse(input));
      case 'Scan':
        return this.#scan(scan.parse(input));
      case 'PutItem':
        return this.#alone(this.#put(put.parse(input)));
      case 'UpdateItem':
        return this.#alone(this.#update(update.parse(input)));
      case 'DeleteItem':
        return this.#alone(this.#delete(remove.parse(input)));
      case 'TransactWriteItems':
        return this.#transact(transaction.parse(input));
    }
  }

  /** What is stored under a key. */
  at({ pk, sk }: Key): Item | undefined {
    return this.#items.partitions.get(pk)?.get(rowName({ pk, sk }));
  }

  /** All items, in no order. */
  *everything(): Generator<Item> {
    for (const partition of this.#items.partitions.values()) yield* partition.values();
  }

  /** A table with the same items, which from now on goes its own way. */
  copy(options: FakeTableOptions): FakeTable {
    const copied = new FakeTable(options);
    for (const one of this.everything()) {
      const row = rowName(tableKey.parse({ pk: one['pk'], sk: one['sk'] }));
      copied.#items.set(row, undefined, one);
      for (const index of Object.values(copied.#indexes)) index.follow(row, one, 0);
    }
    return copied;
  }

  #write(key: Key, after: Item | undefined) {
    const before = this.at(key);
    this.#items.set(rowName(key), before, after);
    const now = this.#options.now?.() ?? 0;
    for (const index of Object.values(this.#indexes))
      index.follow(rowName(key), after, now + (this.#options.lag?.() ?? 0));
    // What changes nothing is no record of the stream.
    if (textOf(before) !== textOf(after)) this.#options.onChange?.({ key, before, after });
  }

  /** A write that is checked now and happens when it is asked to. */
  #checked(
    key: Key,
    request: z.output<typeof remove>,
    words: Words,
    change: (before: Item) => Item | undefined,
  ): Checked {
    const before = this.at(key);
    const holds = request.ConditionExpression === undefined || testIn(request.ConditionExpression, words)(before ?? {});
    words.allUsed();
    const after = holds ? change(before ?? { ...key }) : undefined;
    const old = request.ReturnValuesOnConditionCheckFailure === undefined ? undefined : before;
    return { key, holds, old, happen: () => this.#write(key, after) };
  }

  #put({ Item: given, ...request }: z.output<typeof put>) {
    const next = item.parse(stored(given));
    const { pk, sk, gsi1pk = 'x', gsi1sk = 'x', duePk = 'x', dueSk = 'x' } = next;
    if ([gsi1pk, gsi1sk, duePk, dueSk].some((key) => typeof key !== 'string' || key === ''))
      throw invalidRequest('a key of an index is a text, and not empty');
    if (sizeOf(next) > LARGEST_ITEM) throw invalidRequest('an item has 400 KB at the most');
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    const Key = tableKey.parse({ pk, sk });
    return this.#checked(Key, { ...request, Key }, words, () => next);
  }

  #update({ UpdateExpression, ...request }: z.output<typeof update>) {
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    const change = updateIn(UpdateExpression, words);
    return this.#checked(request.Key, request, words, (before) => item.parse(stored(change(before))));
  }

  #delete(request: z.output<typeof remove>) {
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    return this.#checked(request.Key, request, words, () => undefined);
  }

  #condition(request: z.output<typeof remove>) {
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    return { ...this.#checked(request.Key, request, words, () => undefined), happen: () => undefined };
  }

  #alone({ holds, old, happen }: Checked) {
    if (!holds)
      throw new ConditionalCheckFailedException({
        message: 'The conditional request failed',
        $metadata: {},
        ...(old && { Item: marshall(old) }),
      });
    happen();
    return {};
  }

  #transact({ TransactItems }: z.output<typeof transaction>) {
    const writes = TransactItems.map(({ Put, Update, Delete, ConditionCheck }) => {
      if (Put) return this.#put(Put);
      if (Update) return this.#update(Update);
      if (Delete) return this.#delete(Delete);
      if (ConditionCheck) return this.#condition(ConditionCheck);
      throw invalidRequest('the fake table does not know this part of a transaction');
    });
    if (new Set(writes.map(({ key }) => rowName(key))).size < writes.length)
      throw invalidRequest('a transaction writes an item once');
    if (writes.some(({ holds }) => !holds))
      throw new TransactionCanceledException({
        message: 'Transaction cancelled',
        $metadata: {},
        CancellationReasons: writes.map(({ holds, old }) =>
          holds ? { Code: 'None' } : { Code: 'ConditionalCheckFailed', ...(old && { Item: marshall(old) }) },
        ),
      });
    for (const { happen } of writes) happen();
    return {};
  }

  #batchGet({ RequestItems }: z.output<typeof batchGet>) {
    const answers = Object.entries(RequestItems).map(([table, { Keys, ...how }]) => {
      if (new Set(Keys.map(rowName)).size < Keys.length) throw invalidRequest('a batch names a key once');
      const most = Math.max(1, this.#options.mostPerBatch?.() ?? Keys.length);
      const found = Keys.slice(0, most).flatMap((key) => this.at(key) ?? []);
      return { table, found, open: Keys.slice(most), how };
    });
    const open = answers.filter((one) => one.open.length > 0);
    return {
      Responses: Object.fromEntries(answers.map(({ table, found }) => [table, found])),
      UnprocessedKeys: Object.fromEntries(open.map((one) => [one.table, { Keys: one.open, ...one.how }])),
    };
  }

  #query(request: z.output<typeof query>) {
    const { IndexName, ExclusiveStartKey, Limit = Infinity, ScanIndexForward = true } = request;
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    const [whole = '', first = '', value = '', rest] =
      /^(#?\w+) = (:\w+)(?: AND (.*))?$/.exec(request.KeyConditionExpression) ?? [];
    if (whole === '') throw invalidRequest(`no key condition of ours: ${request.KeyConditionExpression}`);
    const index = IndexName && this.#indexes[IndexName];
    if (index && request.ConsistentRead) throw invalidRequest('an index is not read consistently');
    index?.catchUp(this.#options.now?.() ?? 0);
    const collection = index ?? this.#items;
    if (words.name(first) !== collection.pk) throw invalidRequest(`${first} is not the partition key`);
    const test = rest === undefined ? () => true : testIn(rest, words);
    const partition = name.parse(words.value(value));
    words.allUsed();
    const all = collection.sorted(partition);
    if (!ScanIndexForward) all.reverse();
    let from = 0;
    if (ExclusiveStartKey) {
      const start = rowName(tableKey.parse({ pk: ExclusiveStartKey['pk'], sk: ExclusiveStartKey['sk'] }));
      const sk = String(ExclusiveStartKey[collection.sk]);
      const beyond = ([row, one]: [string, Item]) => {
        const compared = compareTexts(String(one[collection.sk]), sk) || (row < start ? -1 : row > start ? 1 : 0);
        return ScanIndexForward ? compared > 0 : compared < 0;
      };
      const position = all.findIndex(beyond);
      from = position < 0 ? all.length : position;
    }
    const matching = all.slice(from).flatMap(([, one]) => (test(one) ? [one] : []));
    return this.#page(matching, Math.min(Limit, this.#options.mostPerPage?.() ?? Infinity), [
      'pk',
      'sk',
      collection.pk,
      collection.sk,
    ]);
  }

  #scan({ FilterExpression, ExclusiveStartKey, ...request }: z.output<typeof scan>) {
    const words = new Words(request.ExpressionAttributeNames, request.ExpressionAttributeValues);
    const test = FilterExpression === undefined ? () => true : testIn(FilterExpression, words);
    words.allUsed();
    const start = ExclusiveStartKey && rowName(tableKey.parse(ExclusiveStartKey));
    const rows = [...this.everything()]
      .map((one) => ({ row: rowName(tableKey.parse({ pk: one['pk'], sk: one['sk'] })), one }))
      .filter(({ row }) => start === undefined || row > start)
      .toSorted((a, b) => (a.row < b.row ? -1 : 1));
    const page = this.#page(
      rows.map(({ one }) => one),
      Infinity,
      ['pk', 'sk'],
    );
    return { ...page, Items: page.Items.filter(test) };
  }

  /** What fits into one answer, and where it goes on. */
  #page(matching: readonly Item[], limit: number, keys: readonly string[]) {
    const Items: Item[] = [];
    let size = 0;
    for (const one of matching) {
      if (Items.length === limit || size >= LARGEST_PAGE) break;
      Items.push(one);
      size += sizeOf(one);
    }
    const last = Items.at(-1);
    const more = Items.length < matching.length || Items.length === limit;
    return {
      Items,
      Count: Items.length,
      ...(more && last && { LastEvaluatedKey: Object.fromEntries(keys.map((key) => [key, last[key]])) }),
    };
  }
}
