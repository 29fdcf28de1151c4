import { lambdaContext } from '../../support/lambda.ts';
import type { Entry } from '../loader.ts';
import { within, type Invocation, type Outcome } from './here.ts';
import type { World } from './world.ts';

/** An instance of a function: it does one thing at a time and remembers until it dies. */
interface Instance {
  readonly number: number;
  readonly skew: number;
  readonly memory: Map<unknown, unknown>;
}

/** A run of a function that is over. */
export interface Ended {
  readonly entry: Entry;
  readonly event: unknown;
  readonly outcome: Outcome;
  readonly invocation: Invocation;
}

/** Lambda: runs functions in instances, new ones where none is free, and ends them when their time is over. */
export class Functions {
  readonly #world: World;
  readonly #idle = new Map<string, Instance[]>();
  #instances = 0;
  /** How often each function was called. */
  readonly calls: Record<string, number> = {};
  /** How many run now. */
  running = 0;
  /** Every run that is over. */
  readonly ended: Ended[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  #instanceFor(name: string): Instance {
    const idle = this.#idle.get(name) ?? [];
    const free = idle.pop();
    const { faults, random } = this.#world;
    if (free && !faults.strikes('cold start')) return free;
    this.#instances += 1;
    const skew = faults.strikes('clock off') ? random.between(-400, 400) : 0;
    return { number: this.#instances, skew, memory: new Map() };
  }

  /** Answers what became of it. `fragile`: faults may strike it. */
  async invoke(entry: Entry, event: unknown, fragile: boolean): Promise<{ outcome: Outcome; invocation: Invocation }> {
    const world = this.#world;
    const { name, handler, spec } = entry;
    const instance = this.#instanceFor(name);
    let end: (outcome: Outcome) => void = () => undefined;
    const ended = new Promise<Outcome>((resolve) => (end = resolve));
    const invocation: Invocation = {
      name: `${name} ${instance.number}`,
      world,
      memory: instance.memory,
      skew: instance.skew,
      fragile,
      struck: [],
      printed: [],
      dead: false,
      killed: false,
      waits: new Set(),
      end,
    };
    this.running += 1;
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    await world.agenda.passes(world.random.between(1, 20));
    if (fragile && world.faults.strikes('out of time'))
      world.agenda.after(world.random.between(1, 60), () => world.kill(invocation, 'out of time'));
    const deadline = world.agenda.now + spec.timeoutSeconds * 1000;
    const timer = world.agenda.after(deadline - world.agenda.now, () => world.kill(invocation, 'time'));
    const context = { ...lambdaContext, getRemainingTimeInMillis: () => deadline - world.agenda.now };
    within(invocation, () => handler(event, context)).then(
      (value) => end({ kind: 'answered', value }),
      (error: unknown) => end({ kind: 'threw', error }),
    );
    let outcome = await ended;
    timer.cancelled = true;
    if (outcome.kind === 'answered' && fragile && world.faults.strikes('crash before the acknowledgement')) {
      world.kill(invocation, 'crash before the acknowledgement');
      outcome = { kind: 'died', of: 'crash before the acknowledgement' };
    }
    invocation.dead = true;
    this.running -= 1;
    this.ended.push({ entry, event, outcome, invocation });
    // What still waits at the end would go on with the next call; here it never does, and nobody shall wait for it there.
    const isAtRest = [...invocation.waits].every(({ cancelled }) => cancelled === true);
    if (outcome.kind !== 'died' && isAtRest) this.#idle.set(name, [...(this.#idle.get(name) ?? []), instance]);
    world.tell(
      invocation.name,
      () =>
        `ends: ${outcome.kind === 'answered' ? 'answered' : outcome.kind === 'died' ? `died of ${outcome.of}` : `threw ${String(outcome.error)}`}`,
    );
    return { outcome, invocation };
  }
}
