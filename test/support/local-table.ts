import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { tableOf } from '../../shared/dynamo/document-table.ts';
import type { Item, Key, Table } from '../../shared/dynamo/table.ts';
import { readUnitsOf } from './units.ts';

/** One call that the code under test made to the table. */
interface Call {
  /** `GetItem`, `TransactWriteItems` */
  readonly operation: string;
  /** Read units by the sizes of the items in the answer; 0 for writes. */
  readonly readUnits: number;
}

/** The product's table on a real database of this machine, empty at the start. */
export interface LocalTable {
  readonly table: Table;
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** What a function's environment must say to reach it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the work and answers the calls that it made. */
  callsOf(work: () => Promise<unknown>): Promise<Call[]>;
  /** An item as it is stored, with its keys; not counted as a call. */
  stored(key: Key): Promise<Item | undefined>;
  /** Puts an item as it is; not counted as a call. */
  store(item: Key & Item): Promise<void>;
  /** All items, in the order of their keys; not counted as a call. */
  everything(): Promise<Item[]>;
  stop(): Promise<void>;
}

const require = createRequire(import.meta.url);

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const dynoxide = () => {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return join(
      dirname(require.resolve(`${name}/package.json`)),
      process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide',
    );
  } catch {
    throw new Error(
      `there is no ${name}: set RAPPORT_TEST_DYNAMODB_ENDPOINT to a DynamoDB Local, or run npm run test:conformance`,
    );
  }
};

const connect = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

// The shell waits on our end of a pipe and ends the program when that closes, which it also does when we are killed.
const GUARD = '"$@" </dev/null & child=$!; read -r _; kill -9 $child';

const started = async (
  given = process.env['RAPPORT_TEST_DYNAMODB_ENDPOINT'],
): Promise<{ endpoint: string; child?: ChildProcess }> => {
  if (given) return { endpoint: given };
  const port = await freePort();
  const command = [dynoxide(), '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn('/bin/sh', ['-c', GUARD, 'guard', ...command], { stdio: ['pipe', 'ignore', 'ignore'] });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = connect(endpoint);
  for (let tries = 0; ; tries += 1) {
    try {
      await client.send(new ListTablesCommand({}));
      client.destroy();
      return { endpoint, child };
    } catch (error) {
      if (tries === 100 || child.exitCode !== null) throw error;
      await sleep(20);
    }
  }
};

const keyOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;

/** The table as the core stack makes it, but for the stream: without a reader it would only slow the writes down. */
const definition = (TableName: string) =>
  new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'duePk', 'dueSk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'gsi1',
        KeySchema: [
          { AttributeName: 'gsi1pk', KeyType: 'HASH' },
          { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listed'] },
      },
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'duePk', KeyType: 'HASH' },
          { AttributeName: 'dueSk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });

/**
 * Starts dynoxide for the tests of one file, in memory; with RAPPORT_TEST_DYNAMODB_ENDPOINT set, uses the DynamoDB Local
 * that runs there and makes a table of its own in it.
 * @param at an endpoint to use instead
 */
export const startLocalTable = async (at?: string): Promise<LocalTable> => {
  const { endpoint, child } = await started(at);
  const name = `rapport-${randomUUID()}`;
  const client = connect(endpoint);
  await client.send(definition(name));
  const aside = DynamoDBDocumentClient.from(client);

  let counting: Call[] | undefined;
  const counted = connect(endpoint);
  counted.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = (context.commandName ?? '').replace(/Command$/, '');
      let output: unknown;
      try {
        const answer = await next(args);
        output = answer.output;
        return answer;
      } finally {
        counting?.push({ operation, readUnits: readUnitsOf(operation, args.input, output) });
      }
    },
    { step: 'build', name: 'count' },
  );
  const documents = DynamoDBDocumentClient.from(counted, { marshallOptions: { removeUndefinedValues: true } });

  return {
    name,
    client: documents,
    table: tableOf(documents, name),
    environment: {
      TABLE_NAME: name,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    },
    callsOf: async (work) => {
      const calls: Call[] = (counting = []);
      try {
        await work();
      } finally {
        counting = undefined;
      }
      return calls;
    },
    stored: async (key) => (await aside.send(new GetCommand({ TableName: name, Key: key, ConsistentRead: true }))).Item,
    store: async (item) => {
      await aside.send(new PutCommand({ TableName: name, Item: item }));
    },
    everything: async () => {
      const items: Item[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const page = await aside.send(
          new ScanCommand({ TableName: name, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start);
      return items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    },
    stop: async () => {
      if (!child) await client.send(new DeleteTableCommand({ TableName: name }));
      client.destroy();
      counted.destroy();
      child?.stdin?.end();
    },
  };
};
