import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { eventually } from '../journeys/target.ts';
import { PREFIX } from './environment.ts';
import { secondRelease } from './second/contexts.ts';

const sqs = () => new SQSClient({});

const deadLetters = `${PREFIX}-dead-letters`;

/** The queues that what happens to a ticket goes through, in either release, and where it ends when none can settle it. */
const ofTickets = [
  ...secondRelease.flatMap(({ name, queues = {} }) =>
    Object.entries(queues)
      .filter(([, { subscribesTo }]) => subscribesTo.some((type) => type.startsWith('ticket.')))
      .map(([queue]) => `${PREFIX}-${name}-${queue}`),
  ),
  deadLetters,
];

const nameIn = (url: string) => url.split('/').at(-1) ?? '';

/** The URLs of those queues that are there. */
const queues = async () => {
  const { QueueUrls = [] } = await sqs().send(new ListQueuesCommand({ QueueNamePrefix: PREFIX }));
  return QueueUrls.filter((url) => ofTickets.includes(nameIn(url)));
};

/** Longer, by five receives, than a mail is held by a function that died (`shared/mail/post-office.ts`). */
const HIDDEN_SECONDS = '10';

/**
 * The emulator ends a function that is updated in the middle of its work, where AWS lets it finish. So that what it had in
 * hand comes back after seconds and not after minutes, the queues hide it for seconds.
 */
export const hideBriefly = async () => {
  for (const QueueUrl of await queues())
    await sqs().send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: HIDDEN_SECONDS } }));
};

const COUNTS = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

const waitingIn = async (QueueUrl: string) => {
  const wanted = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
  const { Attributes = {} } = await sqs().send(wanted);
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name]), 0);
};

/** Longest wait for the queues to be empty, in seconds: a message that failed once comes back in it. */
const PATIENCE = 200;

/** Waits until nothing that happened to a ticket is on its way. */
export const allSettled = () =>
  eventually(
    'the end of all messages',
    async () => (await Promise.all((await queues()).map(waitingIn))).every((waiting) => waiting === 0),
    PATIENCE,
  );

/** Does with an event what the topic does when it cannot deliver it. */
export const lose = async (event: object) => {
  const QueueUrl = (await queues()).find((url) => nameIn(url) === deadLetters);
  await sqs().send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
};
