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
import { err, ok } from '../kernel/result.ts';
import { additionOf, conditionOf, keyNames, queryOf, riding } from './expressions.ts';
import type { CheckWrite, Item, Table, Write } from './table.ts';

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

const single = (client: DynamoDBDocumentClient, TableName: string, write: Exclude<Write, CheckWrite>) => {
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
    case 'check': {
      const { ConditionExpression = '', ...condition } = conditionOf(write.when);
      return { ConditionCheck: { TableName, Key: { ...write.key }, ConditionExpression, ...condition, ...answer } };
    }
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
        writes.length === 1 && first.kind !== 'check'
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
