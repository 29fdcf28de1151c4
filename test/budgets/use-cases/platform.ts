import * as z from 'zod';
import type { Life } from '../life.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

/** A message that a queue has given up. */
const givenUp = (life: Life, queue: string, event: unknown = exampleOf('ticket.submitted.v1', life.key())) => ({
  Records: [
    {
      messageId: life.key(),
      body: JSON.stringify(event),
      attributes: { ApproximateReceiveCount: '1', DeadLetterQueueSourceArn: life.world.arnOf(queue) },
    },
  ],
});

const letters = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), queue: z.string() })) });

/** Dead letters of a queue that settles them when they come again. */
const filed = async (life: Life, count: number) => {
  for (let n = 0; n < count; n += 1) await life.call('platform-dead-letters', givenUp(life, 'analytics-record-facts'));
  const { items } = letters.parse(await life.ask('listDeadLetters', { as: ADMIN }));
  return items.filter(({ queue }) => queue === 'analytics-record-facts').map(({ id }) => id);
};

const decided = async (life: Life) => {
  const [id = ''] = await filed(life, 1);
  return { as: ADMIN, params: { id }, body: { reason: 'It is dealt with.' } };
};

export const platform: Readonly<Record<string, UseCase>> = {
  'relay events': async () => {
    const events = JSON.stringify([exampleOf('settings.changed.v1', 'settings')]);
    return [{ event: { Records: [{ dynamodb: { SequenceNumber: '1', NewImage: { events: { S: events } } } }] } }];
  },
  'sweep what is due, next to nothing being due': async () => [{ event: {} }],
  'file a dead letter': async (life) => [{ event: givenUp(life, 'service-route-ticket') }],
  'file a dead letter that comes back': async (life) => {
    const event = givenUp(life, 'service-route-ticket');
    await life.call('platform-dead-letters', event);
    return [{ event }];
  },
  'dead letters, a page': async () => [{ request: { as: ADMIN } }],
  'read a dead letter': async (life) => [{ request: await decided(life) }],
  'decide on a dead letter': async (life) => [{ request: await decided(life) }],
  'replay the n dead letters of a queue': async (life) => {
    const ids = await filed(life, 3);
    return [{ request: { as: ADMIN, body: { queue: 'analytics-record-facts' } }, of: { n: ids.length } }];
  },
  'the API and its page': async () => [{ request: { params: { file: 'start.js' } } }],
};
