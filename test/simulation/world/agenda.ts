import { drained } from './machine.ts';

export interface Appointment {
  readonly at: number;
  /** How many were made before. */
  readonly order: number;
  readonly run: () => void;
  /** It is left out. */
  cancelled?: true;
}

const isBefore = (a: Appointment, b: Appointment) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Appointments, of which the next can be taken: a binary heap, for there are tens of thousands. */
class Open {
  readonly #heap: Appointment[] = [];

  add(appointment: Appointment) {
    let place = this.#heap.length;
    for (let above = this.#heap[(place - 1) >> 1]; place > 0 && above && isBefore(appointment, above);) {
      this.#heap[place] = above;
      place = (place - 1) >> 1;
      above = this.#heap[(place - 1) >> 1];
    }
    this.#heap[place] = appointment;
  }

  take(): Appointment | undefined {
    const [next] = this.#heap;
    const last = this.#heap.pop();
    if (!last || last === next) return next;
    for (let place = 0; ;) {
      const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]];
      const below = left && right && isBefore(right, left) ? right : left;
      if (!below || isBefore(last, below)) {
        this.#heap[place] = last;
        return next;
      }
      this.#heap[place] = below;
      place = 2 * place + (below === left ? 1 : 2);
    }
  }
}

/** The world's clock: what is to happen, and when. Time passes only from one appointment to the next. */
export class Agenda {
  /** Milliseconds since 1970. */
  now: number;
  readonly #open = new Open();
  #made = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Appointments of the same moment are kept in the order in which they were made. */
  after(milliseconds: number, run: () => void): Appointment {
    const appointment = { at: this.now + Math.max(0, milliseconds), order: this.#made, run };
    this.#made += 1;
    this.#open.add(appointment);
    return appointment;
  }

  passes(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  /** Keeps all appointments, also those that are made meanwhile; answers how many there were. */
  async keepAll(most: number): Promise<number> {
    await drained();
    let kept = 0;
    for (let next = this.#open.take(); next; next = this.#open.take()) {
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
