import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { DynamoDBFault, type DynamoDB } from './dynamodb.ts';
import { filterOf } from './filter.ts';
import type { Lambda, Outcome } from './lambda.ts';
import { failuresIn, type Source } from './queue-source.ts';
import { REGION } from './resources.ts';

export interface StreamMapping {
  readonly functionName: string;
  readonly streamArn: string;
  readonly table: string;
  readonly batchSize: number;
  readonly patterns: readonly string[];
  readonly reportsFailures: boolean;
  readonly bisects: boolean;
  /** -1: as often as it takes. */
  readonly maxRetries: number;
  /** -1: however old. */
  readonly maxAgeSeconds: number;
  /** The queue that takes what is given up. */
  readonly giveUpTo: string | undefined;
}

export interface StreamSourceOptions {
  readonly mapping: StreamMapping;
  readonly dynamodb: Pick<DynamoDB, 'call'>;
  readonly lambda: Pick<Lambda, 'invoke'>;
  /** How far this function has come; durable when `advance` returns. */
  readonly checkpoint: { read(): string | undefined; advance(position: string): void };
  /** Takes the description of records that are given up. */
  readonly giveUp: (description: string) => void;
  readonly onTrouble: (error: unknown) => void;
}

const IDLE_MS = 100;
const nothing = (): void => undefined;

const streamRecord = z.looseObject({
  eventID: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number() }),
});
type StreamRecord = z.infer<typeof streamRecord>;

const shards = z.object({
  StreamDescription: z.object({
    Shards: z.array(z.object({ ShardId: z.string(), ParentShardId: z.string().optional() })).default([]),
  }),
});
const latestStream = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });
const iterator = z.object({ ShardIterator: z.string() });
const page = z.object({ Records: z.array(streamRecord).default([]), NextShardIterator: z.string().optional() });

const sequenceOf = (record: StreamRecord) => record.dynamodb.SequenceNumber;

/** Reads a table's stream for one function, as Lambda's event source mapping does. `wake` says that something was written. */
export const startStreamSource = (options: StreamSourceOptions): Source & { wake(): void } => {
  const { mapping, dynamodb, lambda, checkpoint, giveUp, onTrouble } = options;
  const wanted = filterOf(mapping.patterns);
  let stopped = false;
  let ring = nothing;
  let rung = false;

  const isStopped = () => stopped;
  const rest = async (milliseconds: number) => {
    if (rung) rung = false;
    else await Promise.race([new Promise<void>((resolve) => (ring = resolve)), sleep(milliseconds)]);
  };

  const describeDiscarded = (records: readonly StreamRecord[], outcome: Outcome, tries: number) =>
    JSON.stringify({
      requestContext: {
        functionArn: mapping.functionName,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: tries,
      },
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: 'failure' in outcome ? 'Unhandled' : null,
      },
      version: '1.0',
      timestamp: new Date().toISOString(),
      DDBStreamBatchInfo: {
        startSequenceNumber: records[0] && sequenceOf(records[0]),
        endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
        batchSize: records.length,
        streamArn: mapping.streamArn,
      },
    });

  /** Hands over records until each has been taken or given up; in order, as a shard demands. */
  const settle = async (records: readonly StreamRecord[]): Promise<void> => {
    let rest_ = records;
    for (let tries = 1; rest_.length > 0 && !isStopped(); tries++) {
      const outcome = await lambda.invoke(mapping.functionName, {
        Records: rest_.map((record) => ({ ...record, awsRegion: REGION, eventSourceARN: mapping.streamArn })),
      });
      if (isStopped()) return;
      if (!('failure' in outcome)) {
        const ids = rest_.map(sequenceOf);
        const failed = mapping.reportsFailures ? failuresIn(outcome.payload, ids) : new Set<string>();
        const firstFailed = ids.findIndex((id) => failed.has(id));
        if (firstFailed < 0) return checkpoint.advance(ids.at(-1) ?? '');
        if (firstFailed > 0) {
          checkpoint.advance(ids[firstFailed - 1] ?? '');
          rest_ = rest_.slice(firstFailed);
          tries = 0;
        }
      } else if (mapping.bisects && rest_.length > 1) {
        const middle = Math.ceil(rest_.length / 2);
        await settle(rest_.slice(0, middle));
        return settle(rest_.slice(middle));
      }
      const age = Date.now() / 1000 - (rest_[0]?.dynamodb.ApproximateCreationDateTime ?? 0);
      const tooOften = mapping.maxRetries >= 0 && tries > mapping.maxRetries;
      // Only what has failed here may be given up for its age: after a night with the lid closed everything is old.
      if (tooOften || (mapping.maxAgeSeconds >= 0 && age > mapping.maxAgeSeconds && tries > 10)) {
        const given = rest_.slice(0, 1);
        giveUp(describeDiscarded(given, outcome, tries));
        checkpoint.advance(given[0] ? sequenceOf(given[0]) : '');
        rest_ = rest_.slice(1);
        tries = 0;
      } else await sleep(Math.min(5000, 100 * 2 ** Math.min(tries, 6)));
    }
  };

  const iteratorAfter = async (streamArn: string, shardId: string, position: string | undefined) => {
    const at = position
      ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }
      : { ShardIteratorType: 'TRIM_HORIZON' };
    const start = { StreamArn: streamArn, ShardId: shardId };
    const answer = await dynamodb.call('GetShardIterator', { ...start, ...at }).catch((error: unknown) => {
      // The position lies in another shard, or has been trimmed away.
      if (!(error instanceof DynamoDBFault)) throw error;
      return dynamodb.call('GetShardIterator', { ...start, ShardIteratorType: 'TRIM_HORIZON' });
    });
    return iterator.parse(answer).ShardIterator;
  };

  const readShard = async (streamArn: string, shardId: string) => {
    let next: string | undefined = await iteratorAfter(streamArn, shardId, checkpoint.read());
    while (next !== undefined && !isStopped()) {
      rung = false;
      const { Records, NextShardIterator } = page.parse(
        await dynamodb.call('GetRecords', { ShardIterator: next, Limit: 1000 }),
      );
      const position = checkpoint.read();
      const fresh = Records.filter((record) => position === undefined || BigInt(sequenceOf(record)) > BigInt(position));
      const matching = fresh.filter(wanted);
      for (let at = 0; at < matching.length && !isStopped(); at += mapping.batchSize)
        await settle(matching.slice(at, at + mapping.batchSize));
      const last = fresh.at(-1);
      if (last && !isStopped()) checkpoint.advance(sequenceOf(last));
      next = NextShardIterator;
      if (Records.length === 0) await rest(IDLE_MS);
    }
  };

  const read = async () => {
    while (!isStopped()) {
      try {
        const { Table } = latestStream.parse(await dynamodb.call('DescribeTable', { TableName: mapping.table }));
        const described = await dynamodb.call('DescribeStream', { StreamArn: Table.LatestStreamArn });
        const all = shards.parse(described).StreamDescription.Shards;
        // Parents come before their children; an open shard is read for ever.
        for (const { ShardId } of all) if (!isStopped()) await readShard(Table.LatestStreamArn, ShardId);
      } catch (error) {
        if (!isStopped()) onTrouble(error);
      }
      await rest(IDLE_MS);
    }
  };
  const reading = read();

  return {
    wake: () => {
      rung = true;
      ring();
    },
    stop: async () => {
      stopped = true;
      ring();
      await reading;
    },
  };
};
