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
  (event) => {
    const mail = mailCustomer(deps());
    if (event.type === TicketReplied.type) return mail(event, { kind: 'answer', messageId: event.data.messageId });
    if (event.type === TicketSubmitted.type) return mail(event, { kind: 'acknowledge' });
    return mail(event, { kind: 'solve', resolvedAt: event.data.ticket.resolvedAt });
  },
  { name: 'mail-customer', settled: ['no-address', 'already-sent', 'outdated'] },
);
