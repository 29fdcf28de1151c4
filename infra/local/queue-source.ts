import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { isDeath, type Lambda } from './lambda.ts';
import type { Message, Queue } from './fauxqs.ts';
import type { Messaging } from './messaging.ts';
import { REGION } from './resources.ts';

export interface QueueMapping {
  readonly functionName: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maxConcurrency: number;
  readonly reportsFailures: boolean;
}

export interface QueueSourceOptions {
  readonly mapping: QueueMapping;
  readonly messaging: Messaging;
  readonly lambda: Pick<Lambda, 'invoke'>;
  /** When functions may have been killed last, epoch milliseconds: at the end of the last host. */
  readonly lastDeath: number;
}

/** Something that hands work to functions until it is stopped. */
export interface Source {
  stop(): Promise<void>;
}

interface InHand {
  readonly receiptHandle: string;
  readonly message: Message;
}

const nothing = (): void => undefined;

/** Messages that wait for another try, or were sent with a delay, become visible without a sound: look for them. */
const LOOK_EVERY_MS = 200;
/** AWS hides a failed message for the queue's whole visibility timeout; somebody at a laptop is waiting. Seconds, by try. */
const RETRY_AFTER = [1, 2, 3, 4];
/**
 * A function that was killed may have left a claim behind (`post-office.ts` holds a mail for 35 s): then two tries must come
 * after that, since two messages may be waiting for the same claim.
 */
const RETRY_AFTER_DEATH = [1, 5, 36, 10];
const CLAIMS_LAST_MS = 45_000;

/** The attributes as Lambda spells them. */
const attributesOf = (message: Message) =>
  Object.fromEntries(
    Object.entries(message.messageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        ...(StringValue !== undefined && { stringValue: StringValue }),
        ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  );

const redrivePolicy = z.object({ maxReceiveCount: z.number() });

const recordOf = ({ message, receiptHandle }: InHand, queue: Queue, sourceArn: string | undefined) => ({
  messageId: message.messageId,
  receiptHandle,
  body: message.body,
  attributes: {
    ApproximateReceiveCount: String(message.approximateReceiveCount),
    SentTimestamp: String(message.sentTimestamp),
    SenderId: '000000000000',
    ApproximateFirstReceiveTimestamp: String(message.approximateFirstReceiveTimestamp),
    ...(sourceArn && { DeadLetterQueueSourceArn: sourceArn }),
  },
  messageAttributes: attributesOf(message),
  md5OfBody: message.md5OfBody,
  ...(message.md5OfMessageAttributes && { md5OfMessageAttributes: message.md5OfMessageAttributes }),
  eventSource: 'aws:sqs',
  eventSourceARN: queue.arn,
  awsRegion: REGION,
});

const batchAnswer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/** The ids of what failed; all of them where the answer cannot be understood, as Lambda does it. */
export const failuresIn = (payload: string, ids: readonly string[]): ReadonlySet<string> => {
  const answer = batchAnswer.safeParse(JSON.parse(payload));
  const failed = answer.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier) ?? [];
  return new Set(answer.success && failed.every((id) => ids.includes(id)) ? failed : ids);
};

/** Polls one queue for one function, as Lambda's event source mapping does. `wake` says that something has arrived. */
export const startQueueSource = ({
  mapping,
  messaging,
  lambda,
  lastDeath,
}: QueueSourceOptions): Source & { wake(): void } => {
  const found = messaging.queueByArn(mapping.queueArn);
  if (!found) throw new Error(`${mapping.functionName} is fed by ${mapping.queueArn}, which does not exist`);
  const queue = found;
  const { journal } = messaging;
  const running = new Set<Promise<void>>();
  let diedAt = lastDeath;
  const stopping = new AbortController();
  const isStopped = () => stopping.signal.aborted;
  let ring = nothing;

  const { VisibilityTimeout = '30', RedrivePolicy } = queue.attributes;
  const lastTry =
    RedrivePolicy === undefined ? Infinity : redrivePolicy.parse(JSON.parse(RedrivePolicy)).maxReceiveCount;

  /** Seconds; after its last try a message need not wait to become a dead letter. */
  const retryAfter = ({ approximateReceiveCount: tries }: Message) => {
    const seconds = (Date.now() < diedAt + CLAIMS_LAST_MS ? RETRY_AFTER_DEATH : RETRY_AFTER)[tries - 1] ?? Infinity;
    return tries >= lastTry ? 0 : Math.min(seconds, Number(VisibilityTimeout));
  };

  const receive = (atMost: number): InHand[] =>
    journal
      .atomically(() => queue.dequeue(Math.min(10, atMost), undefined, (arn) => messaging.queueByArn(arn)))
      .flatMap(({ ReceiptHandle }) => {
        const entry = queue.inflightMessages.get(ReceiptHandle);
        return entry ? [{ receiptHandle: ReceiptHandle, message: entry.message }] : [];
      });

  const bell = async () => {
    const waits = queue.inflightMessages.size + queue.delayedMessages.length > 0;
    await Promise.race([new Promise<void>((resolve) => (ring = resolve)), ...(waits ? [sleep(LOOK_EVERY_MS)] : [])]);
  };

  const gather = async (): Promise<InHand[]> => {
    const batch = receive(mapping.batchSize);
    const until = Date.now() + mapping.windowSeconds * 1000;
    while (batch.length > 0 && batch.length < mapping.batchSize && !isStopped()) {
      const more = receive(mapping.batchSize - batch.length);
      batch.push(...more);
      if (more.length > 0) continue;
      if (Date.now() >= until) break;
      await sleep(Math.min(50, until - Date.now()));
    }
    return batch;
  };

  const hand = async (batch: readonly InHand[]) => {
    const sourceArn = (id: string) => {
      const name = journal.source(id);
      return name && `${queue.arn.slice(0, queue.arn.lastIndexOf(':') + 1)}${name}`;
    };
    const Records = batch.map((one) => recordOf(one, queue, sourceArn(one.message.messageId)));
    const outcome = await lambda.invoke(mapping.functionName, { Records });
    if (isStopped()) return; // what is in hand now is restored at the next start
    if ('failure' in outcome && isDeath(outcome.failure)) diedAt = Date.now();
    const ids = batch.map(({ message }) => message.messageId);
    const failed =
      'failure' in outcome
        ? new Set(ids)
        : mapping.reportsFailures
          ? failuresIn(outcome.payload, ids)
          : new Set<string>();
    journal.atomically(() => {
      for (const { receiptHandle, message } of batch) {
        if (failed.has(message.messageId)) queue.changeVisibility(receiptHandle, retryAfter(message));
        else queue.deleteMessage(receiptHandle);
      }
    });
  };

  const poll = async () => {
    while (!isStopped()) {
      if (running.size >= mapping.maxConcurrency) {
        await Promise.race(running);
        continue;
      }
      const batch = await gather();
      if (batch.length === 0) {
        await bell();
        continue;
      }
      const work: Promise<void> = hand(batch).finally(() => running.delete(work));
      running.add(work);
    }
  };
  const polling = poll();

  return {
    wake: () => ring(),
    stop: async () => {
      stopping.abort();
      ring();
      await polling;
    },
  };
};
