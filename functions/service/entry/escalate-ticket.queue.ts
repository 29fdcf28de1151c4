import { onQueue } from '../../../shared/lambda/queue.ts';
import { escalateTicket } from '../commands/escalate-ticket.ts';
import { TicketDue } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue([TicketDue], ({ subject }, cause) => escalateTicket(deps())(subject, cause), {
  name: 'escalate-ticket',
  settled: ['not-due'],
});
