import { pageOf } from '../../../shared/dynamo/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { historyOf, orderOf, tellsHistory } from '../domain/history.ts';
import { viewOf } from '../domain/ticket-view.ts';

/** The ticket, for those who may read it. */
const readable = async ({ tickets, directory }: Deps, id: string, caller: Caller) => {
  const found = await tickets.get(id);
  if (!found) return refuse('no-such-ticket', 'There is no ticket with this id.');
  const { ticket } = found;
  const about = {
    departmentId: ticket.status === 'received' ? undefined : ticket.departmentId,
    createdBy: ticket.createdBy,
  };
  const allowed = await directory.authorize(caller, (who) => may.readTicket(who, about));
  return allowed.ok ? ok(found) : allowed;
};

export const getTicket =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getTicket>) => {
    const found = await readable(deps, id, caller);
    return found.ok ? ok(viewOf(found.value.ticket, found.value.accountId)) : found;
  };

/**
 * Every change, oldest first. The rows are written a moment after the change, so the latest change is taken from the
 * ticket itself, on which its event still rides.
 */
export const getTicketHistory =
  (deps: Deps) =>
  async ({ params: { id }, query, caller }: Request<typeof routes.getTicketHistory>) => {
    const found = await readable(deps, id, caller);
    if (!found.ok) return found;
    const latest = found.value.riders.filter(tellsHistory).map((event) => {
      const entry = historyOf(event);
      return { position: deps.history.positionOf(entry, orderOf(event)), entry };
    });
    const page = await pageOf(
      `history ${id}`,
      query,
      async (after, limit) => {
        const stored = await deps.history.page(id, after, limit);
        const known = new Set(stored.map(({ position }) => position));
        const missing = latest.filter(
          ({ position }) => !known.has(position) && (after === undefined || position > after),
        );
        return [...stored, ...missing].toSorted((a, b) => (a.position < b.position ? -1 : 1)).slice(0, limit);
      },
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ entry }) => entry) }) : page;
  };

/** What was written to the customer, oldest first; nothing is left of it when they were erased. */
export const listTicketMessages =
  (deps: Deps) =>
  async ({ params: { id }, query, caller }: Request<typeof routes.listTicketMessages>) => {
    const found = await readable(deps, id, caller);
    if (!found.ok) return found;
    const page = await pageOf(
      `messages ${id}`,
      query,
      (after, limit) => deps.messages.page(id, after, limit),
      (message) => message.id,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ ticketId: _, ...shown }) => shown) }) : page;
  };

/** The open tickets of a department, the most urgent first. */
export const listDepartmentTickets =
  ({ tickets, directory }: Deps) =>
  async ({ params: { id }, query, caller }: Request<typeof routes.listDepartmentTickets>) => {
    const allowed = await directory.authorize(caller, (who) => may.listTickets(who, id));
    if (!allowed.ok) return allowed;
    if (!(await directory.department(id))) return refuse('no-such-department', 'There is no department with this id.');
    const page = await pageOf(
      `open ${id}`,
      query,
      (after, limit) => tickets.open(id, after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ summary }) => summary) }) : page;
  };

export const getRoutingRules =
  ({ routing, directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getRoutingRules>) => {
    const allowed = await directory.authorize(caller, may.readRoutingRules);
    if (!allowed.ok) return allowed;
    const stored = await routing.rules();
    if (!stored) return refuse('no-rules', 'There are no routing rules yet: an administrator must set them.');
    const { rules, defaultDepartmentId, version } = stored;
    return ok({ rules: { rules, defaultDepartmentId }, version });
  };
