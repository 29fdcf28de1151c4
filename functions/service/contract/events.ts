import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';
import { channels, routing, statuses, ticketTypes } from './ticket.ts';

const instant = z.iso.datetime();

/**
 * The ticket as of the event, in codes and instants, without personal data. Each event carries the whole of it, so that a
 * reader who counts tickets needs only the newest event of each, in whatever order they come.
 */
export const ticketState = z.strictObject({
  status: z.enum(statuses),
  type: z.enum(ticketTypes),
  channel: z.enum(channels),
  /** Absent until the ticket is routed. */
  departmentId: z.string().optional(),
  receivedAt: instant,
  firstRespondedAt: instant.optional(),
  /** Present while the ticket is resolved. */
  resolvedAt: instant.optional(),
  /** The first escalation since the ticket was received or reopened. */
  escalatedAt: instant.optional(),
  escalationLevel: z.number().int().min(0).max(3),
});

export type TicketState = z.output<typeof ticketState>;

const about = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ticket: ticketState, ...shape });

export const TicketSubmitted = defineEvent('ticket.submitted.v1', about({}));

/**
 * Who says so, for whoever knows the customers to find the account. Rides beside `ticket.submitted`; none follows it when the
 * ticket is submitted again under its key.
 */
export const TicketSenderGiven = defineEvent(
  'ticket.sender-given.v1',
  z.strictObject({
    channel: z.enum(channels),
    /** The account that the submitter named. */
    accountId: z.string().optional(),
    name: z.string().optional(),
    email: z.string().optional(),
    phone: z.string().optional(),
  }),
  { personal: ['name', 'email', 'phone'] },
);

export const TicketRouted = defineEvent(
  'ticket.routed.v1',
  about({ departmentId: z.string(), routing, firstResponseDueAt: instant, resolutionDueAt: instant }),
  { personal: ['routing.reason'] },
);

/** A person gave it to another department, with a reason in their own words. */
export const TicketRerouted = defineEvent(
  'ticket.rerouted.v1',
  about({
    fromDepartmentId: z.string(),
    departmentId: z.string(),
    reason: z.string(),
    firstResponseDueAt: instant,
    resolutionDueAt: instant,
  }),
  { personal: ['reason'] },
);

export const TicketAssigned = defineEvent('ticket.assigned.v1', about({ assigneeId: z.string() }));

export const TicketReplied = defineEvent('ticket.replied.v1', about({ messageId: z.string() }));

export const TicketEscalated = defineEvent(
  'ticket.escalated.v1',
  about({
    departmentId: z.string(),
    level: z.number().int().min(1).max(3),
    late: z.enum(['first-response', 'resolution']),
  }),
);

export const TicketResolved = defineEvent('ticket.resolved.v1', about({}));

export const TicketReopened = defineEvent('ticket.reopened.v1', about({ reason: z.string() }), {
  personal: ['reason'],
});

/** Nothing happened: the state of a ticket is told again, for readers that count anew. */
export const TicketRestated = defineEvent('ticket.restated.v1', about({}));

/** No word of the ticket is left: an erasure took it. */
export const TicketErased = defineEvent('ticket.erased.v1', z.strictObject({ erasureId: z.string() }));

/** Copies of tickets are where they were wanted. The subject is the export. */
export const TicketsCopied = defineEvent(
  'tickets.copied.v1',
  z.strictObject({ exportId: z.string(), part: z.number().int().min(0) }),
);

/** A time limit of the ticket has come; the platform's sweeper says so, again each minute until the ticket moved on. */
export const TicketDue = defineEvent('ticket.due.v1', z.strictObject({}));

export const changes = [
  TicketSubmitted,
  TicketRouted,
  TicketRerouted,
  TicketAssigned,
  TicketReplied,
  TicketEscalated,
  TicketResolved,
  TicketReopened,
] as const;
