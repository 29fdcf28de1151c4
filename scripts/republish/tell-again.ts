import * as z from 'zod';
import { TicketRestated } from '../../functions/service/contract/events.ts';
import { stateOf } from '../../functions/service/domain/ticket.ts';
import { ticketIn } from '../../functions/service/persistence/tickets.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import { eventEnvelope, stamp, type DomainEvent } from '../../shared/kernel/event.ts';
import type { Publisher } from '../../shared/lambda/publish.ts';

const riders = z.array(eventEnvelope);

const ridersOf = ({ events }: Item): DomainEvent[] =>
  typeof events === 'string' ? riders.parse(JSON.parse(events)) : [];

/**
 * What is to be said of a ticket to somebody who may have missed it: the events of its latest change, which are still on its
 * item, under their own ids, so that whoever heard them does nothing; and its whole state.
 */
const eventsAgain = (item: Item, correlationId: string): DomainEvent[] => {
  const ticket = ticketIn(item);
  const about = { source: '/service/tickets', subject: ticket.id, version: ticket.version, time: ticket.updatedAt };
  const restated = stamp([TicketRestated({ ticket: stateOf(ticket) })], {
    ...about,
    cause: { actor: 'system:republish', correlationId },
  });
  // The id of the change itself is taken by the event that told of it.
  return [...ridersOf(item), ...restated.map((event) => ({ ...event, id: `${ticket.id}:${ticket.version}:restated` }))];
};

/** Instants, the first included, the last not. */
export interface Range {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The instant that a person means: `2026-01-01`, in UTC, or a whole one with its zone. @throws when it is none */
export const instantOf = (option: string, written: string | undefined) => {
  if (written === undefined) return undefined;
  const instant = new Date(written);
  if (!/^\d{4}-\d\d-\d\d/.test(written) || Number.isNaN(instant.getTime()))
    throw new Error(`${option} ${written}: write it as 2026-01-31 or 2026-01-31T08:00:00Z.`);
  return instant.toISOString();
};

const isIn = ({ from, to }: Range, { createdAt }: Item) =>
  typeof createdAt === 'string' && (from === undefined || createdAt >= from) && (to === undefined || createdAt < to);

const AT_ONCE = 100;
const TRIES = 5;

/**
 * Publishes the tickets of a range again.
 * @param items those of the partitions of tickets, others among them
 * @param onTold is called with the number of tickets told so far
 * @returns how many
 * @throws when the topic does not take an event in five tries
 */
export const tellAgain = async (
  items: AsyncIterable<Item>,
  range: Range,
  { publish, correlationId, onTold }: { publish: Publisher; correlationId: string; onTold: (tickets: number) => void },
): Promise<number> => {
  let told = 0;
  let waiting = 0;
  let open: DomainEvent[] = [];
  const flush = async () => {
    let messages = open.map((event) => ({ id: event.id, type: event.type, body: JSON.stringify(event) }));
    for (let tries = 0; messages.length > 0; tries += 1) {
      if (tries === TRIES) throw new Error(`The topic does not take ${messages.length} events. Run it again.`);
      const untaken = new Set((await publish(messages)).map(({ id }) => id));
      messages = messages.filter(({ id }) => untaken.has(id));
    }
    told += waiting;
    waiting = 0;
    open = [];
    onTold(told);
  };
  for await (const item of items) {
    if (item['sk'] !== 'ticket' || !isIn(range, item)) continue;
    open.push(...eventsAgain(item, correlationId));
    waiting += 1;
    if (waiting === AT_ONCE) await flush();
  }
  await flush();
  return told;
};
