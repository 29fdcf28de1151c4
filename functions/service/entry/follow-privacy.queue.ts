import { onQueue } from '../../../shared/lambda/queue.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { TicketCopyWanted, TicketErasureWanted } from '../../customers/contract/erasure-events.ts';
import { copyTickets } from '../commands/copy-tickets.ts';
import { eraseTicket } from '../commands/erase-ticket.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [TicketErasureWanted, TicketCopyWanted],
  async (event, cause) => {
    if (event.type === TicketCopyWanted.type) return copyTickets(deps())(event.data, cause);
    for (const id of event.data.ticketIds) {
      const erased = await eraseTicket(deps())(id, event.data.erasureId, cause);
      if (!erased.ok) return erased;
    }
    return ok(undefined);
  },
  { name: 'follow-privacy', settled: [] },
);
