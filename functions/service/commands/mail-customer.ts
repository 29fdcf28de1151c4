import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { MailDeps } from '../deps.ts';
import { languageOf } from '../domain/language.ts';
import { acknowledgement, answerLetter, solutionLetter } from '../domain/letters.ts';

type Reason =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'answer'; readonly messageId: string }
  | { readonly kind: 'solve'; readonly resolvedAt: Instant | undefined };

/**
 * Writes to the customer, in the language of their message, as one conversation. Refusals: `no-address` (the customer
 * is reached by phone), `already-sent`, `outdated` (solved, and reopened before the mail went out; another solution has a mail of
 * its own), `in-other-hands`.
 */
export const mailCustomer =
  ({ tickets, messages, post }: MailDeps) =>
  async (event: DomainEvent, reason: Reason) => {
    const found = await tickets.get(event.subject);
    if (!found) throw new Error(`ticket ${event.subject} was announced but is not stored`);
    const { ticket } = found;
    const to = ticket.customer.email;
    if (to === undefined) return refuse('no-address', 'The customer left no e-mail address.');
    const language = languageOf(`${ticket.subject}\n${ticket.text}`);
    const words = async () => {
      if (reason.kind === 'acknowledge') return acknowledgement(ticket, language);
      if (reason.kind === 'solve')
        return ticket.status === 'resolved' && ticket.resolvedAt === reason.resolvedAt
          ? solutionLetter(ticket, language, ticket.solution)
          : undefined;
      const message = await messages.get(ticket.id, reason.messageId);
      if (!message) throw new Error(`message ${reason.messageId} was announced but is not stored`);
      return answerLetter(ticket, language, message.text);
    };
    const letter = await words();
    if (!letter) return refuse('outdated', 'The ticket was reopened before this mail went out.');
    return post.post(event.id, { to, ...letter, thread: `ticket-${ticket.id}` });
  };
