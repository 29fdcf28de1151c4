import { AsyncLocalStorage } from 'node:async_hooks';
import type { Fault } from './faults.ts';
import type { World } from './world.ts';

/** One run of a function. */
export interface Invocation {
  /** `service-route-ticket 3` */
  readonly name: string;
  readonly world: World;
  /** What the instance remembers from one run to the next. */
  readonly memory: Map<unknown, unknown>;
  /** Its clock goes ahead of or behind the world's by so many milliseconds. */
  readonly skew: number;
  /** False when it has been hit often enough: the rest must go well. */
  readonly fragile: boolean;
  /** Faults that have struck this run, in their order. */
  readonly struck: Fault[];
  /** What it has printed. */
  readonly printed: string[];
  /** It is over, one way or the other: nothing goes on in it. */
  dead: boolean;
  /** A fault has ended it. */
  killed: boolean;
  /** What it waits for: its timers, and its calls of AWS. */
  readonly waits: Set<{ readonly cancelled?: boolean }>;
  readonly end: (outcome: Outcome) => void;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'threw'; readonly error: unknown }
  | { readonly kind: 'died'; readonly of: Fault | 'time' };

const storage = new AsyncLocalStorage<Invocation>();

/** Runs a function's code; whatever it awaits, `here()` is this invocation. */
export const within = <Value>(invocation: Invocation, run: () => Value): Value => storage.run(invocation, run);

export const maybeHere = () => storage.getStore();

export const here = (): Invocation => {
  const invocation = storage.getStore();
  if (!invocation) throw new Error('this happens outside of any function');
  return invocation;
};
