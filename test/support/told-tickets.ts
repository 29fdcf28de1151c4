import type { Customers } from './customers.ts';
import { AccountMerged, TicketLinked } from '../../functions/customers/contract/events.ts';
import {
  TicketResolved,
  TicketRouted,
  TicketSubmitted,
  type TicketState,
} from '../../functions/service/contract/events.ts';
import { stamp, type EventDraft } from '../../shared/kernel/event.ts';
import { shortIdFrom } from '../../shared/kernel/id.ts';
import { cause } from './company.ts';
import { hour, START } from './tickets.ts';

/** A ticket whose events are heard one by one, each with its version and so many hours after the start. */
export const ticket = (name: string, createdBy = 'customer') => {
  const id = shortIdFrom(0, 'around', name);
  const base: TicketState = {
    status: 'received',
    type: 'complaint',
    channel: 'email',
    receivedAt: hour(1),
    escalationLevel: 0,
  };
  const told = (draft: EventDraft, version: number, actor: string, record?: string) => {
    const about = { source: '/service/tickets', subject: id, version, time: hour(version), cause: { ...cause, actor } };
    const [event] = stamp([draft], { ...about, ...(record !== undefined && { record }) });
    if (!event) throw new Error('a draft is an event');
    return event;
  };
  const dueAt = hour(9);
  return {
    id,
    number: `T-${id.slice(0, 5)}-${id.slice(5)}`,
    submitted: (receivedAt = hour(1)) => told(TicketSubmitted({ ticket: { ...base, receivedAt } }), 1, createdBy),
    routed: (departmentId = 'billing', receivedAt = hour(1)) =>
      told(
        TicketRouted({
          ticket: { ...base, receivedAt, status: 'queued', departmentId },
          departmentId,
          routing: { by: 'default', reason: 'No rule matched.' },
          firstResponseDueAt: dueAt,
          resolutionDueAt: dueAt,
        }),
        2,
        'system:route-ticket',
      ),
    resolved: (departmentId = 'billing', receivedAt = hour(1)) =>
      told(
        TicketResolved({ ticket: { ...base, receivedAt, status: 'resolved', departmentId, resolvedAt: hour(3) } }),
        3,
        'person:clerk',
      ),
    linked: (accountId: string, version = 1, fromAccountId?: string) =>
      told(
        TicketLinked({ accountId, ...(fromAccountId !== undefined && { fromAccountId }) }),
        version,
        'system:find-sender',
        `${id}/link`,
      ),
  };
};

/** Stores that an account went into another, and lets the views hear of it. */
export const mergeInto = async (customers: Customers, id: string, intoId: string) => {
  const found = await customers.deps.accounts.get(id);
  if (!found) throw new Error('it is there');
  const { number, createdAt, createdBy, version } = found.record;
  const marks = { id, number, createdAt, createdBy, updatedAt: START, updatedBy: 'person:admin', version: version + 1 };
  await customers.deps.write(
    customers.deps.accounts.writeOf(
      {
        next: { ...marks, status: 'merged', mergedInto: intoId, mergeId: 'M' },
        events: [AccountMerged({ intoId, mergeId: 'M' })],
      },
      [],
      { version },
      cause,
    ),
  );
};
