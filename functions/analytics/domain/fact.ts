import { millisecondsOf, type Instant } from '../../../shared/kernel/clock.ts';
import type { TicketState } from '../../service/contract/events.ts';
import type { Calendar } from './calendar.ts';
import { merged, negated, NO_DEPARTMENT, type Counters, type Delta } from './counters.ts';
import { dayOf } from './days.ts';
import { bucketOf } from './histogram.ts';

/** What is known of a ticket, as counted in the days of a generation of the calendar. */
export interface Fact {
  readonly ticketId: string;
  readonly ticketVersion: number;
  readonly state: TicketState;
  readonly generation: number;
  /** Counts the writes of the fact. */
  readonly revision: number;
}

/** A ticket as an event told of it. */
export interface Sighting {
  readonly ticketId: string;
  readonly ticketVersion: number;
  readonly state: TicketState;
}

/** A fact to be written over `before`, together with what it changes in the counters, or not at all. */
export interface FactChange {
  readonly before: Fact | undefined;
  readonly fact: Fact;
  readonly deltas: readonly Delta[];
}

/**
 * What one ticket adds to the counters, all of it on the account of the department, type and channel that it has now:
 * received, first answer, first escalation and solution, each on its own day. A ticket that is reopened is not resolved any
 * more, and so not counted as resolved on any day until it is resolved again.
 */
export const contributions = (ticket: TicketState, timeZone: string): Delta[] => {
  const { type, channel, departmentId = NO_DEPARTMENT, receivedAt, firstRespondedAt, escalatedAt, resolvedAt } = ticket;
  const flow = (at: Instant, counters: Counters): Delta => ({
    cell: { kind: 'flow', day: dayOf(at, timeZone), departmentId, type, channel },
    counters,
  });
  const balance = (at: Instant, counters: Counters): Delta => ({
    cell: { kind: 'balance', day: dayOf(at, timeZone), departmentId },
    counters,
  });
  const bucket = (at: Instant) => bucketOf((millisecondsOf(at) - millisecondsOf(receivedAt)) / 1000);
  // What escalates after it was resolved (clocks differ) was never overdue.
  const overdue = escalatedAt !== undefined && (resolvedAt === undefined || escalatedAt <= resolvedAt);
  return merged([
    flow(receivedAt, { received: 1 }),
    balance(receivedAt, { open: 1 }),
    ...(firstRespondedAt === undefined ? [] : [flow(firstRespondedAt, { [`fr${bucket(firstRespondedAt)}`]: 1 })]),
    ...(escalatedAt === undefined ? [] : [flow(escalatedAt, { escalated: 1 })]),
    ...(overdue ? [balance(escalatedAt, { overdue: 1 })] : []),
    ...(resolvedAt === undefined
      ? []
      : [
          flow(resolvedAt, { resolved: 1, [`so${bucket(resolvedAt)}`]: 1 }),
          balance(resolvedAt, { open: -1, ...(overdue && { overdue: -1 }) }),
        ]),
  ]);
};

/** The newest sighting of each ticket. */
export const newestOfEach = (sightings: readonly Sighting[]): Sighting[] => {
  const newest = new Map<string, Sighting>();
  for (const one of sightings)
    if (one.ticketVersion > (newest.get(one.ticketId)?.ticketVersion ?? 0)) newest.set(one.ticketId, one);
  return [...newest.values()];
};

/**
 * What a sighting changes, or, without one, what the calendar's new generation does; nothing when all of it is counted
 * already. A fact that an older generation counted contributes whole to the present one: the older counters are dead.
 */
export const changeOf = (
  before: Fact | undefined,
  sighting: Sighting | undefined,
  calendar: Pick<Calendar, 'generation' | 'timeZone'>,
): FactChange | undefined => {
  const { generation, timeZone } = calendar;
  const newer = sighting && sighting.ticketVersion > (before?.ticketVersion ?? 0) ? sighting : undefined;
  const now = newer ?? before;
  if (!now || (!newer && before?.generation === generation)) return undefined;
  const { ticketId, ticketVersion, state } = now;
  const counted = before?.generation === generation ? contributions(before.state, timeZone) : [];
  return {
    before,
    fact: { ticketId, ticketVersion, state, generation, revision: (before?.revision ?? 0) + 1 },
    deltas: merged([...negated(counted), ...contributions(state, timeZone)]),
  };
};
