import { S3Client } from '@aws-sdk/client-s3';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { letterId, ticketFor } from '../matrix/records.ts';
import { lambdaContext, sqsEvent } from '../support/lambda.ts';
import { MARKER } from './corpora.ts';
import { operations } from './document.ts';
import { administrator, plantedEvents, plantedRequests } from './planted.ts';
import { faultsOfLines } from './properties.ts';
import { listen, startWorld, type World } from './world.ts';

const figures = { requests: 0, accepted: 0, messages: 0 };
let world: World;
beforeAll(async () => {
  world = await startWorld();
  vi.stubEnv('MAIL_FROM', 'care@rapport.example');
  vi.stubEnv('HEADS_BUCKET_NAME', 'rapport-test-heads');
  mockClient(SESv2Client).on(SendEmailCommand).resolves({ MessageId: 'ses-1' });
  mockClient(S3Client);
});
afterAll(async () => {
  await world.stop();
  console.log(
    `log: ${figures.requests} requests to ${operations.length} routes, ${figures.accepted} accepted, and ` +
      `${figures.messages} messages to ${functions.length} other functions, each logged without what people wrote`,
  );
});

/** Every function of every manifest that people do not call. */
const functions = contexts.flatMap(({ name, queues, schedules, streams, deadLetters }) =>
  [
    ...Object.values(queues ?? {}).map((spec) => ({ spec, kind: 'queue', types: spec.subscribesTo })),
    ...Object.values(streams ?? {}).map((spec) => ({ spec, kind: 'stream', types: [] })),
    ...Object.values(schedules ?? {}).map((spec) => ({ spec, kind: 'schedule', types: [] })),
    ...(deadLetters ? [{ spec: deadLetters, kind: 'dead letters', types: [] }] : []),
  ].map(({ spec, ...one }) => ({ ...one, entry: `${name}/entry/${spec.entry}` })),
);
const everyType = [...new Set(functions.flatMap(({ types }) => types))];

/** Records that an event may be about. */
const subjects = [
  ...['received', 'queued', 'resolved'].map((state) => ticketFor(state)(administrator)),
  letterId('waiting'),
  'billing',
];

const Keys = { pk: { S: `service#ticket#${ticketFor('queued')(administrator)}` }, sk: { S: 'ticket' } };

/** A record that somebody changed, with events that ride on it. */
const streamEvent = (events: string) => {
  const NewImage = {
    ...Keys,
    events: { S: events },
    updatedBy: { S: MARKER },
    text: { S: MARKER },
    [MARKER]: { S: MARKER },
    version: { N: '2' },
  };
  return { Records: [{ dynamodb: { SequenceNumber: '1', Keys, NewImage } }] };
};

/** What a function may be handed, with the marker in it. */
const eventsFor = ({ kind, types }: (typeof functions)[number]): readonly unknown[] => {
  const odd = [MARKER, JSON.stringify({ [MARKER]: MARKER })];
  const some = everyType.flatMap((type) => plantedEvents(type, 'billing').slice(0, 1));
  switch (kind) {
    case 'queue': {
      const events = types.flatMap((type) => subjects.flatMap((subject) => plantedEvents(type, subject)));
      return [...events, ...odd].map((body) => sqsEvent(body));
    }
    case 'stream':
      return [...some.map((event) => `[${event}]`), ...odd].map(streamEvent);
    case 'schedule':
      return [{ detail: MARKER }];
    default:
      return [...some, ...odd].map((body) => sqsEvent(body));
  }
};

type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const entryModule = z.object({ handler: z.custom<Handler>((handler) => typeof handler === 'function') });

/** What is wrong with what a function logs of events. */
const faultsOf = async (handler: Handler, events: readonly unknown[]) => {
  const faults: string[] = [];
  for (const event of events) {
    const { lines } = await listen(() => handler(event, lambdaContext));
    faults.push(...faultsOfLines(lines).map((fault) => `${fault}\nafter ${JSON.stringify(event)}`));
  }
  return faults;
};

const everyOperation = operations.map((operation) => [operation.id, operation] as const);

describe('a request with the marker wherever a caller can put it', () => {
  it.each(everyOperation)('is logged in one short line without it: %s', async (_, operation) => {
    let accepted = 0;
    const faults: string[] = [];
    for (const event of plantedRequests(operation)) {
      const { reply, lines } = await world.call(event);
      await world.undo();
      const { statusCode = 500 } = reply;
      figures.requests += 1;
      accepted += statusCode < 400 ? 1 : 0;
      if (statusCode >= 500) faults.push('it is a surprise');
      faults.push(...faultsOfLines(lines).map((fault) => `${fault}\nafter ${JSON.stringify(event)}`));
    }
    figures.accepted += accepted;
    expect(faults).toEqual([]);
    // What is refused at the door says nothing of what is inside.
    expect(accepted).toBeGreaterThan(0);
  });

  it.each(everyOperation)('is so, too, when the table fails and quotes it: %s', async (_, operation) => {
    const [event] = plantedRequests(operation);
    if (!event) throw new Error('there is no request');
    const failing = vi.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation(() => {
      throw Object.assign(new Error(`\n at ${MARKER} (${MARKER}:1:1)`), { item: MARKER });
    });
    const { reply, lines } = await world.call(event);
    failing.mockRestore();
    figures.requests += 1;
    expect(faultsOfLines(lines)).toEqual([]);
    expect(reply.body ?? '').not.toContain(MARKER);
    if (reply.statusCode === 500) expect(lines[0]).toContain('"level":"ERROR"');
  });
});

/** Hundreds of messages to a function that the customers' views wait for take their time beside all the other tests. */
const MOST = 300_000;

describe('a message with the marker wherever it has words', () => {
  it.each(functions.map((one) => [one.entry, one] as const))(
    'is logged in one short line without it: %s',
    async (_, one) => {
      const module: unknown = await import(/* @vite-ignore */ `../../functions/${one.entry}`);
      const events = eventsFor(one);
      expect(await faultsOf(entryModule.parse({ ...Object(module) }).handler, events)).toEqual([]);
      figures.messages += events.length;
    },
    MOST,
  );
});

describe('the gate', () => {
  it.each(functions.map((one) => [one.entry, one] as const))(
    'finds in place of %s what repeats its message, what says nothing, and what says too much',
    async (_, one) => {
      const say = (text: string) => async () => void process.stdout.write(text);
      const [first] = eventsFor(one);
      const parrot: Handler = (event) => say(`${JSON.stringify(event)}\n`)();
      expect((await faultsOf(parrot, [first])).join()).toContain('has personal data');
      expect((await faultsOf(say(''), [first])).join()).toContain('logs 0 lines');
      expect((await faultsOf(say('{}\n{}\n'), [first])).join()).toContain('logs 2 lines');
      expect((await faultsOf(say('x'.repeat(401)), [first])).join()).toContain('has 401 bytes');
    },
  );
});
