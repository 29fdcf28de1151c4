import { TicketSubmitted } from '../../../functions/service/contract/events.ts';
import { connectTable } from '../../../shared/dynamo/connect.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import { watchedKey } from './watched-key.ts';

export const handler = onQueue(
  [TicketSubmitted],
  async ({ subject, time }) => {
    await connectTable().write({ kind: 'put', item: { ...watchedKey(subject), submittedAt: time }, when: 'new' });
    return ok(undefined);
  },
  { name: 'watch-tickets', settled: [] },
);
