import { onQueue } from '../../../shared/lambda/queue.ts';
import { TicketLinked } from '../../customers/contract/events.ts';
import { linkAccount } from '../commands/link-account.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [TicketLinked],
  ({ subject, data, version }) => linkAccount(deps())(subject, data.accountId, version),
  { name: 'link-account', settled: ['linked-anew'] },
);
