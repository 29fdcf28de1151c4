import { onQueue } from '../../../shared/lambda/queue.ts';
import { routeTicket } from '../commands/route-ticket.ts';
import { TicketSubmitted } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue([TicketSubmitted], ({ subject }, cause) => routeTicket(deps())(subject, cause), {
  name: 'route-ticket',
  settled: ['already-routed'],
});
