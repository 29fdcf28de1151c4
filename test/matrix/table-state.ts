import { once } from 'node:events';
import { Agent, IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { LocalTable } from '../support/local-table.ts';

/** An item in the database's own notation. */
const rawItem = z.looseObject({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) });
const page = z.object({ Items: z.array(rawItem), LastEvaluatedKey: z.unknown().optional() });

type RawItem = z.output<typeof rawItem>;

// Any signature will do, as long as it looks like one.
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

const agent = new Agent({ keepAlive: true });

/**
 * Asks the database without the SDK, which would take most of the time of the matrix: the whole table is compared more
 * than a thousand times.
 */
const ask = async ({ environment, name }: LocalTable, operation: string, body: object): Promise<unknown> => {
  const asking = request(environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
    method: 'POST',
    agent,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: AUTHORIZATION,
    },
  });
  asking.end(JSON.stringify(body));
  const [response] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asking, 'response'));
  const answered = await text(response);
  if (response.statusCode !== 200) throw new Error(`${operation} on ${name}: ${answered}`);
  return JSON.parse(answered);
};

const everything = async (local: LocalTable) => {
  const items = new Map<string, RawItem>();
  let start: unknown;
  do {
    const { Items, LastEvaluatedKey } = page.parse(
      await ask(local, 'Scan', { TableName: local.name, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of Items) items.set(`${item.pk.S} ${item.sk.S}`, item);
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
      for (const [name, item] of before)
        if (!isDeepStrictEqual(after.get(name), item)) changes.push({ name, request: { PutRequest: { Item: item } } });
      for (const [name, item] of after)
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
