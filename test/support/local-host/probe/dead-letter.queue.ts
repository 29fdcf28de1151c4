import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { put } from './table.ts';

export const handler = async ({ Records }: SQSEvent) => {
  for (const { body, attributes } of Records) {
    const { id } = z.object({ id: z.string() }).parse(JSON.parse(body));
    await put(`dead-${id}`, {
      source: attributes.DeadLetterQueueSourceArn ?? '',
      receives: attributes.ApproximateReceiveCount,
    });
  }
};
