import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { inCalls, topicPublisher } from '../../../../shared/lambda/publish.ts';

const outgoing = (id: string, body = '{}') => ({ id, type: 'box.moved.v1', body });

describe('inCalls', () => {
  it('keeps the order and loses nothing, in calls of at most ten messages and 250,000 bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 40 }), (sizes) => {
        const messages = sizes.map((size, n) => outgoing(`m${n}`, 'x'.repeat(size)));
        const calls = inCalls(messages);
        expect(calls.flat()).toEqual(messages);
        for (const call of calls) {
          expect(call.length).toBeLessThanOrEqual(10);
          expect(call.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThanOrEqual(250_000);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('fills a call before it begins the next', () => {
    const calls = inCalls(Array.from({ length: 25 }, (_, n) => outgoing(`m${n}`)));
    expect(calls.map((call) => call.length)).toEqual([10, 10, 5]);
  });

  it('counts bytes, not characters', () => {
    const chinese = Array.from({ length: 3 }, (_, n) => outgoing(`m${n}`, '发'.repeat(40_000)));
    expect(inCalls(chinese).map((call) => call.length)).toEqual([2, 1]);
  });

  it('lets what is too large go alone', () => {
    const calls = inCalls([outgoing('a'), outgoing('b', 'x'.repeat(400_000)), outgoing('c')]);
    expect(calls.map((call) => call.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('topicPublisher', () => {
  const sns = mockClient(SNSClient);
  afterAll(() => {
    sns.restore();
  });
  beforeEach(() => {
    sns.reset();
    vi.stubEnv('TOPIC_ARN', 'arn:aws:sns:us-east-1:000000000000:events');
    vi.stubEnv('AWS_REGION', 'us-east-1');
  });

  it('sends the type as the attribute that the subscriptions filter by', async () => {
    sns.on(PublishBatchCommand).resolves({ Successful: [{ Id: '0', MessageId: 'x', SequenceNumber: '1' }] });
    expect(await topicPublisher()([outgoing('a', '{"n":1}')])).toEqual([]);
    expect(sns.commandCalls(PublishBatchCommand)[0]?.args[0].input).toEqual({
      TopicArn: 'arn:aws:sns:us-east-1:000000000000:events',
      PublishBatchRequestEntries: [
        {
          Id: '0',
          Message: '{"n":1}',
          MessageAttributes: { type: { DataType: 'String', StringValue: 'box.moved.v1' } },
        },
      ],
    });
  });

  it('tells what the topic will never take from what it did not take this time, and trusts no silence', async () => {
    sns.on(PublishBatchCommand).resolves({
      Successful: [{ Id: '0', MessageId: 'x' }],
      Failed: [
        { Id: '1', Code: 'InvalidParameter', SenderFault: true },
        { Id: '2', Code: 'InternalError', SenderFault: false },
      ],
    });
    expect(await topicPublisher()(['a', 'b', 'c', 'd'].map((id) => outgoing(id)))).toEqual([
      { id: 'b', hopeless: true },
      { id: 'c', hopeless: false },
      { id: 'd', hopeless: false },
    ]);
  });

  it('throws what the topic throws', async () => {
    sns.on(PublishBatchCommand).rejects(new Error('throttled'));
    await expect(topicPublisher()([outgoing('a')])).rejects.toThrow('throttled');
  });

  it('makes no call for nothing', async () => {
    expect(await topicPublisher()([])).toEqual([]);
    expect(sns.calls()).toHaveLength(0);
  });
});
