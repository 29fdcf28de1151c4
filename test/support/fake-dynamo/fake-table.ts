import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';
import type { Item, Key } from '../../../shared/dynamo/table.ts';
import { Collection, Index } from './collection.ts';
import { invalidRequest, rangeIn, testIn, updateIn, Words } from './expressions.ts';
import {
  batchGet,
  get,
  item,
  name,
  put,
  query,
  remove,
  scan,
  tableKey,
  transaction,
  update,
  type Operation,
} from './requests.ts';

/** The change of one item, as the stream tells it. */
export interface Change {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** What a table has from the beginning. The items of a partition are made when somebody asks for them. */
export interface Stock {
  partition(pk: string): readonly Item[];
  /** The items in a partition of the index that is named by its partition key, as far as the index projects them. */
  indexed(name: string, value: string): readonly Item[];
}

export interface FakeTableOptions {
  readonly stock?: Stock | undefined;
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

/** A key as one text, which no other has. */
const rowName = ({ pk, sk }: Key) => JSON.stringify([pk, sk]);

/**
 * One table of DynamoDB in memory, as far as the product uses it: conditional writes, transactions, queries, sparse and
 * projected indexes that lag. Each call happens at once; time passes only where the world around it lets it pass. What it
 * does not know, it refuses.
 */
export class FakeTable {
  readonly #options: FakeTableOptions;
  readonly #items: Collection;
  readonly #indexes: Readonly<Record<'gsi1' | 'due', Index>>;

  #written = false;

  constructor(options: FakeTableOptions = {}) {
    const { stock } = options;
    this.#options = options;
    this.#items = new Collection('pk', 'sk', stock && ((pk) => stock.partition(pk)));
    this.#indexes = {
      gsi1: new Index('gsi1pk', 'gsi1sk', ['listed'], stock),
      due: new Index('duePk', 'dueSk', [], stock),
    };
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
    return this.#items.partition(pk).at(sk);
  }

  /** All items, in no order; of a stock those of the partitions that somebody has asked for. */
  everything(): Generator<Item> {
    return this.#items.everything();
  }

  /** A table with the same items, which from now on goes its own way. What is stocked is so still. */
  copy(options: FakeTableOptions): FakeTable {
    const { stock } = this.#options;
    if (stock && this.#written) throw new Error('a table with a stock is copied before anything is written to it');
    const copied = new FakeTable({ ...options, stock });
    for (const one of stock ? [] : this.everything()) {
      copied.#items.set(undefined, one);
      for (const index of Object.values(copied.#indexes)) index.follow(undefined, one, 0);
    }
    return copied;
  }

  #write(key: Key, after: Item | undefined) {
    this.#written = true;
    const before = this.at(key);
    this.#items.set(before, after);
    const now = this.#options.now?.() ?? 0;
    for (const index of Object.values(this.#indexes)) index.follow(before, after, now + (this.#options.lag?.() ?? 0));
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
    const place = rest === undefined ? () => 0 : rangeIn(rest, words, collection.sk);
    const partition = name.parse(words.value(value));
    words.allUsed();
    if (ExclusiveStartKey && !collection.has(ExclusiveStartKey)) throw invalidRequest('nothing starts there');
    const walk = collection.partition(partition).walk(place, { forward: ScanIndexForward, after: ExclusiveStartKey });
    const limit = Math.min(Limit, this.#options.mostPerPage?.() ?? Infinity);
    return this.#page(walk, limit, ['pk', 'sk', collection.pk, collection.sk], index?.entryOf);
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
  #page(matching: Iterable<Item>, limit: number, keys: readonly string[], shown = (one: Item) => one) {
    const Items: Item[] = [];
    let size = 0;
    let more = false;
    for (const one of matching) {
      more = Items.length === limit || size >= LARGEST_PAGE;
      if (more) break;
      const item = shown(one);
      Items.push(item);
      size += sizeOf(item);
    }
    more ||= Items.length === limit;
    const last = Items.at(-1);
    return {
      Items,
      Count: Items.length,
      ...(more && last && { LastEvaluatedKey: Object.fromEntries(keys.map((key) => [key, last[key]])) }),
    };
  }
}
