import { onQueue } from '../../../shared/lambda/queue.ts';
import { TicketSenderGiven } from '../../service/contract/events.ts';
import { findSender } from '../commands/find-sender.ts';
import { deps } from '../deps.ts';

export const handler = onQueue(
  [TicketSenderGiven],
  ({ subject, data }, cause) => findSender(deps())(subject, data, cause),
  // An account needs more than the sender said: the ticket goes without one.
  { name: 'find-sender', settled: ['already-linked', 'no-sender', 'bad-custom-field', 'unknown-code', 'bad-phone'] },
);
