import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { asErased, eraseTicketOf } from '../domain/erased-ticket.ts';

/**
 * Leaves nothing of a ticket that anybody wrote: first the ticket itself, so that nobody adds to it, then what stands beside it:
 * messages, remembered requests, reasons in the history, notes of mails. At the end it says so, and again when it is asked again.
 * Refusals: `not-routed` and `stale-version`, to be tried again.
 */
const eraseTicket = (deps: Deps) => async (id: string, erasureId: string, wanted: Cause) => {
  const { tickets, remains, clock } = deps;
  const cause = { ...wanted, actor: 'system:erase-ticket' };
  const found = await tickets.get(id);
  // A table that was restored may lack it: then nothing is left of it.
  if (!found) {
    await remains.sayNothing(id, erasureId, clock.now(), cause);
    return ok(undefined);
  }
  const decision = eraseTicketOf(found.ticket, erasureId, clock.now());
  if (!decision.ok && decision.error.code !== 'erased') return decision;
  if (decision.ok && !(await tickets.commit(found.ticket, decision.value, cause)))
    return refuse('stale-version', 'The ticket changed meanwhile.');
  const ticket = decision.ok ? decision.value.next : found.ticket;
  // Whoever asks again has not heard the answer.
  if (ticket.erasedAt === undefined) await remains.erase(id);
  const last = asErased(ticket, erasureId, clock.now());
  return (await tickets.commit(ticket, last, cause))
    ? ok(undefined)
    : refuse('stale-version', 'Another message is erasing the ticket.');
};

/** Leaves nothing of several tickets; one that cannot be erased yet is tried again with the others. */
export const eraseTickets =
  (deps: Deps) =>
  async ({ erasureId, ticketIds }: { erasureId: string; ticketIds: readonly string[] }, cause: Cause) => {
    for (const id of ticketIds) {
      const erased = await eraseTicket(deps)(id, erasureId, cause);
      if (!erased.ok) return erased;
    }
    return ok(undefined);
  };
