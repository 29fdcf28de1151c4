import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall, type NativeAttributeValue } from '@aws-sdk/util-dynamodb';
import type { DomainEvent } from '../kernel/event.ts';
import { err, ok, type Result } from '../kernel/result.ts';

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

export type Write = PutWrite | AddWrite | DeleteWrite;

/** The write that was refused, and what stood in its way. */
interface Conflict {
  readonly index: number;
  readonly existing: Item | undefined;
}

interface Page {
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

/** SNS and SQS take 256 KB a message; an event of ours is a quarter of that at the most. */
const LARGEST_EVENT = 64 * 1024;

/** The events as the item's one attribute; refused here, before anything is written, when one is too large. */
const riding = (events: readonly DomainEvent[] = []) => {
  for (const event of events)
    if (Buffer.byteLength(JSON.stringify(event)) > LARGEST_EVENT) throw new Error(`event ${event.id} is over 64 KB`);
  return events.length === 0 ? {} : { events: JSON.stringify(events) };
};

const conditionOf = (when: When | undefined) => {
  if (when === undefined) return {};
  if (when === 'new') return { ConditionExpression: 'attribute_not_exists(pk)' };
  if ('version' in when)
    return {
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': when.version },
    };
  return {
    ConditionExpression: when.expression,
    ...(when.names && { ExpressionAttributeNames: when.names }),
    ...(when.values && { ExpressionAttributeValues: when.values }),
  };
};

const additionOf = ({ counters, set = {} }: Pick<AddWrite, 'counters' | 'set'>) => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const clause = (entries: readonly [string, unknown][], prefix: string, join: string) =>
    entries.map(([name, value], n) => {
      names[`#${prefix}${n}`] = name;
      values[`:${prefix}${n}`] = value;
      return `#${prefix}${n}${join}:${prefix}${n}`;
    });
  const added = clause(Object.entries(counters), 'a', ' ');
  const fixed = clause(Object.entries(set), 's', ' = ');
  return {
    UpdateExpression: `ADD ${added.join(', ')}${fixed.length > 0 ? ` SET ${fixed.join(', ')}` : ''}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
};

const keyNames = (index: Page['index']) =>
  index === undefined
    ? { pk: 'pk', sk: 'sk' }
    : index === 'gsi1'
      ? { pk: 'gsi1pk', sk: 'gsi1sk' }
      : { pk: 'duePk', sk: 'dueSk' };

const queryOf = (TableName: string, page: Page, limit: number) => {
  const names = keyNames(page.index);
  const values: Record<string, unknown> = { ':pk': page.pk };
  const clauses = ['#pk = :pk'];
  const range = page.sk && 'from' in page.sk ? page.sk : undefined;
  if (page.after !== undefined) {
    // A key condition has one clause for the sort key: reading on from a position narrows the range itself.
    const to = page.sk && 'begins' in page.sk ? `${page.sk.begins}\u{10ffff}` : range?.to;
    const from = page.sk && 'begins' in page.sk ? page.sk.begins : range?.from;
    const [low, high] = page.backward ? [from, page.after] : [page.after, to];
    if (low !== undefined && high !== undefined) {
      if (low > high) return undefined;
      clauses.push('#sk BETWEEN :low AND :high');
      Object.assign(values, { ':low': low, ':high': high });
    } else {
      clauses.push(page.backward ? '#sk < :after' : '#sk > :after');
      values[':after'] = page.after;
    }
  } else if (range) {
    clauses.push('#sk BETWEEN :low AND :high');
    Object.assign(values, { ':low': range.from, ':high': range.to });
  } else if (page.sk && 'begins' in page.sk) {
    clauses.push('begins_with(#sk, :begins)');
    values[':begins'] = page.sk.begins;
  }
  const usesSortKey = clauses.length > 1;
  return {
    TableName,
    ...(page.index && { IndexName: page.index }),
    KeyConditionExpression: clauses.join(' AND '),
    ExpressionAttributeNames: { '#pk': names.pk, ...(usesSortKey && { '#sk': names.sk }) },
    ExpressionAttributeValues: values,
    // BETWEEN includes the position itself, which is then dropped.
    Limit: page.after === undefined ? limit : limit + 1,
    ScanIndexForward: !page.backward,
    ...(page.consistent && { ConsistentRead: true }),
  };
};

const attempts = async <T>(run: () => Promise<T>): Promise<T> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await run();
    } catch (error) {
      // Another transaction holds the item for a moment. A conflict says nothing about our condition: ask again.
      const held =
        error instanceof TransactionConflictException ||
        (error instanceof TransactionCanceledException &&
          (error.CancellationReasons ?? []).every(({ Code }) => Code === 'None' || Code === 'TransactionConflict'));
      if (!held || attempt === 6) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 10));
    }
};

const single = (client: DynamoDBDocumentClient, TableName: string, write: Write) => {
  const answer = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  switch (write.kind) {
    case 'put':
      return client.send(
        new PutCommand({
          TableName,
          Item: { ...write.item, ...riding(write.events) },
          ...conditionOf(write.when),
          ...answer,
        }),
      );
    case 'add':
      return client.send(new UpdateCommand({ TableName, Key: { ...write.key }, ...additionOf(write) }));
    case 'delete':
      return client.send(
        new DeleteCommand({ TableName, Key: { ...write.key }, ...conditionOf(write.when), ...answer }),
      );
  }
};

const inTransaction = (TableName: string, write: Write) => {
  const answer = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
  switch (write.kind) {
    case 'put':
      return {
        Put: { TableName, Item: { ...write.item, ...riding(write.events) }, ...conditionOf(write.when), ...answer },
      };
    case 'add':
      return { Update: { TableName, Key: { ...write.key }, ...additionOf(write) } };
    case 'delete':
      return { Delete: { TableName, Key: { ...write.key }, ...conditionOf(write.when), ...answer } };
  }
};

/** The item of a refused condition, which AWS answers in its own notation. */
const plain = (item: Parameters<typeof unmarshall>[0] | undefined): Item | undefined =>
  item && (unmarshall(item) satisfies Record<string, NativeAttributeValue>);

/** The one table behind a document client. Throws what AWS throws, but for conditions that do not hold. */
export const tableOf = (client: DynamoDBDocumentClient, TableName: string): Table => ({
  async get(key, options) {
    const answer = await client.send(
      new GetCommand({ TableName, Key: { ...key }, ...(options?.consistent && { ConsistentRead: true }) }),
    );
    return answer.Item;
  },

  async getMany(keys, options) {
    const found: Item[] = [];
    let open: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
    while (open.length > 0) {
      const answer = await client.send(
        new BatchGetCommand({
          RequestItems: { [TableName]: { Keys: open, ...(options?.consistent && { ConsistentRead: true }) } },
        }),
      );
      found.push(...(answer.Responses?.[TableName] ?? []));
      open = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    return found;
  },

  async query(page) {
    const sortKey = keyNames(page.index).sk;
    const items: Item[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const query = queryOf(TableName, page, page.limit - items.length);
      if (!query) return [];
      const answer = await client.send(new QueryCommand({ ...query, ...(start && { ExclusiveStartKey: start }) }));
      items.push(...(answer.Items ?? []).filter((item) => item[sortKey] !== page.after));
      start = answer.LastEvaluatedKey;
    } while (start && items.length < page.limit);
    return items.slice(0, page.limit);
  },

  async write(...writes) {
    const [first] = writes;
    if (!first) return ok(undefined);
    try {
      await attempts(async () =>
        writes.length === 1
          ? single(client, TableName, first)
          : client.send(
              new TransactWriteCommand({ TransactItems: writes.map((write) => inTransaction(TableName, write)) }),
            ),
      );
      return ok(undefined);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return err({ index: 0, existing: plain(error.Item) });
      if (error instanceof TransactionCanceledException) {
        const reasons = error.CancellationReasons ?? [];
        const index = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
        if (index >= 0) return err({ index, existing: plain(reasons[index]?.Item) });
      }
      throw error;
    }
  },

  async countUpTo(key, limit, set) {
    const addition = additionOf({ counters: { count: 1 }, set });
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: { ...key },
          UpdateExpression: addition.UpdateExpression,
          ConditionExpression: 'attribute_not_exists(#count) OR #count < :limit',
          ExpressionAttributeNames: { ...addition.ExpressionAttributeNames, '#count': 'count' },
          ExpressionAttributeValues: { ...addition.ExpressionAttributeValues, ':limit': limit },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
});
