import { decided, type Decision } from '../../../shared/kernel/decision.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { TicketErased, TicketResolved } from '../contract/events.ts';
import { resolve, stateOf, type Ticket } from './ticket.ts';

/** What nobody wrote. */
const NOTHING = '';

/**
 * Takes all words out of a ticket: number, type, channel, department and times stay for the reports. One that is open is
 * closed, since nobody can be answered any more, which is no answer. Refusals: `not-routed`, to be tried again; `erased` by this erasure already.
 */
export const eraseTicketOf = (ticket: Ticket, erasureId: string, now: Instant) => {
  if (ticket.status === 'received') return refuse('not-routed', 'The ticket is about to be routed: wait until it is.');
  if (ticket.erasureId === erasureId) return refuse('erased', 'Nothing is left of the ticket.');
  const closed = ticket.status === 'resolved' ? undefined : resolve(ticket, NOTHING, now);
  const base = closed?.ok ? closed.value.next : ticket;
  if (base.status !== 'resolved') return refuse('not-routed', 'The ticket cannot be closed yet.');
  const {
    text: _,
    subject: __,
    product: ___,
    customer: ____,
    request: _____,
    erasedAt: ______,
    firstRespondedAt: _______,
    ...rest
  } = base;
  const next: Ticket = {
    ...rest,
    ...(ticket.firstRespondedAt !== undefined && { firstRespondedAt: ticket.firstRespondedAt }),
    text: NOTHING,
    subject: NOTHING,
    customer: {},
    solution: NOTHING,
    routing: { ...base.routing, reason: NOTHING },
    updatedAt: now,
    version: ticket.version + 1,
    erasureId,
  };
  return decided<Ticket>(next, ...(closed?.ok ? [TicketResolved({ ticket: stateOf(next) })] : []));
};

/** What stood beside the ticket is gone as well. */
export const asErased = (ticket: Ticket, erasureId: string, now: Instant): Decision<Ticket> => ({
  next: { ...ticket, updatedAt: now, version: ticket.version + 1, erasedAt: now },
  events: [TicketErased({ erasureId })],
});
