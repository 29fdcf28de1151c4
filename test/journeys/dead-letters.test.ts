import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { call, eventually, target, unique } from './target.ts';

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

it('keeps a message that is not ours until an administrator decides', async () => {
  const body = `not ours: ${unique('junk')}`;
  const sqs = new SQSClient({});
  const { QueueUrl } = await sqs.send(
    new GetQueueUrlCommand({ QueueName: `${target().outputs['QueuePrefix']}-service-route-ticket` }),
  );
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));

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
