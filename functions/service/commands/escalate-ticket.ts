import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { escalate } from '../domain/ticket.ts';

/** Raises a ticket that is late. Refusals: `not-due`, `stale-version` (try again). */
export const escalateTicket =
  ({ tickets, clock }: Pick<Deps, 'tickets' | 'clock'>) =>
  async (ticketId: string, cause: Cause) => {
    const found = await tickets.get(ticketId);
    if (!found) return refuse('not-due', 'There is no such ticket any more.');
    const decision = escalate(found.ticket, clock.now());
    if (!decision.ok) return decision;
    return (await tickets.commit(found.ticket, decision.value, cause))
      ? ok(undefined)
      : refuse('stale-version', 'The ticket changed meanwhile.');
  };
