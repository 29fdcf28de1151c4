import * as z from 'zod';
import type { Item } from '../../../shared/dynamo/table.ts';

// The requests that the product makes; each refuses a parameter that it does not know.

export const name = z.string().min(1);
export const item = z.custom<Item>((value) => typeof value === 'object' && value !== null);
export const tableKey = z.strictObject({ pk: name, sk: name });
const names = z.record(z.string(), z.string());
const condition = {
  ConditionExpression: name.optional(),
  ExpressionAttributeNames: names.optional(),
  ExpressionAttributeValues: item.optional(),
  ReturnValuesOnConditionCheckFailure: z.literal('ALL_OLD').optional(),
};
const TableName = name;
export const put = z.strictObject({ TableName, Item: item, ...condition });
export const update = z.strictObject({ TableName, Key: tableKey, UpdateExpression: name, ...condition });
export const remove = z.strictObject({ TableName, Key: tableKey, ...condition });
export const query = z.strictObject({
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
export const scan = z.strictObject({
  TableName,
  FilterExpression: name.optional(),
  ExpressionAttributeNames: names.optional(),
  ExpressionAttributeValues: item.optional(),
  ConsistentRead: z.boolean().optional(),
  ExclusiveStartKey: item.optional(),
});
export const get = z.strictObject({ TableName, Key: tableKey, ConsistentRead: z.boolean().optional() });
export const batchGet = z.strictObject({
  RequestItems: z.record(
    z.string(),
    z.strictObject({ Keys: z.array(tableKey).min(1).max(100), ConsistentRead: z.boolean().optional() }),
  ),
});
export const transaction = z.strictObject({
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

/** The operations that our code uses, by their names at AWS. */
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
