import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { once, setting } from './environment.ts';

/** What is published: a message of one type. `id` is the caller's own name for it. */
export interface Outgoing {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** An outgoing message that the topic did not take. */
export interface Untaken {
  readonly id: string;
  /** The topic will never take it: it is itself at fault. */
  readonly hopeless: boolean;
}

export type Publisher = (messages: readonly Outgoing[]) => Promise<Untaken[]>;

/** SNS takes ten messages a call, and 256 KB a call: some of it is left for attributes. */
const MOST = 10;
const LARGEST = 250_000;

/** Cuts messages into calls that SNS takes; one that is too large by itself goes alone and is refused there. */
export const inCalls = (messages: readonly Outgoing[]): Outgoing[][] => {
  const calls: Outgoing[][] = [];
  let size = Infinity;
  for (const message of messages) {
    const bytes = Buffer.byteLength(message.body) + 200;
    const current = calls.at(-1);
    if (!current || current.length === MOST || size + bytes > LARGEST) {
      calls.push([message]);
      size = bytes;
    } else {
      current.push(message);
      size += bytes;
    }
  }
  return calls;
};

/** Publishes to the deployment's topic and answers what the topic did not take. */
export const topicPublisher = once((): Publisher => {
  const client = new SNSClient({});
  return async (messages) => {
    const untaken: Untaken[] = [];
    for (const call of inCalls(messages)) {
      const { Successful = [], Failed = [] } = await client.send(
        new PublishBatchCommand({
          TopicArn: setting('TOPIC_ARN'),
          PublishBatchRequestEntries: call.map(({ type, body }, index) => ({
            Id: String(index),
            Message: body,
            MessageAttributes: { type: { DataType: 'String', StringValue: type } },
          })),
        }),
      );
      const taken = new Set(Successful.map(({ Id }) => Id));
      const hopeless = new Set(Failed.filter(({ SenderFault }) => SenderFault).map(({ Id }) => Id));
      // What the answer does not name as taken is not taken.
      call.forEach(({ id }, index) => {
        if (!taken.has(String(index))) untaken.push({ id, hopeless: hopeless.has(String(index)) });
      });
    }
    return untaken;
  };
});
