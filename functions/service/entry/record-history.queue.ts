import { onQueue } from '../../../shared/lambda/queue.ts';
import { TicketLinked } from '../../customers/contract/events.ts';
import { linkAccount } from '../commands/link-account.ts';
import { recordHistory } from '../commands/record-history.ts';
import { changes } from '../contract/events.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [...changes, TicketLinked],
  async (event) =>
    event.type === TicketLinked.type
      ? linkAccount(deps())(event.subject, event.data.accountId, event.version)
      : recordHistory(deps())(event),
  { name: 'record-history', settled: ['linked-anew'] },
);
