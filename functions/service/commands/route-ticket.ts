import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { routeByRules } from '../domain/route-by-rules.ts';
import { route } from '../domain/ticket.ts';

/** Gives a submitted ticket to its department. Refusals: `already-routed`, `stale-version` (try again). */
export const routeTicket =
  ({ tickets, routing, clock }: Deps) =>
  async (ticketId: string, cause: Cause) => {
    const { ticket, rules, departments } = await routing.load(ticketId);
    if (!ticket) throw new Error(`ticket ${ticketId} was announced but is not stored`);
    if (!rules) throw new Error('there are no routing rules yet: an administrator must set them');
    const { departmentId, routing: why } = routeByRules(ticket, rules);
    const department = departments.find(({ id }) => id === departmentId);
    if (!department) throw new Error(`rules name the department ${departmentId}, which is not there`);
    const decision = route(ticket, department, why, clock.now());
    if (!decision.ok) return decision;
    return (await tickets.commit(ticket, decision.value, cause))
      ? ok(undefined)
      : refuse('stale-version', 'The ticket changed meanwhile.');
  };
