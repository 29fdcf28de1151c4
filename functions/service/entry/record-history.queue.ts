import { onQueue } from '../../../shared/lambda/queue.ts';
import { TicketCopyWanted, TicketErasureWanted } from '../../customers/contract/erasure-events.ts';
import { TicketLinked } from '../../customers/contract/events.ts';
import { copyTickets } from '../commands/copy-tickets.ts';
import { eraseTickets } from '../commands/erase-ticket.ts';
import { linkAccount } from '../commands/link-account.ts';
import { recordHistory } from '../commands/record-history.ts';
import { changes } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [...changes, TicketLinked, TicketErasureWanted, TicketCopyWanted],
  async (event, cause) => {
    if (event.type === TicketLinked.type)
      return linkAccount(deps())(event.subject, event.data.accountId, event.version);
    if (event.type === TicketErasureWanted.type) return eraseTickets(deps())(event.data, cause);
    if (event.type === TicketCopyWanted.type) return copyTickets(deps())(event.data, cause);
    return recordHistory(deps())(event);
  },
  { name: 'record-history', settled: ['linked-anew'] },
);
