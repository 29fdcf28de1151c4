import { nextRun } from '../../../infra/local/schedules.ts';
import type { Entry } from '../loader.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;
/** EventBridge Scheduler tries a run that failed again; the last try must go well. */
const TRIES = 3;

const EACH_MINUTE = 'rate(1 minute)';

/**
 * The scheduled functions by their timetables. Of what runs each minute, minutes in which nothing is due are left out, for
 * there are thousands. What comes due after the end of the world does not come.
 */
export class Schedules {
  readonly #world: World;
  readonly #eachMinute: readonly Entry[];
  readonly #end: number;
  #planned = Infinity;

  constructor(world: World, entries: readonly Entry[], end: number) {
    this.#world = world;
    this.#end = end;
    const timetables = entries.flatMap((entry) =>
      entry.kind === 'schedule' ? [{ entry, expression: entry.spec.every }] : [],
    );
    this.#eachMinute = timetables.flatMap(({ entry, expression }) => (expression === EACH_MINUTE ? [entry] : []));
    const started = new Date(world.agenda.now);
    for (const { entry, expression } of timetables)
      if (expression !== EACH_MINUTE) this.#next(entry, expression, undefined, started);
  }

  /** Keeps to a timetable, from one run to the next. */
  #next(entry: Entry, expression: string, last: Date | undefined, started: Date): void {
    const due = nextRun({ expression, timeZone: 'UTC' }, last, started);
    // A world that is still, for a race, has no time for any of it.
    if (!due || due.getTime() >= this.#end) return;
    const { agenda } = this.#world;
    agenda.after(due.getTime() - agenda.now, () => {
      this.#fire(entry, TRIES);
      this.#next(entry, expression, due, started);
    });
  }

  #fire(entry: Entry, tries: number): void {
    const { agenda, random, faults, functions } = this.#world;
    const late = faults.strikes('schedule fired late') ? random.between(1_000, 90_000) : 0;
    const times = faults.strikes('schedule fired twice') ? 2 : 1;
    const run = async (left: number): Promise<void> => {
      const { outcome } = await functions.invoke(entry, {}, left > 1 || tries === 1);
      if (outcome.kind !== 'answered' && left > 1)
        agenda.after(random.between(1_000, 60_000), () => void run(left - 1));
    };
    for (let n = 0; n < times; n += 1) agenda.after(late + n * random.between(0, 2_000), () => void run(tries));
  }

  /** Something is due at a moment: to be told of each that there is. */
  plan(dueAt: number): void {
    const { agenda } = this.#world;
    if (dueAt > this.#end) return;
    const at = Math.ceil(Math.max(dueAt, agenda.now + 1) / MINUTE) * MINUTE;
    if (at >= this.#planned) return;
    this.#planned = at;
    agenda.after(at - agenda.now, () => {
      if (this.#planned !== at) return;
      this.#planned = Infinity;
      // What fails is not tried again: the next minute comes soon enough.
      for (const entry of this.#eachMinute) this.#fire(entry, 1);
      // An owner that has not moved its item on hears of it again in a minute.
      agenda.after(1, () => {
        const next = this.#world.earliestDue();
        if (next !== undefined) this.plan(next);
      });
    });
  }
}
