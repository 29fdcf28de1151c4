import * as z from 'zod';
import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import type { Item, PutWrite, Table } from '../../../shared/dynamo/table.ts';
import { historyEntry, type HistoryEntry } from '../contract/ticket.ts';
import { routedKeys } from './routed-tickets.ts';
import { notErased, ticketPartition, type Message } from './tickets.ts';

/** More than any ticket has. */
const EVERY = 10_000;

const messageShape = z.object({
  id: z.string(),
  ticketId: z.string(),
  text: z.string(),
  by: z.string(),
  at: z.string(),
}) satisfies z.ZodType<Message>;

const messageKey = (ticketId: string, id: string) => ({ pk: ticketPartition(ticketId), sk: `message#${id}` });

/** Messages to the customer. */
export const messageStore = (table: Table) => {
  /** Messages of a ticket in the order of their ids, after an id. */
  const page = async (ticketId: string, after: string | undefined, limit: number) => {
    const { pk, sk } = messageKey(ticketId, '');
    const items = await table.query({
      pk,
      sk: { begins: sk },
      limit,
      consistent: true,
      ...(after !== undefined && { after: sk + after }),
    });
    return items.map((item) => messageShape.parse(item));
  };
  return {
    /** The write that stores a message, for the transaction of the change that sends it. */
    writeOf: (message: Message): PutWrite => ({
      kind: 'put',
      item: { ...messageKey(message.ticketId, message.id), version: 1, ...message },
      when: 'new',
    }),

    async get(ticketId: string, id: string) {
      const item = await table.get(messageKey(ticketId, id), { consistent: true });
      return item && messageShape.parse(item);
    },

    page,

    /** All messages of a ticket, in the order of their ids. */
    all: (ticketId: string) => page(ticketId, undefined, EVERY),
  };
};

export type MessageStore = ReturnType<typeof messageStore>;

/** A change sorts by the version that it made; the changes of one version by their order. */
const historyPosition = (entry: HistoryEntry, n: number) => `${String(entry.version).padStart(9, '0')}#${n}`;

const storedEntry = z.object({ sk: z.string(), ...historyEntry.shape });

const historyIn = (item: Item) => {
  const { sk, ...entry } = storedEntry.parse(item);
  return { position: sk.slice('history#'.length), entry };
};

/** The history of tickets: rows of their own, written after the change by a step that may repeat. */
export const historyStore = (table: Table) => ({
  /** Writes an entry unless it is there. Words of people (`isPersonal`) are left out when the ticket was erased meanwhile. */
  async add(ticketId: string, entry: HistoryEntry, n: number, { isPersonal = false } = {}) {
    const pk = ticketPartition(ticketId);
    const put = (content: HistoryEntry): PutWrite => ({
      kind: 'put',
      item: { pk, sk: `history#${historyPosition(entry, n)}`, ...content, ...routedKeys(ticketId, entry) },
      when: 'new',
    });
    const { why: _, ...wordless } = entry;
    if (!isPersonal) await table.write(put(entry));
    else if (!(await table.write(put(entry), notErased(ticketId))).ok) await table.write(put(wordless));
  },

  /** All of a ticket, in the order of the changes. */
  async all(ticketId: string) {
    const items = await table.query({
      pk: ticketPartition(ticketId),
      sk: { begins: 'history#' },
      limit: EVERY,
      consistent: true,
    });
    return items.map((item) => historyIn(item).entry);
  },

  /** Entries in the order of the changes, after a position. */
  async page(ticketId: string, after: string | undefined, limit: number) {
    const items = await table.query({
      pk: ticketPartition(ticketId),
      sk: { begins: 'history#' },
      limit,
      consistent: true,
      ...(after !== undefined && { after: `history#${after}` }),
    });
    return items.map(historyIn);
  },

  positionOf: historyPosition,
});

export type HistoryStore = ReturnType<typeof historyStore>;

const requestKey = (ticketId: string, key: string) => ({ pk: ticketPartition(ticketId), sk: `request#${key}` });

const requestShape = z.object({ body: z.string(), answer: z.string(), departmentId: z.string() });

/** What an action with an `Idempotency-Key` answered. */
export interface RememberedRequest {
  /** A digest of caller, action and key. */
  readonly key: string;
  /** A digest of the body. */
  readonly body: string;
  readonly answer: string;
  /** The department that had the ticket: whoever was allowed to act then may ask for the answer again. */
  readonly departmentId: string;
}

/** A request with a key is remembered this long. */
const REMEMBERED_HOURS = 24 * 7;

/** Requests on a ticket that came with a key. */
export const requestStore = (table: Table) => ({
  /** The write that remembers a request, for the transaction of the action. */
  writeOf: (ticketId: string, { key, ...request }: RememberedRequest, now: Instant): PutWrite => ({
    kind: 'put',
    item: {
      ...requestKey(ticketId, key),
      version: 1,
      ...request,
      expiresAt: epochSeconds(plusHours(now, REMEMBERED_HOURS)),
    },
    when: 'new',
  }),

  async get(ticketId: string, key: string) {
    const item = await table.get(requestKey(ticketId, key), { consistent: true });
    return item && requestShape.parse(item);
  },
});

export type RequestStore = ReturnType<typeof requestStore>;
