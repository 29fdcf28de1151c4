import type { Decision } from '../../../shared/kernel/decision.ts';
import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { checkVersion, refuse, type Refusal } from '../../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { messageIdOf } from '../domain/message-id.ts';
import { assign, reopen, reply, reroute, resolve, type Ticket } from '../domain/ticket.ts';
import { answerAgain, rememberedAnswer, viewOf } from '../domain/ticket-view.ts';

type Action = 'assignTicket' | 'rerouteTicket' | 'replyTicket' | 'resolveTicket' | 'reopenTicket';

/** The decision of an action, and what else is stored with it. */
type Outcome<Code extends string> = Result<Decision<Ticket>, Refusal<Code>>;

interface Asked<Name extends Action> {
  readonly request: Request<(typeof routes)[Name]>;
  readonly ticket: Ticket;
  readonly now: Instant;
  /** Names the message that the action sends, if it does: the same for a request and its repeat. */
  readonly messageId: string;
}

/**
 * The way of every action on a ticket: load, ask for permission, check the version, decide, commit. What the transaction
 * stores besides, `besides` says. A repeated key is answered as before: its first request has changed the ticket or left its
 * mark, so a repeat is always about to be refused, and only what is refused is looked up.
 */
const acting =
  <Name extends Action, Code extends string>(
    name: Name,
    decide: (asked: Asked<Name>, deps: Deps) => Outcome<Code> | Promise<Outcome<Code>>,
    besides: (asked: Asked<Name>, deps: Deps) => readonly Write[] = () => [],
  ) =>
  (deps: Deps) =>
  async (request: Request<(typeof routes)[Name]>) => {
    const { tickets, requests, directory, clock } = deps;
    const { caller, ifMatch, idempotencyKey, cause } = request;
    const { id } = request.params;
    const mark =
      idempotencyKey === undefined
        ? undefined
        : {
            key: digestOf(JSON.stringify([cause.actor, name, idempotencyKey])),
            body: digestOf(JSON.stringify(request.body)),
          };
    const found = await tickets.get(id);
    if (!found) return refuse('no-such-ticket', 'There is no ticket with this id.');
    const { ticket, accountId } = found;
    const allowedIn = (departmentId: string | undefined) =>
      directory.authorize(caller, (who) => may.workOnTicket(who, { departmentId, createdBy: ticket.createdBy }));
    const earlier = async () => mark && (await requests.get(id, mark.key));
    const again = (before: { body: string; answer: string }) =>
      before.body === mark?.body
        ? ok(answerAgain(before.answer, ticket))
        : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
    const unlessRepeated = async <Refused>(refused: Refused) => {
      const before = await earlier();
      return before ? again(before) : refused;
    };

    const allowed = await allowedIn('departmentId' in ticket ? ticket.departmentId : undefined);
    if (!allowed.ok) {
      // Whoever gave the ticket away lost it by that very request: its repeat is judged by the department it had then.
      const before = await earlier();
      return before && (await allowedIn(before.departmentId)).ok ? again(before) : allowed;
    }
    const stale = checkVersion(ifMatch, ticket.version);
    if (stale) return unlessRepeated(stale);

    const now = clock.now();
    const messageId = messageIdOf(ticket.version + 1, mark ? idFrom(id, mark.key) : newId());
    const asked = { request, ticket, now, messageId };
    const decision = await decide(asked, deps);
    if (!decision.ok) return unlessRepeated(decision);
    const view = viewOf(decision.value.next, accountId);
    const remember =
      mark && 'departmentId' in ticket
        ? [requests.writeOf(id, { ...mark, answer: rememberedAnswer(view), departmentId: ticket.departmentId }, now)]
        : [];
    return (await tickets.commit(ticket, decision.value, cause, ...besides(asked, deps), ...remember))
      ? ok(view)
      : unlessRepeated(refuse('stale-version', 'The ticket changed meanwhile: read it again.'));
  };

/** To a member of the ticket's department or its manager, named by id or e-mail address. */
export const assignTicket = acting('assignTicket', async ({ request, ticket, now }, { directory }) => {
  const departmentId = ticket.status === 'received' ? '' : ticket.departmentId;
  const person = await directory.find(request.body.assigneeId, (who) => may.takeTickets(who, departmentId));
  const decision = assign(ticket, person?.id ?? '', now);
  return person || !decision.ok
    ? decision
    : refuse('not-a-member', `Nobody of that name is a member of ${departmentId}.`, 'assigneeId');
});

export const rerouteTicket = acting('rerouteTicket', async ({ request, ticket, now }, { directory }) => {
  const { departmentId, reason } = request.body;
  return reroute(ticket, (await directory.departmentAsStored(departmentId)) ?? { id: departmentId }, reason, now);
});

export const replyTicket = acting(
  'replyTicket',
  ({ ticket, now, messageId }) => reply(ticket, messageId, now),
  ({ request: { body, cause }, ticket, now, messageId: id }, { messages }) => [
    messages.writeOf({ id, ticketId: ticket.id, text: body.text, by: cause.actor, at: now }),
  ],
);

/** The solution is a message as well: reopening the ticket takes it from the ticket, not from what was written. */
export const resolveTicket = acting(
  'resolveTicket',
  ({ request, ticket, now }) => resolve(ticket, request.body.solution, now),
  ({ request: { body, cause }, ticket, now, messageId: id }, { messages }) => [
    messages.writeOf({ id, ticketId: ticket.id, text: body.solution, by: cause.actor, at: now }),
  ],
);

export const reopenTicket = acting('reopenTicket', ({ request, ticket, now }) =>
  reopen(ticket, request.body.reason, now),
);
