import * as z from 'zod';
import type { Entry } from '../loader.ts';
import type { World } from './world.ts';

const RECEIVES = 5;
/** An event is hit by faults twice at the most in a queue, its repeats included: three receives must be enough. */
const MOST_STRIKES = 2;
const MOST_AT_ONCE = 5;

interface Message {
  readonly id: string;
  readonly body: string;
  /** The queue that gave it up. */
  readonly source: string | undefined;
  receives: number;
  visibleAt: number;
}

const eventIdIn = (body: string) => /"id":"([^"]+)"/.exec(body)?.[1] ?? body;

const partialFailures = z.strictObject({ batchItemFailures: z.array(z.strictObject({ itemIdentifier: z.string() })) });

/** The records that a function's answer keeps in their queue or stream; all of them when it has no such answer. */
export const failuresIn = (answer: unknown) =>
  partialFailures.parse(answer).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

export const arnOf = (name: string) => `arn:aws:sqs:sim:000000000000:rapport-sim-${name}`;

/** A queue of SQS with the poller of its function: at least once, in any order. */
export class Queue {
  readonly #world: World;
  readonly #entry: Entry;
  readonly #batchSize: number;
  readonly #concurrency: number;
  readonly #window: number;
  readonly #giveUp: ((message: Message) => void) | undefined;
  readonly #messages = new Map<string, Message>();
  /** How often faults have struck an event, by its id. */
  readonly #strikes = new Map<string, number>();
  #running = 0;
  readonly name: string;
  /** The messages that it has given up. */
  readonly givenUp: Message[] = [];
  /** Is told of each message that comes. */
  onSend: ((body: string) => void) | undefined;

  constructor(world: World, name: string, entry: Entry, giveUpTo?: Queue) {
    this.#world = world;
    this.name = name;
    this.#entry = entry;
    const {
      batchSize = 10,
      batchWindowSeconds = 0,
      maxConcurrency = MOST_AT_ONCE,
    } = entry.kind === 'queue' ? entry.spec : {};
    this.#batchSize = batchSize;
    this.#concurrency = maxConcurrency;
    this.#window = batchWindowSeconds * 1000;
    this.#giveUp = giveUpTo && ((message) => giveUpTo.send(message.body, arnOf(name)));
  }

  get length() {
    return this.#messages.size;
  }

  /** Puts a message in; `source` for one that another queue gave up. */
  send(body: string, source?: string): void {
    this.onSend?.(body);
    const { faults, random } = this.#world;
    const late = faults.strikes('out of order') ? random.between(1_000, 300_000) : random.between(5, 100);
    this.#put({ id: this.#world.nextId('message'), body, source, receives: 0, visibleAt: 0 }, late);
  }

  #put(message: Message, delay: number) {
    message.visibleAt = this.#world.agenda.now + delay;
    this.#messages.set(message.id, message);
    this.#look(delay + this.#window);
  }

  /** True while faults may strike the message. */
  #isFragile({ body }: Message) {
    return (this.#strikes.get(eventIdIn(body)) ?? 0) < MOST_STRIKES;
  }

  #struck({ body }: Message) {
    this.#strikes.set(eventIdIn(body), (this.#strikes.get(eventIdIn(body)) ?? 0) + 1);
  }

  #look(delay: number) {
    this.#world.agenda.after(delay, () => void this.#poll());
  }

  #take(): Message[] {
    const { agenda, random } = this.#world;
    const visible = [...this.#messages.values()].filter(({ visibleAt }) => visibleAt <= agenda.now);
    for (const spent of this.#giveUp ? visible.filter(({ receives }) => receives >= RECEIVES) : []) {
      this.#messages.delete(spent.id);
      this.givenUp.push(spent);
      this.#world.tell(this.name, () => `gives up ${this.#world.brief(spent.body)}`);
      this.#giveUp?.(spent);
    }
    return (
      random
        .shuffled(visible.filter(({ id }) => this.#messages.has(id)))
        // Two batches of what belongs together are worth more than one.
        .slice(0, Math.min(this.#batchSize, random.pick([1, 2, this.#batchSize])))
    );
  }

  async #poll(): Promise<void> {
    const { agenda, faults, random, functions } = this.#world;
    if (this.#running >= this.#concurrency) return;
    const taken = this.#take();
    if (taken.length === 0) return;
    this.#running += 1;
    // What was left may go to another instance at the same time.
    this.#look(random.between(0, 30));
    const fragile = taken.every((message) => this.#isFragile(message));
    for (const message of taken) {
      message.receives += 1;
      const visible =
        fragile && faults.strikes('visibility expired')
          ? random.between(10, 2_000)
          : 6 * this.#entry.spec.timeoutSeconds * 1000 + this.#window;
      if (visible <= 2_000) this.#struck(message);
      message.visibleAt = agenda.now + visible;
      this.#look(visible + 1);
    }
    const { outcome, invocation } = await functions.invoke(
      this.#entry,
      { Records: taken.map((one) => this.#record(one)) },
      fragile,
    );
    const failed = new Set(outcome.kind === 'answered' ? failuresIn(outcome.value) : taken.map(({ id }) => id));
    for (const message of taken) {
      if (invocation.struck.length > 0 || outcome.kind === 'died') this.#struck(message);
      if (failed.has(message.id)) continue;
      if (this.#isFragile(message) && faults.strikes('acknowledgement lost')) {
        this.#struck(message);
        continue;
      }
      this.#messages.delete(message.id);
      if (this.#isFragile(message) && faults.strikes('delivered twice')) {
        this.#struck(message);
        this.#put(message, random.between(0, 120_000));
      }
    }
    this.#running -= 1;
    this.#look(random.between(0, 20));
  }

  #record({ id, body, source, receives }: Message) {
    return {
      messageId: id,
      receiptHandle: `${id} ${receives}`,
      body,
      attributes: {
        ApproximateReceiveCount: String(receives),
        SentTimestamp: '0',
        SenderId: 'sim',
        ApproximateFirstReceiveTimestamp: '0',
        ...(source !== undefined && { DeadLetterQueueSourceArn: source }),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: arnOf(this.name),
      awsRegion: 'sim',
    };
  }
}

interface Published {
  readonly id: string;
  readonly type: string;
  readonly body: string;
}

/** The topic: each message to every queue that subscribed to its type. */
export class Topic {
  readonly #world: World;
  readonly #subscriptions = new Map<string, Queue[]>();
  /** The bodies that it took. */
  readonly taken: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  subscribe(queue: Queue, types: readonly string[]) {
    for (const type of types) this.#subscriptions.set(type, [...(this.#subscriptions.get(type) ?? []), queue]);
  }

  /** Takes messages, or some of them: what it does not take is named as failed, or not named at all. */
  publish(messages: readonly Published[], partial: boolean) {
    const { random, faults } = this.#world;
    const left = partial ? new Set(messages.filter(() => random.chance(0.5))) : new Set<Published>();
    const silent = random.chance(0.5);
    for (const message of messages) {
      if (left.has(message)) continue;
      this.taken.push(message.body);
      for (const queue of this.#subscriptions.get(message.type) ?? []) {
        queue.send(message.body);
        if (faults.strikes('published twice')) queue.send(message.body);
      }
    }
    return {
      Successful: messages.filter((one) => !left.has(one)).map(({ id }) => ({ Id: id, MessageId: id })),
      Failed: silent ? [] : [...left].map(({ id }) => ({ Id: id, Code: 'InternalError', SenderFault: false })),
    };
  }
}
