import * as z from 'zod';
import { ticketView, type TicketView } from '../contract/ticket.ts';
import type { Ticket } from './ticket.ts';

/** What the customer said never changes, so an answer that is remembered leaves it out. */
const saidOnce = ['subject', 'text', 'product', 'customer'] as const;

/**
 * A ticket as the API shows it.
 * @param accountId the account that it is with by now, where that is known beside the ticket
 */
export const viewOf = (ticket: Ticket, accountId = ticket.accountId): TicketView => {
  const { request: _, erasureId: _____, ...rest } = ticket;
  const shown = { ...rest, ...(accountId !== undefined && { accountId }) };
  if (shown.status === 'received') return { ...shown, escalationLevel: 0 };
  const { targets: __, escalatedAt: ___, ...routed } = shown;
  if (routed.status === 'queued') {
    const { lateAt: ____, ...queued } = routed;
    return queued;
  }
  if (routed.status === 'assigned') {
    const { lateAt: ____, ...assigned } = routed;
    return { ...assigned, ownerId: assigned.assigneeId };
  }
  return { ...routed, ...(routed.assigneeId !== undefined && { ownerId: routed.assigneeId }) };
};

/** The answer of an action, to be remembered beside the ticket. */
export const rememberedAnswer = (view: TicketView) =>
  JSON.stringify(view, (name, value: unknown) => (saidOnce.some((one) => one === name) ? undefined : value));

/** That answer again, with what the customer said. */
export const answerAgain = (remembered: string, ticket: Ticket): TicketView => {
  const { subject, text, product, customer } = ticket;
  const answer = z.looseObject({}).parse(JSON.parse(remembered));
  return ticketView.parse({
    ...answer,
    subject,
    text,
    ...(product !== undefined && { product }),
    customer,
  });
};
