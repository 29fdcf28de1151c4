import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { FakeTable, type FakeTableOptions } from './fake-table.ts';
import { operations } from './requests.ts';

const anItem = z.record(z.string(), z.unknown());
const attributeValues = z.custom<Parameters<typeof unmarshall>[0]>((value) => typeof value === 'object');

/** Translates every item and key in a request or an answer, wherever it stands. */
const translated = (value: unknown, translate: (item: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((one) => translated(one, translate));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]: [string, unknown]) => {
      if (['Item', 'Key', 'ExpressionAttributeValues', 'ExclusiveStartKey', 'LastEvaluatedKey'].includes(name))
        return [name, translate(one)];
      if (['Items', 'Keys'].includes(name)) return [name, z.array(z.unknown()).parse(one).map(translate)];
      if (name === 'Responses')
        return [
          name,
          Object.fromEntries(
            Object.entries(anItem.parse(one)).map(([table, items]) => [
              table,
              z.array(z.unknown()).parse(items).map(translate),
            ]),
          ),
        ];
      return [name, translated(one, translate)];
    }),
  );
};

const fromAws = (request: unknown) => translated(request, (item) => unmarshall(attributeValues.parse(item)));
const toAws = (answer: unknown) => translated(answer, (item) => marshall(anItem.parse(item)));

const failureIn = (error: unknown) => {
  if (!(error instanceof Error)) return { __type: 'InternalServerError', message: 'not an error' };
  const type = error instanceof z.ZodError ? 'ValidationException' : error.name;
  return {
    __type: `com.amazonaws.dynamodb.v20120810#${type}`,
    message: error.message,
    // What stood in the way is in DynamoDB's notation already.
    ...('Item' in error && { Item: error.Item }),
    ...('CancellationReasons' in error && { CancellationReasons: error.CancellationReasons }),
  };
};

/**
 * The fake table behind DynamoDB's own protocol, on a port of this machine: what is tested against a real database runs
 * against it unchanged, with `RAPPORT_TEST_DYNAMODB_ENDPOINT` set.
 */
export const startFakeDynamo = async (options: Pick<FakeTableOptions, 'onChange'> = {}) => {
  const tables = new Map<string, FakeTable>();
  const answer = (operation: string, request: unknown): unknown => {
    const tableNamed = z.looseObject({ TableName: z.string() });
    if (operation === 'ListTables') return { TableNames: [...tables.keys()] };
    if (operation === 'CreateTable') {
      tables.set(tableNamed.parse(request).TableName, new FakeTable(options));
      return {};
    }
    if (operation === 'DeleteTable') {
      tables.delete(tableNamed.parse(request).TableName);
      return {};
    }
    const known = z.enum(operations).parse(operation);
    const [named] =
      /"TableName":"([^"]+)"|"RequestItems":\{"([^"]+)"/.exec(JSON.stringify(request))?.slice(1).filter(Boolean) ?? [];
    const table = tables.get(named ?? '');
    if (!table) throw new Error(`there is no table ${named}`);
    return toAws(table.execute(known, fromAws(request)));
  };
  const server = createServer((request, response) => {
    void (async () => {
      const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
      let [status, said]: [number, unknown] = [200, undefined];
      try {
        said = answer(operation, JSON.parse(await text(request)));
      } catch (error) {
        [status, said] = [400, failureIn(error)];
      }
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(said));
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    /** A table by its name, to look at without a request. */
    table: (name: string): FakeTable => {
      const found = tables.get(name);
      if (!found) throw new Error(`there is no table ${name}`);
      return found;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
