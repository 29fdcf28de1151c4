import * as z from 'zod';
import { expect, it, onTestFinished } from 'vitest';
import { startDynamoDB } from '../../../infra/local/dynamodb.ts';
import type { Outcome } from '../../../infra/local/lambda.ts';
import { portFor } from '../../../infra/local/ports.ts';
import { relayedTo } from '../../../infra/local/sources.ts';
import { startStreamSource, type StreamMapping } from '../../../infra/local/stream-source.ts';
import { stateIn, temporaryFolder } from '../../support/local-host/folder.ts';

const seen = z.object({
  Records: z.array(
    z.looseObject({
      eventName: z.string(),
      dynamodb: z.looseObject({
        SequenceNumber: z.string(),
        NewImage: z.looseObject({ pk: z.object({ S: z.string() }) }).optional(),
      }),
    }),
  ),
});
type Seen = z.infer<typeof seen>;

const table = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
};

const mapping: StreamMapping = {
  functionName: 'relay',
  streamArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/things/stream/local',
  table: 'things',
  batchSize: 3,
  patterns: ['{"dynamodb":{"NewImage":{"events":{"S":[{"exists":true}]}}}}'],
  reportsFailures: true,
  bisects: true,
  maxRetries: -1,
  maxAgeSeconds: -1,
  giveUpTo: undefined,
};

/** A table with a stream, and functions that read it one after the other as `answer` says, from where the last one stopped. */
const setUp = async () => {
  const state = await stateIn(temporaryFolder());
  const dynamodb = await startDynamoDB(state, await portFor(state, 'dynamodb'));
  await dynamodb.createTable('things', table, 0n);
  const stops: (() => Promise<void>)[] = [() => dynamodb.stop()];
  onTestFinished(async () => {
    for (const stop of stops.toReversed()) await stop();
    state.close();
  });
  const write = (pk: string, hasEvents = true, more: object = {}) =>
    dynamodb.call('PutItem', {
      TableName: 'things',
      Item: { pk: { S: pk }, ...(hasEvents && { events: { S: '[]' } }), ...more },
    });
  const remove = (pk: string) => dynamodb.call('DeleteItem', { TableName: 'things', Key: { pk: { S: pk } } });
  const given: string[] = [];
  const read = (
    answer: (names: readonly string[], event: Seen) => Outcome | Promise<Outcome>,
    more: Partial<StreamMapping> = {},
  ) => {
    const own = { ...mapping, ...more };
    const source = startStreamSource({
      mapping: own,
      dynamodb,
      lambda: {
        invoke: async (_, event) => {
          const batch = seen.parse(event);
          return answer(
            batch.Records.map(({ dynamodb: { NewImage }, eventName }) => NewImage?.pk.S ?? eventName),
            batch,
          );
        },
      },
      checkpoint: {
        read: () => state.recall(checkpointOf(own.functionName)),
        advance: (position) => state.remember(checkpointOf(own.functionName), position),
      },
      giveUp: (description) => given.push(description),
      onTrouble: (error) => given.push(String(error)),
    });
    stops.push(() => source.stop());
    return source;
  };
  return { write, remove, read, given, state, checkpoint: () => state.recall(checkpointOf(mapping.functionName)) };
};

/** As the host calls it. */
const checkpointOf = (functionName: string) => `checkpoint:${functionName}`;

const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 });

const done: Outcome = { payload: '{"batchItemFailures":[]}' };
const failed: Outcome = { failure: { errorType: 'Error', errorMessage: 'as asked' } };
const failing = (sequenceNumber = ''): Outcome => ({
  payload: JSON.stringify({ batchItemFailures: [{ itemIdentifier: sequenceNumber }] }),
});

