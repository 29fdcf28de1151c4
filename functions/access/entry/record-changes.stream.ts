import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { changeOf } from '../../../shared/dynamo/stream.ts';
import { newId } from '../../../shared/kernel/id.ts';
import { failureOf, log } from '../../../shared/lambda/log.ts';
import { auditDeps } from '../audit-deps.ts';
import { recordChanges } from '../commands/record-changes.ts';

export const handler = middy(async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const cause = { actor: 'system:record-changes', correlationId: newId() };
  const again = await recordChanges(auditDeps())(Records.map(changeOf), cause);
  log[again ? 'warn' : 'info']('audit', {
    changes: Records.length,
    ...(again && { again: again.sequence, failure: failureOf(again.reason) }),
  });
  return { batchItemFailures: again ? [{ itemIdentifier: again.sequence }] : [] };
});
