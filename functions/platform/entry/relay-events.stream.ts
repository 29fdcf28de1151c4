import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { log } from '../../../shared/lambda/log.ts';
import { topicPublisher } from '../../../shared/lambda/publish.ts';
import { relayEvents } from '../commands/relay-events.ts';
import { setAside } from '../deps.ts';

export const handler = middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const changes = Records.flatMap(({ dynamodb }) => {
    const riders = dynamodb?.NewImage?.['events']?.S;
    return riders === undefined ? [] : [{ sequence: dynamodb?.SequenceNumber ?? '', riders }];
  });
  const again = await relayEvents({ publish: topicPublisher(), setAside })(changes);
  log.info('relay', { changes: changes.length, again: again === undefined ? 0 : 1 });
  return { batchItemFailures: again === undefined ? [] : [{ itemIdentifier: again }] };
});
