import { millisecondsOf, plusHours, plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { decided } from '../../../shared/kernel/decision.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { numberOf } from '../../../shared/kernel/id.ts';
import type { Department } from '../../access/contract/records.ts';
import {
  TicketAssigned,
  TicketEscalated,
  TicketReopened,
  TicketReplied,
  TicketRerouted,
  TicketResolved,
  TicketRouted,
  TicketSenderGiven,
  TicketSubmitted,
  type TicketState,
} from '../contract/events.ts';
import type { Routing, Submission } from '../contract/ticket.ts';

type Targets = Department['targets'];

interface Base extends Submission {
  readonly id: string;
  readonly number: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly updatedAt: Instant;
  readonly version: number;
  /** Digests of the `Idempotency-Key` and the body of the request that made it. */
  readonly request?: { readonly key: string; readonly body: string } | undefined;
  /** The erasure that took its words. */
  readonly erasureId?: string | undefined;
  /** When nothing was left of it, nor of what stood beside it. */
  readonly erasedAt?: Instant | undefined;
}

/** Accepted, not yet with any department. */
export interface Received extends Base {
  readonly status: 'received';
  readonly lateAt?: undefined;
}

/** What every ticket has that a department has got. */
interface Routed extends Base {
  readonly departmentId: string;
  readonly routing: Routing;
  /** The department's targets at the moment of routing: a later change of them changes no promise. */
  readonly targets: Targets;
  readonly firstResponseDueAt: Instant;
  readonly resolutionDueAt: Instant;
  readonly firstRespondedAt?: Instant | undefined;
  readonly escalationLevel: number;
  /** The first escalation since the ticket was received or reopened. */
  readonly escalatedAt?: Instant | undefined;
}

/** Work is open on it; it is late at `lateAt`, unless it has escalated as far as it can. */
interface Open extends Routed {
  readonly lateAt?: Instant | undefined;
}

export interface Queued extends Open {
  readonly status: 'queued';
}

export interface Assigned extends Open {
  readonly status: 'assigned';
  readonly assigneeId: string;
}

interface Resolved extends Routed {
  readonly status: 'resolved';
  readonly lateAt?: undefined;
  readonly assigneeId?: string | undefined;
  readonly solution: string;
  readonly resolvedAt: Instant;
}

export type Ticket = Received | Queued | Assigned | Resolved;

/** A department that is only named: there is none. */
type Nowhere = Pick<Department, 'id'>;

const HIGHEST_LEVEL = 3;

/** What other contexts may know of a ticket: codes and instants. */
export const stateOf = (ticket: Ticket): TicketState => ({
  status: ticket.status,
  type: ticket.type,
  channel: ticket.channel,
  receivedAt: ticket.createdAt,
  ...(ticket.status === 'received'
    ? { escalationLevel: 0 }
    : {
        departmentId: ticket.departmentId,
        escalationLevel: ticket.escalationLevel,
        ...(ticket.firstRespondedAt !== undefined && { firstRespondedAt: ticket.firstRespondedAt }),
        ...(ticket.escalatedAt !== undefined && { escalatedAt: ticket.escalatedAt }),
        ...(ticket.status === 'resolved' && { resolvedAt: ticket.resolvedAt }),
      }),
});

const earlierOf = (one: Instant, other: Instant) => (one < other ? one : other);

/** The deadline that comes next among those still to be kept; what a list of open tickets is sorted by. */
export const urgentAt = (ticket: Queued | Assigned): Instant =>
  ticket.firstRespondedAt === undefined
    ? earlierOf(ticket.firstResponseDueAt, ticket.resolutionDueAt)
    : ticket.resolutionDueAt;

/** A target's due instant, and again after each further interval: the first of them that lies after `since`. */
const nextAfter = (due: Instant, intervalHours: number, since: Instant): Instant => {
  const interval = Math.max(1, Math.round(intervalHours * 3_600_000));
  const passed = millisecondsOf(since) - millisecondsOf(due);
  return plusMilliseconds(due, Math.max(0, Math.floor(passed / interval) + 1) * interval);
};

/**
 * When an open ticket is late next: at a target that is not kept, and again after each further interval of that target.
 * @param since only instants after this one count: lateness that has been dealt with, or slept through, is one escalation
 */
const lateAfter = (ticket: Omit<Open, 'lateAt'>, since: Instant): Instant | undefined => {
  if (ticket.escalationLevel >= HIGHEST_LEVEL) return undefined;
  const resolution = nextAfter(ticket.resolutionDueAt, ticket.targets.resolutionHours, since);
  if (ticket.firstRespondedAt !== undefined) return resolution;
  return earlierOf(nextAfter(ticket.firstResponseDueAt, ticket.targets.firstResponseHours, since), resolution);
};

/** The deadlines of a department, counted from now. */
const promises = (targets: Targets, now: Instant) => ({
  targets,
  firstResponseDueAt: plusHours(now, targets.firstResponseHours),
  resolutionDueAt: plusHours(now, targets.resolutionHours),
});

const touched = (ticket: Ticket, now: Instant) => ({ version: ticket.version + 1, updatedAt: now });

const wrongState = (ticket: Ticket, move: string, instead: string) =>
  refuse('wrong-state', `The ticket is ${ticket.status}, so it cannot be ${move}: ${instead}.`);

/** A new ticket as somebody submitted it. */
export const submit = (
  submission: Submission,
  { id, createdBy, request }: Pick<Base, 'id' | 'createdBy' | 'request'>,
  now: Instant,
) => {
  const ticket: Received = {
    ...submission,
    ...(request && { request }),
    id,
    number: numberOf('T', id),
    status: 'received',
    createdAt: now,
    createdBy,
    updatedAt: now,
    version: 1,
  };
  return { next: ticket, events: [TicketSubmitted({ ticket: stateOf(ticket) }), TicketSenderGiven(senderOf(ticket))] };
};

const senderOf = ({ channel, accountId, customer }: Received) => ({
  channel,
  ...(accountId !== undefined && { accountId }),
  ...customer,
});

/** The ticket as it was when it was accepted, whatever has become of it: what a repeated request is answered. */
export const asSubmitted = (ticket: Ticket): Received => {
  const { id, number, type, channel, subject, text, product, customer, accountId, createdAt, createdBy } = ticket;
  const submission = {
    type,
    channel,
    subject,
    text,
    ...(product !== undefined && { product }),
    customer,
    ...(accountId !== undefined && { accountId }),
  };
  return { ...submission, id, number, createdAt, createdBy, status: 'received', updatedAt: createdAt, version: 1 };
};

/** Gives a received ticket to its department. */
export const route = (ticket: Ticket, to: Department, routing: Routing, now: Instant) => {
  if (ticket.status !== 'received') return refuse('already-routed', 'The ticket has a department.');
  const open = {
    ...ticket,
    ...touched(ticket, now),
    ...promises(to.targets, now),
    status: 'queued' as const,
    departmentId: to.id,
    routing,
    escalationLevel: 0,
  };
  const next: Queued = { ...open, lateAt: lateAfter(open, now) };
  const { firstResponseDueAt, resolutionDueAt } = next;
  return decided<Ticket>(
    next,
    TicketRouted({ ticket: stateOf(next), departmentId: to.id, routing, firstResponseDueAt, resolutionDueAt }),
  );
};

/** A person gives the ticket to another department: its targets count anew, what was answered stays answered. */
export const reroute = (ticket: Ticket, to: Department | Nowhere, reason: string, now: Instant) => {
  if (ticket.status === 'received') return wrongState(ticket, 're-routed', 'wait until it is routed');
  if (ticket.status === 'resolved') return wrongState(ticket, 're-routed', 'reopen it first');
  if (!('targets' in to)) return refuse('unknown-department', `There is no department ${to.id}.`, 'departmentId');
  if (ticket.departmentId === to.id)
    return refuse('same-department', `The ticket is with ${to.id} already.`, 'departmentId');
  const { assigneeId: _, ...unassigned } = { assigneeId: undefined, ...ticket };
  const open = {
    ...unassigned,
    ...touched(ticket, now),
    ...promises(to.targets, now),
    status: 'queued' as const,
    departmentId: to.id,
    routing: { by: 'person' as const, reason },
  };
  const next: Queued = { ...open, lateAt: lateAfter(open, now) };
  const { firstResponseDueAt, resolutionDueAt } = next;
  return decided<Ticket>(
    next,
    TicketRerouted({
      ticket: stateOf(next),
      fromDepartmentId: ticket.departmentId,
      departmentId: to.id,
      reason,
      firstResponseDueAt,
      resolutionDueAt,
    }),
  );
};

/** Gives the ticket to a member of its department, also from one member to another. */
export const assign = (ticket: Ticket, assigneeId: string, now: Instant) => {
  if (ticket.status === 'received') return wrongState(ticket, 'assigned', 'wait until it is routed');
  if (ticket.status === 'resolved') return wrongState(ticket, 'assigned', 'reopen it first');
  const next: Assigned = { ...ticket, ...touched(ticket, now), status: 'assigned', assigneeId };
  return decided<Ticket>(next, TicketAssigned({ ticket: stateOf(next), assigneeId }));
};

/** Answers the customer; the first answer keeps the first target. */
export const reply = (ticket: Ticket, messageId: string, now: Instant) => {
  if (ticket.status === 'received') return wrongState(ticket, 'answered', 'wait until it is routed');
  if (ticket.status === 'resolved') return wrongState(ticket, 'answered', 'reopen it first');
  const answered = { ...ticket, ...touched(ticket, now), firstRespondedAt: ticket.firstRespondedAt ?? now };
  const next = { ...answered, lateAt: lateAfter(answered, now) };
  return decided<Ticket>(next, TicketReplied({ ticket: stateOf(next), messageId }));
};

/** The customer's matter is solved; the solution is also an answer. */
export const resolve = (ticket: Ticket, solution: string, now: Instant) => {
  if (ticket.status === 'received') return wrongState(ticket, 'resolved', 'wait until it is routed');
  if (ticket.status === 'resolved') return wrongState(ticket, 'resolved', 'it is so already');
  const { lateAt: _, ...rest } = ticket;
  const next: Resolved = {
    ...rest,
    ...touched(ticket, now),
    status: 'resolved',
    solution,
    resolvedAt: now,
    firstRespondedAt: ticket.firstRespondedAt ?? now,
  };
  return decided<Ticket>(next, TicketResolved({ ticket: stateOf(next) }));
};

/** It was not solved after all: whoever had it has it again, and the time for the solution counts anew. */
export const reopen = (ticket: Ticket, reason: string, now: Instant) => {
  if (ticket.status !== 'resolved') return wrongState(ticket, 'reopened', 'only a resolved one can');
  if (ticket.erasureId !== undefined)
    return refuse('wrong-state', 'The customer of this ticket was erased: there is nothing to take up again.');
  const { solution: _, resolvedAt: __, escalatedAt: ___, assigneeId, ...rest } = ticket;
  const open = {
    ...rest,
    ...touched(ticket, now),
    resolutionDueAt: plusHours(now, ticket.targets.resolutionHours),
    escalationLevel: 0,
  };
  const lateAt = lateAfter(open, now);
  const next: Queued | Assigned =
    assigneeId === undefined
      ? { ...open, lateAt, status: 'queued' }
      : { ...open, lateAt, status: 'assigned', assigneeId };
  return decided<Ticket>(next, TicketReopened({ ticket: stateOf(next), reason }));
};

/** A ticket that is late goes up one level, however long it has been late. */
export const escalate = (ticket: Ticket, now: Instant) => {
  if (ticket.lateAt === undefined || ticket.lateAt > now) return refuse('not-due', 'The ticket is not late.');
  const late =
    ticket.firstRespondedAt === undefined && ticket.firstResponseDueAt <= now
      ? ('first-response' as const)
      : ('resolution' as const);
  const level = ticket.escalationLevel + 1;
  const raised = {
    ...ticket,
    ...touched(ticket, now),
    escalationLevel: level,
    escalatedAt: ticket.escalatedAt ?? now,
  };
  const next = { ...raised, lateAt: lateAfter(raised, now) };
  return decided<Ticket>(
    next,
    TicketEscalated({ ticket: stateOf(next), departmentId: ticket.departmentId, level, late }),
  );
};
