import { systemClock } from '../../../shared/kernel/clock.ts';
import { connectTable } from '../../../shared/dynamo/connect.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import { sesCarrier } from '../../../shared/mail/ses-carrier.ts';
import { mailCustomer } from '../commands/mail-customer.ts';
import { TicketReplied, TicketResolved, TicketSubmitted } from '../contract/events.ts';
import { withMail } from '../deps.ts';
import { once } from '../../../shared/lambda/environment.ts';

const deps = once(() => withMail(connectTable(), systemClock, sesCarrier));

export const handler = onQueue(
  [TicketSubmitted, TicketReplied, TicketResolved],
  (event) =>
    mailCustomer(deps())(
      event,
      event.type === TicketReplied.type
        ? { kind: 'answer', messageId: event.data.messageId }
        : { kind: event.type === TicketResolved.type ? 'solve' : 'acknowledge' },
    ),
  { name: 'mail-customer', settled: ['no-address', 'already-sent', 'outdated'] },
);
