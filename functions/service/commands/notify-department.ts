import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { MailDeps } from '../deps.ts';
import { escalatedLetter, routedLetter } from '../domain/letters.ts';

type Reason =
  | { readonly kind: 'routed'; readonly why: string; readonly due: { firstResponse: string; resolution: string } }
  | { readonly kind: 'escalated'; readonly level: number; readonly late: 'first-response' | 'resolution' };

/**
 * Tells a department of a ticket that is theirs now, or its manager of one that is late. Refusals: `no-department` (it
 * is gone), `already-sent`, `in-other-hands`.
 */
export const notifyDepartment =
  ({ tickets, directory, post }: MailDeps) =>
  async (event: DomainEvent, departmentId: string, reason: Reason) => {
    const [found, department] = await Promise.all([
      tickets.get(event.subject),
      directory.departmentAsStored(departmentId),
    ]);
    if (!found) throw new Error(`ticket ${event.subject} was announced but is not stored`);
    if (!department) return refuse('no-department', 'The department is gone.');
    const { ticket } = found;
    const letter =
      reason.kind === 'routed'
        ? { to: department.email, ...routedLetter(ticket, reason.why, reason.due) }
        : { to: department.managerEmail, ...escalatedLetter(ticket, reason.level, reason.late, department.name) };
    return post.post(event.id, { ...letter, thread: `department-${ticket.id}` });
  };
