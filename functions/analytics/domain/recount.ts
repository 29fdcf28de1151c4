import type { Calendar } from './calendar.ts';
import { cellName, merged, type Delta } from './counters.ts';
import { dayOf, type Period } from './days.ts';
import { contributions, type Sighting } from './fact.ts';

/** The counters that tickets should have, one by one from their states. */
export class Recount {
  readonly #timeZone: string;
  #deltas: Delta[] = [];
  #open: Delta[] = [];
  tickets = 0;

  constructor({ timeZone }: Pick<Calendar, 'timeZone'>) {
    this.#timeZone = timeZone;
  }

  add({ state }: Sighting) {
    this.tickets += 1;
    this.#open.push(...contributions(state, this.#timeZone));
    // Merged now and then: what is kept grows with the days, not with the tickets.
    if (this.#open.length > 50_000) this.#merge();
  }

  #merge() {
    this.#deltas = merged([...this.#deltas, ...this.#open]);
    this.#open = [];
  }

  deltas(): readonly Delta[] {
    this.#merge();
    return this.#deltas;
  }

  /** From the first to the last day of any ticket; today when there is none. */
  period(now: string): Period {
    const days = this.deltas().map(({ cell }) => cell.day);
    const today = dayOf(now, this.#timeZone);
    return days.reduce<Period>(({ from, to }, day) => ({ from: day < from ? day : from, to: day > to ? day : to }), {
      from: today,
      to: today,
    });
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
