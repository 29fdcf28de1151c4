import type { RoutingRules } from '../contract/rules.ts';
import type { MovedTicket } from '../contract/trial.ts';
import { routeByRules } from './route-by-rules.ts';
import type { Ticket } from './ticket.ts';

/** A ticket, and the department that it went to when it was routed. */
interface RoutedTicket {
  readonly ticket: Ticket;
  readonly departmentId: string;
}

/** Whether rules can be tried on a ticket: the words of an erased customer are gone. */
export const canBeTried = ({ ticket }: RoutedTicket) => ticket.status !== 'received' && ticket.erasureId === undefined;

/** The ticket, when it would have gone elsewhere by the rules. */
export const movedBy = (rules: RoutingRules, { ticket, departmentId }: RoutedTicket): MovedTicket | undefined => {
  if (ticket.status === 'received') return undefined;
  const { departmentId: wouldBe, ...why } = routeByRules(ticket, rules);
  if (wouldBe === departmentId) return undefined;
  const { id, number, subject, type, channel, createdAt, departmentId: currentDepartmentId } = ticket;
  return { id, number, subject, type, channel, createdAt, departmentId, currentDepartmentId, wouldBe, ...why };
};
