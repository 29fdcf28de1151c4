import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import type { Item, Key } from '../../shared/dynamo/table.ts';
import { startLocalTable } from '../support/local-table.ts';
import { loadApi } from '../matrix/handlers.ts';
import { fillTable } from '../matrix/records.ts';

/** What one request did. */
export interface Happened {
  readonly reply: APIGatewayProxyStructuredResultV2;
  /** The items that it stored, whole, and of those that it only added to, what it set. */
  readonly written: readonly (Key & Item)[];
  readonly deleted: readonly Key[];
  /** Calls of what is not the table: queues, the topic, the user pool. */
  readonly sent: number;
  /** What it wrote to its log. */
  readonly lines: readonly string[];
}

/** The real handlers over a real table with a company in it, watched. */
export interface World {
  call(event: APIGatewayProxyEventV2): Promise<Happened>;
  /** Takes back what all calls since the last time have written. */
  undo(): Promise<void>;
  stop(): Promise<void>;
}

const key = z.looseObject({ pk: z.string(), sk: z.string() });
const update = z.looseObject({
  Key: key,
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
});

/** An update only adds to counters and sets what goes with them: the names are all there is to look at. */
const updated = (input: unknown) => {
  const { Key, ExpressionAttributeNames } = update.parse(input);
  return { ...Key, ...Object.fromEntries(Object.values(ExpressionAttributeNames).map((name) => [name, true])) };
};

interface Writes {
  readonly written: (Key & Item)[];
  readonly deleted: Key[];
}

const note = (command: unknown, { written, deleted }: Writes) => {
  if (command instanceof PutCommand) written.push(key.parse(command.input.Item));
  else if (command instanceof UpdateCommand) written.push(updated(command.input));
  else if (command instanceof DeleteCommand) deleted.push(key.parse(command.input.Key));
  else if (command instanceof TransactWriteCommand)
    for (const { Put, Update, Delete } of command.input.TransactItems ?? []) {
      if (Put) written.push(key.parse(Put.Item));
      if (Update) written.push(updated(Update));
      if (Delete) deleted.push(key.parse(Delete.Key));
    }
};

const keyValues = z.looseObject({
  Key: z.record(z.string(), z.unknown()).optional(),
  Item: z.record(z.string(), z.unknown()).optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
});

const LONGEST = { pk: 2048, sk: 1024 };
const KEYS = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'duePk', 'dueSk'];

/** Throws where DynamoDB refuses a key and dynoxide does not: an empty one, and one that is too long. */
const checkKeys = (command: unknown) => {
  const input = keyValues.safeParse(command instanceof Object && 'input' in command ? command.input : undefined).data;
  const inKey = Object.entries({ ...input?.Key, ...input?.Item }).filter(([name]) => KEYS.includes(name));
  const inCondition = input?.KeyConditionExpression ? Object.entries(input.ExpressionAttributeValues ?? {}) : [];
  for (const [name, value] of [...inKey, ...inCondition]) {
    const size = typeof value === 'string' ? Buffer.byteLength(value) : 0;
    if (size === 0 || size > (/pk$/i.test(name) ? LONGEST.pk : LONGEST.sk))
      throw new Error(`ValidationException: the key ${name} has ${size} bytes`);
  }
};

/** Tells of each write that the database has accepted, whichever client made it; refuses the keys that it would refuse. */
const watchWrites = (tell: (command: unknown) => void) => {
  const { prototype } = DynamoDBDocumentClient;
  const send: unknown = Reflect.get(prototype, 'send');
  if (typeof send !== 'function') throw new Error('the document client has no method send');
  const watched = async function (this: unknown, ...args: readonly unknown[]): Promise<unknown> {
    checkKeys(args[0]);
    const answer: unknown = await Reflect.apply(send, this, args);
    tell(args[0]);
    return answer;
  };
  Object.assign(prototype, { send: watched });
  return () => Object.assign(prototype, { send });
};

/** Keeps what is printed while the work runs, by lines. */
export const listen = async <Value>(work: () => Promise<Value>) => {
  const chunks: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) => ({
    stream,
    write: Reflect.get(stream, 'write') as unknown,
  }));
  for (const { stream } of streams)
    Object.assign(stream, {
      write: (chunk: unknown) => {
        chunks.push(String(chunk));
        return true;
      },
    });
  try {
    return {
      value: await work(),
      lines: chunks
        .join('')
        .split('\n')
        .filter((line) => line !== ''),
    };
  } finally {
    for (const { stream, write } of streams) Object.assign(stream, { write });
  }
};

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** Starts a table for this process, fills it and lets the handlers find it. */
export const startWorld = async (): Promise<World> => {
  const local = await startLocalTable();
  Object.assign(process.env, local.environment, {
    QUEUE_PREFIX: 'rapport-test',
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/000000000000/rapport-test-dead-letters',
    TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
    BUCKET_NAME: 'rapport-test-files',
    USER_POOL_ID: 'us-east-1_test',
  });
  await fillTable(local.table);
  const before = new Map((await local.everything()).map((item) => [nameOf(key.parse(item)), key.parse(item)]));
  const queues = mockClient(SQSClient);
  const topic = mockClient(SNSClient);
  const users = mockClient(CognitoIdentityProviderClient);
  queues.on(SendMessageCommand).resolves({});
  topic.on(PublishBatchCommand).resolves({});
  users.onAnyCommand().resolves({});
  users.on(AdminGetUserCommand).resolves({ UserAttributes: [{ Name: 'sub', Value: 'newcomer' }] });
  const api = await loadApi();

  let current: Writes | undefined;
  const touched = new Map<string, Key>();
  const unwatch = watchWrites((command) => {
    if (current) note(command, current);
  });

  return {
    call: async (event) => {
      const writes: Writes = { written: [], deleted: [] };
      current = writes;
      queues.resetHistory();
      topic.resetHistory();
      users.resetHistory();
      try {
        const { value: reply, lines } = await listen(() => api.invoke(event));
        return { reply, lines, ...writes, sent: queues.calls().length + topic.calls().length + users.calls().length };
      } finally {
        current = undefined;
        for (const one of [...writes.written, ...writes.deleted]) touched.set(nameOf(one), { pk: one.pk, sk: one.sk });
      }
    },
    undo: async () => {
      for (const [name, one] of touched) {
        const was = before.get(name);
        await (was
          ? local.store(was)
          : local.client.send(new DeleteCommand({ TableName: local.name, Key: { ...one } })));
      }
      touched.clear();
    },
    stop: async () => {
      unwatch();
      queues.restore();
      topic.restore();
      users.restore();
      await local.stop();
    },
  };
};
