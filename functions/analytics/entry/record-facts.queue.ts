import { onQueueBatch } from '../../../shared/lambda/queue.ts';
import { changes, TicketRestated } from '../../service/contract/events.ts';
import { recordFacts } from '../commands/record-facts.ts';
import { deps } from '../deps.ts';

export const handler = onQueueBatch(
  [...changes, TicketRestated],
  (events) =>
    recordFacts(deps())(
      events.map(({ subject, version, data }) => ({ ticketId: subject, ticketVersion: version, state: data.ticket })),
    ),
  { name: 'record-facts' },
);
