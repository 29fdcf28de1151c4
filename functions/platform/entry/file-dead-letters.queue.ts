import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { setting } from '../../../shared/lambda/environment.ts';
import { log } from '../../../shared/lambda/log.ts';
import { partialFailuresOf } from '../../../shared/lambda/queue.ts';
import { fileDeadLetter } from '../commands/file-dead-letter.ts';
import { deps } from '../deps.ts';

/** `service-route-ticket` for `arn:aws:sqs:eu-central-1:123456789012:rapport-dev-service-route-ticket`. */
const queueName = (arn: string | undefined) =>
  arn
    ?.split(':')
    .at(-1)
    ?.slice(setting('QUEUE_PREFIX').length + 1);

export const handler = middy<SQSEvent, PromiseSettledResult<void>[] | SQSBatchResponse>()
  .use(partialFailuresOf())
  .handler(({ Records }: SQSEvent) =>
    Promise.allSettled(
      Records.map(async ({ messageId, body, attributes }) => {
        const queue = queueName(attributes.DeadLetterQueueSourceArn);
        await fileDeadLetter(deps())({ messageId, body, queue });
        log.info('dead-letter', { messageId, queue });
      }),
    ),
  );
