import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { eventEnvelope, stamp, type Cause, type DomainEvent } from '../../../shared/kernel/event.ts';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { CheckWrite, Item, Table, Write } from '../../../shared/dynamo/table.ts';
import { TicketDue } from '../contract/events.ts';
import { channels, routing, ticketSummary, ticketTypes, type TicketSummary } from '../contract/ticket.ts';
import { urgentAt, type Ticket } from '../domain/ticket.ts';

/** The open tickets of a department are spread over this many partitions; a list merges them. */
const OPEN_SHARDS = 4;

const openShard = (departmentId: string, shard: number) => `service#open#${departmentId}#${shard}`;

export const ticketPartition = (id: string) => `service#ticket#${id}`;
export const ticketKey = (id: string) => ({ pk: ticketPartition(id), sk: 'ticket' });

/** Beside the ticket, so that finding its account disturbs nobody who works on it; next to it, so that one query brings both. */
const accountLinkKey = (id: string) => ({ pk: ticketPartition(id), sk: 'ticket#account' });
/** Holds a write to a ticket whose words nobody has erased. */
export const notErased = (id: string): CheckWrite => ({
  kind: 'check',
  key: ticketKey(id),
  when: { expression: 'attribute_not_exists(#erasure)', names: { '#erasure': 'erasureId' } },
});

const linkShape = z.object({ accountId: z.string() });

// What was valid when it was accepted stays readable when the rules for new ones change: so no limits here.
const base = {
  type: z.enum(ticketTypes),
  channel: z.enum(channels),
  subject: z.string(),
  text: z.string(),
  product: z.string().optional(),
  accountId: z.string().optional(),
  request: z.object({ key: z.string(), body: z.string() }).optional(),
  customer: z.object({ name: z.string(), email: z.string(), phone: z.string() }).partial(),
  id: z.string(),
  number: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
  erasureId: z.string().optional(),
  erasedAt: z.string().optional(),
};
const routed = {
  ...base,
  departmentId: z.string(),
  routing,
  targets: z.object({ firstResponseHours: z.number(), resolutionHours: z.number() }),
  firstResponseDueAt: z.string(),
  resolutionDueAt: z.string(),
  firstRespondedAt: z.string().optional(),
  escalationLevel: z.number().int(),
  escalatedAt: z.string().optional(),
};
const open = { ...routed, lateAt: z.string().optional() };

const stored = z.discriminatedUnion('status', [
  z.object({ ...base, status: z.literal('received') }),
  z.object({ ...open, status: z.literal('queued') }),
  z.object({ ...open, status: z.literal('assigned'), assigneeId: z.string() }),
  z.object({
    ...routed,
    status: z.literal('resolved'),
    assigneeId: z.string().optional(),
    solution: z.string(),
    resolvedAt: z.string(),
  }),
]) satisfies z.ZodType<Ticket>;

/** The ticket in an item of the table. */
export const ticketIn = (item: Item): Ticket => stored.parse(item);

const riders = z.array(eventEnvelope);

/** The events that ride on an item: those of its latest change. */
const ridersOf = (item: Item): DomainEvent[] =>
  typeof item['events'] === 'string' ? riders.parse(JSON.parse(item['events'])) : [];

const summaryOf = (ticket: Ticket): TicketSummary => ({
  escalationLevel: 0,
  ...Object.fromEntries(
    Object.entries(ticket).filter(([name, value]) => name in ticketSummary.shape && value !== undefined),
  ),
  // The fields that every ticket has, named for the compiler.
  id: ticket.id,
  number: ticket.number,
  status: ticket.status,
  type: ticket.type,
  channel: ticket.channel,
  subject: ticket.subject,
  createdAt: ticket.createdAt,
  version: ticket.version,
});

/** Where an item appears: the list of its department while it is open, the due index while it can be late. */
const indexKeys = (ticket: Ticket) => {
  if (ticket.status === 'received' || ticket.status === 'resolved') return {};
  return {
    gsi1pk: openShard(ticket.departmentId, shardOf(ticket.id, OPEN_SHARDS)),
    gsi1sk: `${urgentAt(ticket)}#${ticket.id}`,
    listed: summaryOf(ticket),
    ...(ticket.lateAt !== undefined &&
      dueKeys({ at: ticket.lateAt, type: TicketDue.type, subject: ticket.id, version: ticket.version })),
  };
};

const itemOf = (ticket: Ticket, { actor }: Cause) => ({
  ...ticketKey(ticket.id),
  ...ticket,
  ...indexKeys(ticket),
  updatedBy: actor,
});

const eventsOf = ({ next, events }: Decision<Ticket>, cause: Cause) =>
  stamp(events, { source: '/service/tickets', subject: next.id, version: next.version, time: next.updatedAt, cause });

const listedItem = z.object({ gsi1sk: z.string(), listed: z.object(ticketSummary.shape) });

/** Tickets, each an item of its own partition with its messages, its history and its remembered requests. */
export const ticketStore = (table: Table) => ({
  /** The ticket, the events that ride on it, and the account that it is with by now. */
  async get(id: string) {
    const { pk, sk } = ticketKey(id);
    const [item, link] = await table.query({ pk, sk: { begins: sk }, limit: 2, consistent: true });
    if (item?.['sk'] !== sk) return undefined;
    const ticket = ticketIn(item);
    return { ticket, riders: ridersOf(item), accountId: link ? linkShape.parse(link).accountId : ticket.accountId };
  },

  /** Keeps the newest account of a ticket, in whatever order they come; false when a newer one is there. */
  async link(id: string, accountId: string, version: number) {
    const written = await table.write({
      kind: 'put',
      item: { ...accountLinkKey(id), accountId, version },
      when: {
        expression: 'attribute_not_exists(pk) OR #version < :version',
        names: { '#version': 'version' },
        values: { ':version': version },
      },
    });
    return written.ok;
  },

  /** Stores a new ticket; when its id is taken, answers the ticket that has it. */
  async create(decision: Decision<Ticket>, cause: Cause) {
    const written = await table.write({
      kind: 'put',
      item: itemOf(decision.next, cause),
      when: 'new',
      events: eventsOf(decision, cause),
    });
    return written.ok ? undefined : written.error.existing && ticketIn(written.error.existing);
  },

  /** Stores what was decided on a version, together with what else belongs to it; false when the version is gone. */
  async commit(before: Ticket, decision: Decision<Ticket>, cause: Cause, ...besides: readonly Write[]) {
    const { next } = decision;
    const written = await table.write(
      {
        kind: 'put',
        item: itemOf(next, cause),
        when: { version: before.version },
        events: eventsOf(decision, cause),
      },
      ...besides,
    );
    return written.ok;
  },

  /** Open tickets of a department by their next deadline, after a position `<instant>#<id>`. */
  async open(departmentId: string, after: string | undefined, limit: number) {
    const shards = await Promise.all(
      everyShard(OPEN_SHARDS).map((shard) =>
        table.query({
          index: 'gsi1',
          pk: openShard(departmentId, shard),
          limit,
          ...(after !== undefined && { after }),
        }),
      ),
    );
    return shards
      .flat()
      .map((item) => listedItem.parse(item))
      .toSorted((a, b) => (a.gsi1sk < b.gsi1sk ? -1 : 1))
      .slice(0, limit)
      .map(({ gsi1sk, listed }) => ({ position: gsi1sk, summary: listed }));
  },
});

export type TicketStore = ReturnType<typeof ticketStore>;

/** A message to the customer, beside its ticket. Personal data. */
export interface Message {
  readonly id: string;
  readonly ticketId: string;
  readonly text: string;
  readonly by: string;
  readonly at: Instant;
}
