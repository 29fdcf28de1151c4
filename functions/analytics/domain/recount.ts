import type { Calendar } from './calendar.ts';
import { cellName, merged, Rows, type Delta } from './counters.ts';
import { dayOf, type Period } from './days.ts';
import { contributions, type Sighting } from './fact.ts';

/** The counters that tickets should have, one by one from their states. */
export class Recount {
  readonly #timeZone: string;
  // What is kept grows with the days, not with the tickets.
  readonly #rows = new Rows();
  tickets = 0;

  constructor({ timeZone }: Pick<Calendar, 'timeZone'>) {
    this.#timeZone = timeZone;
  }

  add({ state }: Sighting) {
    this.tickets += 1;
    this.#rows.add(contributions(state, this.#timeZone));
  }

  deltas(): readonly Delta[] {
    return this.#rows.deltas();
  }

  /** From the first to the last day of any ticket; today when there is none. */
  period(now: string): Period {
    const today = dayOf(now, this.#timeZone);
    const days = [today, ...this.deltas().map(({ cell }) => cell.day)].toSorted();
    return { from: days[0] ?? today, to: days.at(-1) ?? today };
  }
}

const lines = (deltas: readonly Delta[]) =>
  new Map(
    merged(deltas).flatMap(({ cell, counters }) =>
      Object.entries(counters).map(([counter, value]) => [`${cell.kind} ${cellName(cell)} ${counter}`, value] as const),
    ),
  );

/** The counters that differ, by name: recounted, counted. None: they are equal. */
export const differences = (recounted: readonly Delta[], counted: readonly Delta[]) => {
  const [right, actual] = [lines(recounted), lines(counted)];
  return [...new Set([...right.keys(), ...actual.keys()])]
    .map((name) => ({ name, recounted: right.get(name) ?? 0, counted: actual.get(name) ?? 0 }))
    .filter((line) => line.recounted !== line.counted);
};

/** The sums of all counters but the histograms', by name. */
export const sumsOf = (deltas: readonly Delta[]) => {
  const sums = { received: 0, resolved: 0, escalated: 0, open: 0, overdue: 0 };
  for (const { counters } of deltas)
    for (const name of ['received', 'resolved', 'escalated', 'open', 'overdue'] as const)
      sums[name] += counters[name] ?? 0;
  return sums;
};
