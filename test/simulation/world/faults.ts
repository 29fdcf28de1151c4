import type { Random } from './random.ts';

/** What can go wrong in a world of functions and queues, and how often it does where a seed lets it. */
const rates = {
  // Calls that a function makes.
  'crash before an effect': [0.01, 0.05],
  'crash after an effect': [0.01, 0.05],
  'call throttled': [0.01, 0.05],
  'answer lost': [0.01, 0.05],
  'sent twice by the client': [0.02, 0.1],
  'slow call': [0.02, 0.1],
  'transaction conflict': [0.05, 0.2],
  'partial answer': [0.1, 0.4],
  'short page': [0.1, 0.4],
  // Functions.
  'crash before the acknowledgement': [0.02, 0.1],
  'out of time': [0.005, 0.02],
  'cold start': [0.1, 0.5],
  'clock off': [0.2, 0.5],
  // Deliveries.
  'published twice': [0.05, 0.2],
  'delivered twice': [0.05, 0.2],
  'visibility expired': [0.02, 0.1],
  'acknowledgement lost': [0.02, 0.1],
  'out of order': [0.1, 0.4],
  'stream batch repeated': [0.05, 0.2],
  'schedule fired twice': [0.1, 0.3],
  'schedule fired late': [0.1, 0.3],
  'index lags': [0.2, 0.6],
  'poison sent': [0, 0],
} as const satisfies Record<string, readonly [number, number]>;

export type Fault = keyof typeof rates;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the table above
export const allFaults = Object.keys(rates) as readonly Fault[];

/** The faults of one seed: some kinds never, others often, so that each meets the others and also the calm. */
export class Faults {
  readonly counts: Partial<Record<Fault, number>> = {};
  readonly #random: Random;
  readonly #rates: Partial<Record<Fault, number>>;

  constructor(random: Random, calm: boolean) {
    this.#random = random;
    this.#rates = Object.fromEntries(
      calm ? [] : allFaults.filter(() => random.chance(0.4)).map((fault) => [fault, random.pick(rates[fault])]),
    );
  }

  /** True when it shall happen now; it is counted then. */
  strikes(fault: Fault): boolean {
    const rate = this.#rates[fault];
    if (rate === undefined || !this.#random.chance(rate)) return false;
    this.note(fault);
    return true;
  }

  /** Counts one that came from elsewhere. */
  note(fault: Fault) {
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
  }

  /** The first of these that strikes. */
  oneOf(faults: readonly Fault[]): Fault | undefined {
    return faults.find((fault) => this.strikes(fault));
  }
}
