import type { Entry } from '../loader.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/**
 * The scheduled functions, each minute; minutes in which nothing is due are left out, for there are thousands. What comes due
 * after the end of the world does not come.
 */
export class Schedules {
  readonly #world: World;
  readonly #entries: readonly Entry[];
  readonly #end: number;
  #planned = Infinity;

  constructor(world: World, entries: readonly Entry[], end: number) {
    for (const { name, kind, spec } of entries)
      if (kind !== 'schedule' || !('every' in spec) || spec.every !== 'rate(1 minute)')
        throw new Error(`the simulation does not know the timetable of ${name}`);
    this.#world = world;
    this.#entries = entries;
    this.#end = end;
  }

  /** Something is due at a moment: to be told of each that there is. */
  plan(dueAt: number): void {
    const { agenda, random, faults } = this.#world;
    if (dueAt > this.#end) return;
    const at = Math.ceil(Math.max(dueAt, agenda.now + 1) / MINUTE) * MINUTE;
    if (at >= this.#planned) return;
    this.#planned = at;
    agenda.after(at - agenda.now, () => {
      if (this.#planned !== at) return;
      this.#planned = Infinity;
      for (const entry of this.#entries) {
        const late = faults.strikes('schedule fired late') ? random.between(1_000, 90_000) : 0;
        const times = faults.strikes('schedule fired twice') ? 2 : 1;
        for (let n = 0; n < times; n += 1)
          agenda.after(late + n * random.between(0, 2_000), () => void this.#world.functions.invoke(entry, {}, true));
      }
      // An owner that has not moved its item on hears of it again in a minute.
      agenda.after(1, () => {
        const next = this.#world.earliestDue();
        if (next !== undefined) this.plan(next);
      });
    });
  }
}
