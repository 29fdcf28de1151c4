import * as z from 'zod';
import type { LocalTable } from '../support/local-table.ts';

/** An item in the database's own notation. */
const rawItem = z.looseObject({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const page = z.object({ Items: z.array(rawItem), LastEvaluatedKey: z.unknown().optional() });

type RawItem = z.output<typeof rawItem>;

// Any signature will do, as long as it looks like one.
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

/** Asks the database without the SDK: a whole table is compared a thousand times, and half of that would be reading it. */
const ask = async ({ environment, name }: LocalTable, operation: string, request: object): Promise<unknown> => {
  const response = await fetch(environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: AUTHORIZATION,
    },
    body: JSON.stringify(request),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${operation} on ${name} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Attributes have no order, so their order is no change. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((name) => [name, ordered(value[name])]),
  );
};

const everything = async (local: LocalTable) => {
  const items = new Map<string, { item: RawItem; text: string }>();
  let start: unknown;
  do {
    const request = { TableName: local.name, ConsistentRead: true, ExclusiveStartKey: start };
    const { Items, LastEvaluatedKey } = page.parse(await ask(local, 'Scan', request));
    for (const item of Items) items.set(`${item.pk.S} ${item.sk.S}`, { item, text: JSON.stringify(ordered(item)) });
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

/** A table as it was at one moment. */
export interface Remembered {
  /**
   * Compares the whole table with that moment and brings it back there.
   * @returns the keys of what had been changed, added or removed
   */
  restore(): Promise<string[]>;
}

export const rememberTable = async (local: LocalTable): Promise<Remembered> => {
  const before = await everything(local);
  return {
    restore: async () => {
      const after = await everything(local);
      const changes: { name: string; request: object }[] = [];
      for (const [name, { item, text }] of before)
        if (after.get(name)?.text !== text) changes.push({ name, request: { PutRequest: { Item: item } } });
      for (const [name, { item }] of after)
        if (!before.has(name))
          changes.push({ name, request: { DeleteRequest: { Key: { pk: item.pk, sk: item.sk } } } });
      for (let from = 0; from < changes.length; from += 25)
        await ask(local, 'BatchWriteItem', {
          RequestItems: { [local.name]: changes.slice(from, from + 25).map(({ request }) => request) },
        });
      return changes.map(({ name }) => name);
    },
  };
};
