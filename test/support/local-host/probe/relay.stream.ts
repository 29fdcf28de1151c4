import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';

const client = new SNSClient({});

export const handler = async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  for (const { dynamodb } of Records) {
    const events = dynamodb?.NewImage?.['events']?.S ?? '';
    try {
      await client.send(
        new PublishCommand({
          TopicArn: process.env['TOPIC_ARN'],
          Message: events,
          MessageAttributes: { type: { DataType: 'String', StringValue: 'probe.made.v1' } },
        }),
      );
    } catch {
      return { batchItemFailures: [{ itemIdentifier: dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
};
