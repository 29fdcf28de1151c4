import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { newId } from '../../../shared/kernel/id.ts';
import { stamp } from '../../../shared/kernel/event.ts';
import type { Publisher } from '../../../shared/lambda/publish.ts';
import { TicketRestated } from '../../service/contract/events.ts';
import type { Deps } from '../deps.ts';
import { allRestated, begunAnew } from '../domain/calendar.ts';
import type { Sighting } from '../domain/fact.ts';
import { differences, Recount, sumsOf } from '../domain/recount.ts';
import { currentCalendar } from './current-calendar.ts';

/** What the operator's machine adds to what a function has. */
export interface RebuildDeps extends Pick<Deps, 'calendars' | 'directory' | 'aggregates' | 'clock'> {
  /** Every ticket, as it is now; each call looks anew. */
  readonly tickets: () => AsyncIterable<Sighting>;
  /** Deletes the facts and counters of older generations. */
  readonly dropBefore: (generation: number) => Promise<void>;
  readonly publish: Publisher;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface Comparison {
  readonly tickets: number;
  readonly recounted: ReturnType<typeof sumsOf>;
  readonly counted: ReturnType<typeof sumsOf>;
  readonly differences: ReturnType<typeof differences>;
}

const AT_ONCE = 100;
const LOOKS = 120;
const BETWEEN_LOOKS = 5_000;

const restatement = (
  { ticketId, ticketVersion, state }: Sighting,
  time: string,
  correlationId: string,
): DomainEvent => {
  const about = { source: '/service/tickets', subject: ticketId, version: ticketVersion, time };
  const [event] = stamp([TicketRestated({ ticket: state })], {
    ...about,
    cause: { actor: 'system:rebuild', correlationId },
  });
  if (!event) throw new Error('nothing was stamped');
  // The id of the change itself is taken by the event that told of it.
  return { ...event, id: `${ticketId}:${ticketVersion}:restated` };
};

const published = async (publish: Publisher, events: readonly DomainEvent[]) => {
  let open = events.map((event) => ({ id: event.id, type: event.type, body: JSON.stringify(event) }));
  for (let tries = 0; tries < 5 && open.length > 0; tries += 1) {
    const untaken = new Set((await publish(open)).map(({ id }) => id));
    open = open.filter(({ id }) => untaken.has(id));
  }
  if (open.length > 0) throw new Error(`the topic did not take ${open.length} restated tickets: run it again`);
};

const restateAll = async ({ tickets, publish, clock }: RebuildDeps) => {
  const correlationId = newId();
  let open: DomainEvent[] = [];
  for await (const ticket of tickets()) {
    open.push(restatement(ticket, clock.now(), correlationId));
    if (open.length < AT_ONCE) continue;
    await published(publish, open);
    open = [];
  }
  await published(publish, open);
};

const compared = async (deps: RebuildDeps): Promise<Comparison> => {
  const { generation, timeZone } = await currentCalendar(deps);
  const recount = new Recount({ timeZone });
  for await (const ticket of deps.tickets()) recount.add(ticket);
  const period = recount.period(deps.clock.now());
  const counted = [
    ...(await deps.aggregates.flows(generation, period)),
    ...(await deps.aggregates.balances(generation, period.to)),
  ];
  const recounted = recount.deltas();
  return {
    tickets: recount.tickets,
    recounted: sumsOf(recounted),
    counted: sumsOf(counted),
    differences: differences(recounted, counted),
  };
};

/**
 * Counts all tickets anew: a new generation of counters, no facts, and every ticket told again through the queue that
 * counts them. Answers the comparison with a recount of the tickets, as soon as they are equal, or after ten minutes as it
 * is. Reports wait until the counters are equal, and a minute or two longer; when they do not become equal they wait for
 * the next rebuild. May be run again at any time, also when it was broken off.
 */
export const rebuildAggregates = async (deps: RebuildDeps): Promise<Comparison> => {
  const { calendars, directory, clock } = deps;
  const before = await currentCalendar(deps);
  const { timeZone } = await directory.settings();
  const anew = begunAnew(before, timeZone, clock.now(), true);
  if (!(await calendars.put(anew, before))) throw new Error('the calendar was changed at this moment: run it again');
  await deps.dropBefore(anew.generation);
  await restateAll(deps);
  let comparison = await compared(deps);
  for (let look = 0; look < LOOKS && comparison.differences.length > 0; look += 1) {
    await deps.pause(BETWEEN_LOOKS);
    comparison = await compared(deps);
  }
  if (comparison.differences.length > 0) return comparison;
  for (let calendar = await calendars.get(); calendar?.status === 'rebuilding' && calendar.restating;) {
    if (await calendars.put(allRestated(calendar), calendar)) break;
    calendar = await calendars.get();
  }
  return comparison;
};
