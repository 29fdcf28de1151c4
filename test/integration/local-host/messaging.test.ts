import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, it, onTestFinished } from 'vitest';
import type { Message } from '../../../infra/local/fauxqs.ts';
import { startMessaging, type Messaging } from '../../../infra/local/messaging.ts';
import { portFor } from '../../../infra/local/ports.ts';
import { describer } from '../../../infra/local/resources.ts';
import { resolveTemplates } from '../../../infra/local/template.ts';
import { stateIn, temporaryFolder } from '../../support/local-host/folder.ts';

const template = {
  Resources: {
    Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
    Work: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        QueueName: 'work',
        RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
      },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'events' } },
    Subscription: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        TopicArn: { Ref: 'Topic' },
        Protocol: 'sqs',
        Endpoint: { 'Fn::GetAtt': ['Work', 'Arn'] },
        RawMessageDelivery: true,
        FilterPolicy: { type: ['wanted'] },
      },
    },
    Files: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } },
  },
};

const arn = (queue: string) => `arn:aws:sqs:us-east-1:000000000000:${queue}`;

/** Queues, topic and bucket on a folder, as a host that starts there has them. */
const open = async (path: string) => {
  const state = await stateIn(path);
  const messaging = await startMessaging(state, await portFor(state, 'messaging'));
  const describe = describer({ api: '', sqs: messaging.url });
  const { resources } = resolveTemplates(
    { one: template },
    { region: 'us-east-1', accountId: '000000000000', describe },
  );
  messaging.create(resources, describe);
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await messaging.stop();
    state.close();
  };
  onTestFinished(close);
  return { messaging, close };
};

const receive = (messaging: Messaging, queue: string) => {
  const found = messaging.queueByArn(arn(queue));
  const resolveDeadLetters = (wanted: string) => messaging.queueByArn(wanted);
  return messaging.journal.atomically(() => found?.dequeue(10, undefined, resolveDeadLetters) ?? []);
};

const bodies = (messages: readonly { Body: string }[]) => messages.map(({ Body }) => Body).toSorted();

const client = ({ url }: Messaging) => ({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
});

const publish = (messaging: Messaging, text: string, type: string) =>
  new SNSClient(client(messaging)).send(
    new PublishCommand({
      TopicArn: 'arn:aws:sns:us-east-1:000000000000:events',
      Message: text,
      MessageAttributes: { type: { DataType: 'String', StringValue: type } },
    }),
  );

it('delivers raw what the filter wants, and finds it again after the end of the host, in hand or not', async () => {
  const path = temporaryFolder();
  const first = await open(path);
  await publish(first.messaging, 'one', 'wanted');
  await publish(first.messaging, 'other', 'unwanted');
  const [inHand] = receive(first.messaging, 'work');
  expect(inHand).toMatchObject({ Body: 'one', MessageAttributes: { type: { StringValue: 'wanted' } } });
  await publish(first.messaging, 'two', 'wanted');
  await first.close();

  const second = await open(path);
  const restored = receive(second.messaging, 'work');
  expect(bodies(restored)).toEqual(['one', 'two']);
  for (const { ReceiptHandle } of restored) second.messaging.queueByArn(arn('work'))?.deleteMessage(ReceiptHandle);
  await second.close();

  const third = await open(path);
  expect(receive(third.messaging, 'work')).toEqual([]);
});

it('remembers over the end of the host which queue a dead letter came from', async () => {
  const path = temporaryFolder();
  const first = await open(path);
  first.messaging.send(arn('work'), 'bad');
  const work = first.messaging.queueByArn(arn('work'));
  for (let tries = 1; tries <= 2; tries++)
    for (const { ReceiptHandle } of receive(first.messaging, 'work')) work?.changeVisibility(ReceiptHandle, 0);
  expect(receive(first.messaging, 'work')).toEqual([]);
  await first.close();

  const second = await open(path);
  const [letter] = receive(second.messaging, 'dead');
  expect(letter?.Body).toBe('bad');
  expect(second.messaging.journal.source(letter?.MessageId ?? '')).toBe('work');
});

it('tells whom it may wake, after the message is kept', async () => {
  const { messaging } = await open(temporaryFolder());
  const woken: [string, Message[]][] = [];
  messaging.journal.onArrival = (queue) =>
    woken.push([queue, messaging.journal.restore().map(({ message }) => message)]);
  messaging.send(arn('work'), 'hello');
  expect(woken).toMatchObject([['work', [{ body: 'hello' }]]]);
});

it('keeps files, and gives them to whoever has the link', async () => {
  const path = temporaryFolder();
  const first = await open(path);
  const s3 = new S3Client(client(first.messaging));
  await s3.send(new PutObjectCommand({ Bucket: 'files', Key: 'a/b.csv', Body: 'x,y', ContentType: 'text/csv' }));
  await first.close();

  const second = await open(path);
  const link = await getSignedUrl(
    new S3Client(client(second.messaging)),
    new GetObjectCommand({ Bucket: 'files', Key: 'a/b.csv' }),
  );
  const answer = await fetch(link);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, 'text/csv', 'x,y']);
});

it('takes a file from whoever has the link, whatever they call it and however large it is', async () => {
  const { messaging } = await open(temporaryFolder());
  const s3 = new S3Client(client(messaging));
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket: 'files', Key: 'in' }));
  const body = Buffer.alloc(12 * 1024 ** 2, 'a=1&b=2;');
  for (const type of ['application/x-www-form-urlencoded', 'application/json', undefined]) {
    const answer = await fetch(put, {
      method: 'PUT',
      body,
      headers: type === undefined ? {} : { 'content-type': type },
    });
    expect([type, answer.status]).toEqual([type, 200]);
    const stored = await s3.send(new GetObjectCommand({ Bucket: 'files', Key: 'in' }));
    expect(Buffer.compare(Buffer.from((await stored.Body?.transformToByteArray()) ?? []), body)).toBe(0);
  }
});
