import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { startDynamoDB } from '../../../infra/local/dynamodb.ts';
import { portFor } from '../../../infra/local/ports.ts';
import { stateIn, temporaryFolder } from '../../support/local-host/folder.ts';

const table = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'other', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byOther',
      KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

const setUp = async () => {
  const path = temporaryFolder();
  const state = await stateIn(path);
  onTestFinished(() => state.close());
  return {
    path,
    start: async (properties: unknown = table, relayedTo = 0n) => {
      const dynamodb = await startDynamoDB(state, await portFor(state, 'dynamodb'));
      onTestFinished(() => dynamodb.stop());
      await dynamodb.createTable('things', properties, relayedTo);
      const put = (pk: string, expiresAt?: number) =>
        dynamodb.call('PutItem', {
          TableName: 'things',
          Item: { pk: { S: pk }, other: { S: 'x' }, ...(expiresAt && { expiresAt: { N: String(expiresAt) } }) },
        });
      const all = async () => {
        const query = {
          TableName: 'things',
          IndexName: 'byOther',
          KeyConditionExpression: '#other = :x',
          ExpressionAttributeNames: { '#other': 'other' },
          ExpressionAttributeValues: { ':x': { S: 'x' } },
        };
        const { Items } = z
          .object({ Items: z.array(z.object({ pk: z.object({ S: z.string() }) })) })
          .parse(await dynamodb.call('Query', query));
        return Items.map(({ pk }) => pk.S).toSorted();
      };
      return { put, all, stop: () => dynamodb.stop() };
    },
  };
};

const now = Math.floor(Date.now() / 1000);

it('keeps what was written, and takes away what has expired', async () => {
  const { start } = await setUp();
  const first = await start();
  await first.put('kept');
  await first.put('not yet', now + 1000);
  await first.put('expired', now - 10);
  expect(await first.all()).toEqual(['expired', 'kept', 'not yet']);
  await first.stop();
  const second = await start();
  await expect.poll(() => second.all(), { timeout: 10_000 }).toEqual(['kept', 'not yet']);
});

it('forgets stream records that were handed over, but never the newest, from which the next is numbered', async () => {
  const { start, path } = await setUp();
  const first = await start();
  for (const name of ['a', 'b', 'c']) await first.put(name);
  await first.stop();
  const second = await start(table, 3n);
  await second.put('d');
  await second.stop();
  const database = new DatabaseSync(join(path, 'dynamodb.sqlite'), { readOnly: true });
  const kept = database.prepare('SELECT sequence_number FROM _stream_records').all();
  database.close();
  expect(kept.map(({ sequence_number }) => sequence_number)).toEqual(['3', '4']);
});

it('asks for a fresh start when the data has other indexes than the template', async () => {
  const { start } = await setUp();
  const first = await start();
  await first.stop();
  await expect(start({ ...table, GlobalSecondaryIndexes: [] })).rejects.toThrow('npm start -- --fresh');
});