it('hands over what the filter wants, in order and in batches', async () => {
  const { write, read } = await setUp();
  for (const name of ['a', 'b', 'c', 'd']) await write(name);
  await write('silent', false);
  await write('e');
  const batches: (readonly string[])[] = [];
  let first: Seen | undefined;
  read((names, event) => {
    first ??= event;
    batches.push(names);
    return done;
  });
  await eventually(() => batches.flat().length).toBe(5);
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'],
  ]);
  expect(first?.Records[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: mapping.streamArn,
    dynamodb: {
      Keys: { pk: { S: 'a' } },
      NewImage: { pk: { S: 'a' }, events: { S: '[]' } },
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
});

it('moves the checkpoint only past what was taken, and goes on from there', async () => {
  const { write, read, checkpoint } = await setUp();
  await write('a');
  let asked = 0;
  const stuck = read(() => {
    asked += 1;
    return failed;
  });
  await eventually(() => asked).toBeGreaterThan(1);
  await stuck.stop();
  expect(checkpoint()).toBeUndefined();

  const taken: string[] = [];
  const next = read((names) => {
    taken.push(...names);
    return done;
  });
  await eventually(() => taken).toEqual(['a']);
  await eventually(checkpoint).toBe('1');
  await next.stop();
  await write('b');
  read((names) => {
    taken.push(...names);
    return done;
  });
  await eventually(() => taken).toEqual(['a', 'b']);
});

it('tries again from the record that failed', async () => {
  const { write, read, checkpoint } = await setUp();
  for (const name of ['a', 'b', 'c']) await write(name);
  const batches: (readonly string[])[] = [];
  read((names, { Records }) => {
    batches.push(names);
    return batches.length === 1 ? failing(Records[1]?.dynamodb.SequenceNumber) : done;
  });
  await eventually(checkpoint).toBe('3');
  expect(batches).toEqual([
    ['a', 'b', 'c'],
    ['b', 'c'],
  ]);
});

it('halves a batch that throws, gives up the record at fault, and describes it', async () => {
  const { write, read, given, checkpoint } = await setUp();
  for (const name of ['a', 'bad', 'c']) await write(name);
  const taken: string[] = [];
  read(
    (names) => {
      if (names.includes('bad')) return failed;
      taken.push(...names);
      return done;
    },
    { maxRetries: 1 },
  );
  await eventually(() => taken).toEqual(['a', 'c']);
  await eventually(checkpoint).toBe('3');
  expect(given.map((text): unknown => JSON.parse(text))).toMatchObject([
    {
      DDBStreamBatchInfo: {
        startSequenceNumber: '2',
        endSequenceNumber: '2',
        batchSize: 1,
        streamArn: mapping.streamArn,
      },
    },
  ]);
});

it('has two readers, each with its own filter and pace; what the slower one still needs is kept', async () => {
  const { write, remove, read, state } = await setUp();
  const audit = {
    functionName: 'audit',
    patterns: ['NewImage', 'OldImage'].map((image) =>
      JSON.stringify({ dynamodb: { [image]: { updatedBy: { S: [{ exists: true }] } } } }),
    ),
  };
  const by = { updatedBy: { S: 'person:ada' } };
  await write('a');
  await write('b', false, by);
  await write('b', false);
  await write('c', true, by);
  await remove('c');
  await write('d', false);
  const relayed: string[] = [];
  const audited: string[] = [];
  read((names) => {
    relayed.push(...names);
    return done;
  });
  let mended = false;
  read((names) => {
    if (!mended) return failed;
    audited.push(...names);
    return done;
  }, audit);
  await eventually(() => relayed).toEqual(['a', 'c']);
  expect(audited).toEqual([]);
  const plan = { streamMappings: [mapping, { ...mapping, ...audit }] };
  const least = () => relayedTo(state, plan, mapping.table);
  await eventually(() => BigInt(state.recall(checkpointOf('relay')) ?? 0) > 0n).toBe(true);
  expect(least()).toBe(0n);
  mended = true;
  await eventually(() => audited).toEqual(['b', 'b', 'c', 'REMOVE']);
  await eventually(least).toBe(BigInt(state.recall(checkpointOf('relay')) ?? 0));
});
