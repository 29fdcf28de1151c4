import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { call, complaint, eventually, mailsTo, routedTicket, target, unique } from './target.ts';

interface Letter {
  readonly id: string;
  readonly queue: string;
  readonly times: number;
}

const letterWith = async (body: string) => {
  const { items } = (await call('admin', 'GET', '/v1/dead-letters?limit=200')).body as unknown as { items: Letter[] };
  for (const letter of items) {
    const whole = await call('admin', 'GET', `/v1/dead-letters/${letter.id}`);
    if (whole.body['body'] === body) return letter;
  }
  return undefined;
};

/** Puts a message into a queue, as if somebody else than the topic had. */
const send = async (queue: string, MessageBody: string) => {
  const QueueName = `${target().outputs['QueuePrefix']}-${queue}`;
  const sqs = new SQSClient({});
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
};

it('keeps a message that is not ours until an administrator decides', async () => {
  const body = `not ours: ${unique('junk')}`;
  await send('service-route-ticket', body);

  // Five receives, each after the visibility timeout of the queue.
  const letter = await eventually('the dead letter', () => letterWith(body), 900);
  expect(letter).toMatchObject({ queue: 'service-route-ticket', times: 1 });

  const replayed = await call('admin', 'POST', `/v1/dead-letters/${letter.id}/replay`);
  expect(replayed).toMatchObject({ status: 200, body: { status: 'replayed' } });
  expect((await call('admin', 'POST', `/v1/dead-letters/${letter.id}/replay`)).status).toBe(409);
  const back = await eventually('its return', () => letterWith(body), 900);

  const discarded = await call('admin', 'POST', `/v1/dead-letters/${back.id}/discard`, { reason: 'Junk.' });
  expect(discarded).toMatchObject({ status: 200, body: { status: 'discarded', reason: 'Junk.' } });
  expect(await letterWith(body)).toBeUndefined();
});

it('gives an event that the topic could not deliver to the topic again', async () => {
  const ticket = await routedTicket(complaint());
  const id = String(ticket['id']);
  const { email } = ticket['customer'] as unknown as { email: string };
  const mails = async (count: number) => {
    const found = await mailsTo(email, String(ticket['number']));
    return found && found.length === count && found;
  };
  await eventually('the acknowledgement', () => mails(1));
  const { type, channel, createdAt } = ticket;
  const body = JSON.stringify({
    specversion: '1.0',
    // Another event than the one that it was acknowledged for.
    id: `${id}:1:1`,
    source: '/service/tickets',
    type: 'ticket.submitted.v1',
    subject: id,
    time: createdAt,
    datacontenttype: 'application/json',
    actor: 'customer',
    correlationid: unique('lost'),
    version: 1,
    data: { ticket: { status: 'received', type, channel, receivedAt: createdAt, escalationLevel: 0 } },
  });
  await send('dead-letters', body);

  const letter = await eventually('the dead letter', () => letterWith(body));
  expect(letter).toMatchObject({ queue: 'events', times: 1 });
  const replayed = await call('admin', 'POST', `/v1/dead-letters/${letter.id}/replay`);
  expect(replayed).toMatchObject({ status: 200, body: { status: 'replayed' } });
  await eventually('what follows from the event', () => mails(2));
});

it('sets aside a change whose events nobody can read, and goes on with the next', async () => {
  const events = `no events: ${unique('junk')}`;
  const key = { pk: { S: `platform#${unique('unreadable')}` }, sk: { S: 'unreadable' } };
  const { TableName } = target().outputs;
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item: { ...key, events: { S: events } } }));
  await routedTicket(complaint());

  const letter = await eventually('the dead letter', () => letterWith(events));
  expect(letter).toMatchObject({ queue: 'none', times: 1 });
  expect((await call('admin', 'POST', `/v1/dead-letters/${letter.id}/replay`)).status).toBe(409);
  const discarded = await call('admin', 'POST', `/v1/dead-letters/${letter.id}/discard`, { reason: 'Unreadable.' });
  expect(discarded).toMatchObject({ status: 200, body: { status: 'discarded' } });
});
