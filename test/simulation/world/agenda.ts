import { drained } from './machine.ts';

export interface Appointment {
  readonly at: number;
  readonly run: () => void;
  /** It is left out. */
  cancelled?: true;
}

/** The world's clock: what is to happen, and when. Time passes only from one appointment to the next. */
export class Agenda {
  /** Milliseconds since 1970. */
  now: number;
  readonly #open: Appointment[] = [];

  constructor(start: number) {
    this.now = start;
  }

  /** Appointments of the same moment are kept in the order in which they were made. */
  after(milliseconds: number, run: () => void): Appointment {
    const at = this.now + Math.max(0, milliseconds);
    let place = this.#open.length;
    while (place > 0 && (this.#open[place - 1]?.at ?? 0) > at) place -= 1;
    const appointment = { at, run };
    this.#open.splice(place, 0, appointment);
    return appointment;
  }

  passes(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  /** Keeps all appointments, also those that are made meanwhile; answers how many there were. */
  async keepAll(most: number): Promise<number> {
    await drained();
    let kept = 0;
    for (let next = this.#open.shift(); next; next = this.#open.shift()) {
      if (next.cancelled) continue;
      kept += 1;
      if (kept > most) throw new Error(`the world does not settle: ${most} appointments kept and no end`);
      this.now = next.at;
      next.run();
      await drained();
    }
    return kept;
  }
}
