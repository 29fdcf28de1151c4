import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { connectTable } from '../../shared/dynamo/connect.ts';
import { once, setting } from '../../shared/lambda/environment.ts';
import { topicPublisher } from '../../shared/lambda/publish.ts';
import { directoryOf, type Directory } from '../access/published/directory.ts';
import type { Aside } from './commands/relay-events.ts';
import { deadLetterStore, type DeadLetterStore } from './persistence/dead-letters.ts';
import { letterErasures } from './persistence/letter-erasures.ts';

/** Sends a message to a queue by its name without prefix, or to the topic when `queue` is `events`. */
type Resend = (queue: string, body: string, type: string | undefined) => Promise<void>;

export interface Deps {
  readonly letters: DeadLetterStore;
  readonly resend: Resend;
  readonly directory: Directory;
  readonly clock: Clock;
}

const sqs = once(() => new SQSClient({}));

/** All queues of a deployment are neighbours: same account, same region, same prefix. */
const urlOf = (queue: string) => {
  const neighbour = setting('DEAD_LETTER_QUEUE_URL');
  return `${neighbour.slice(0, neighbour.lastIndexOf('/') + 1)}${setting('QUEUE_PREFIX')}-${queue}`;
};

const resend: Resend = async (queue, body, type) => {
  if (queue === 'events') {
    const untaken = await topicPublisher()([{ id: 'replay', type: type ?? 'unknown', body }]);
    if (untaken.length > 0) throw new Error('the topic did not take the message');
    return;
  }
  await sqs().send(new SendMessageCommand({ QueueUrl: urlOf(queue), MessageBody: body }));
};

export const deps = once((): Deps => {
  const table = connectTable();
  return { letters: deadLetterStore(table), resend, directory: directoryOf(table, systemClock), clock: systemClock };
});

/** For whoever erases dead letters. */
export const erasureDeps = once(() => ({ erasures: letterErasures(connectTable()), clock: systemClock }));

/** Sends what the topic will never take to the dead letters, from where it can be seen. */
export const setAside: Aside = async (body) => {
  await sqs().send(new SendMessageCommand({ QueueUrl: setting('DEAD_LETTER_QUEUE_URL'), MessageBody: body }));
};
