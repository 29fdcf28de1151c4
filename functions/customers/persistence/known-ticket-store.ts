import * as z from 'zod';
import { stamp, type DomainEvent } from '../../../shared/kernel/event.ts';
import type { Item, Table, Write } from '../../../shared/dynamo/table.ts';
import { ticketState } from '../../service/contract/events.ts';
import { ticketCard as cardShape, type TicketCard } from '../contract/around.ts';
import { rowChanges } from '../domain/derived-rows.ts';
import { TicketErasureWanted } from '../contract/erasure-events.ts';
import { ticketCard, ticketRows, unknownTicket, type KnownTicket, type TicketPlace } from '../domain/known-ticket.ts';
import { rowWrites, storedRows } from './derived-rows.ts';
import { ticketRowKey, ticketsBeside } from './keys.ts';
import { storedEntry } from './timeline-store.ts';
import { ticketKey } from './view-keys.ts';

const place = z.object({ accountId: z.string(), isOpen: z.boolean(), receivedAt: z.string() });

const stored = z.object({
  id: z.string(),
  version: z.number().int(),
  state: z.object(ticketState.shape).optional(),
  stateVersion: z.number().int(),
  createdBy: z.string().optional(),
  accountId: z.string().optional(),
  linkVersion: z.number().int(),
  waiting: z.array(storedEntry),
  told: z.array(z.string()).default([]),
  place: place.optional(),
  kept: storedRows,
}) satisfies z.ZodType<KnownTicket>;

const row = z.object(cardShape.shape);

/** The ticket in a row beside its account. */
export const ticketRowIn = (item: Item): TicketCard => row.parse(item);

const placeWrites = (before: KnownTicket, next: KnownTicket, at: TicketPlace | undefined): Write[] => {
  const had = before.place && ticketRowKey(before.place, before.id);
  const key = at && ticketRowKey(at, next.id);
  return [
    ...(key
      ? [
          {
            kind: 'put' as const,
            item: { ...key, ...ticketCard(next), version: next.version },
            when: {
              expression: 'attribute_not_exists(pk) OR #version < :version',
              names: { '#version': 'version' },
              values: { ':version': next.version },
            },
          },
        ]
      : []),
    ...(had && (had.pk !== key?.pk || had.sk !== key.sk) ? [{ kind: 'delete' as const, key: had }] : []),
  ];
};

/** The wish that a ticket of an erased account is erased as well, whenever it is heard of. */
const wishFor = (
  { id, version }: KnownTicket,
  erasureId: string,
  { time, actor, correlationid, id: causationId }: DomainEvent,
) =>
  stamp([TicketErasureWanted({ erasureId, ticketIds: [id] })], {
    source: '/customers/known-tickets',
    subject: erasureId,
    record: `${id}/known`,
    version,
    time,
    cause: { actor, correlationId: correlationid, causationId },
  });

const known = (table: Table) => ({
  async get(id: string): Promise<KnownTicket> {
    const item = await table.get(ticketKey(id), { consistent: true });
    return item ? stored.parse(item) : unknownTicket(id);
  },

  /** The tickets beside an account after a position, as the 360° view shows them. */
  async beside(accountId: string, after: string | undefined, limit: number) {
    const { pk, sk } = ticketsBeside(accountId);
    const items = await table.query({ pk, sk: { begins: sk }, limit, ...(after !== undefined && { after }) });
    return items.map((item) => ({ position: String(item['sk']), row: ticketRowIn(item) }));
  },

  /**
   * Stores what is known by now, with the ticket's row beside its account, its rows in the search and what the timeline is
   * told, all at once; false when somebody else heard of it since `before`, or `told` does not hold.
   */
  async commit(
    before: KnownTicket,
    next: KnownTicket,
    at: TicketPlace | undefined,
    { events = [], told = [] }: { events?: readonly DomainEvent[]; told?: readonly Write[] } = {},
  ) {
    const rows = ticketRows(next);
    const changes = rowChanges(before.kept, rows);
    const { ok } = await table.write(
      {
        kind: 'put',
        item: { ...ticketKey(next.id), ...next, place: at, kept: changes.next },
        when: before.version === 0 ? 'new' : { version: before.version },
        events,
      },
      ...placeWrites(before, next, at),
      ...rowWrites({ type: 'ticket', id: next.id }, changes, rows, next.version),
      ...told,
    );
    return ok;
  },
});

/** What the customers know of tickets, each an item of its own partition. */
export const knownTicketStore = (table: Table) => {
  const store = known(table);
  return {
    ...store,

    /** Keeps nothing of a ticket whose account was erased, and has it erased. */
    forget: (before: KnownTicket, next: KnownTicket, erasureId: string, event: DomainEvent) =>
      store.commit(before, next, undefined, { events: wishFor(next, erasureId, event) }),
  };
};

export type KnownTicketStore = ReturnType<typeof knownTicketStore>;
