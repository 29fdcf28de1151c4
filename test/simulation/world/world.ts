import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableOf } from '../../../shared/dynamo/document-table.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { parseDueKey } from '../../../shared/dynamo/due.ts';
import { FakeTable, type Change, type FakeTableOptions } from '../../support/fake-dynamo/fake-table.ts';
import type { Operation } from '../../support/fake-dynamo/requests.ts';
import type { Entry } from '../loader.ts';
import { Agenda } from './agenda.ts';
import { tableOperations } from './aws.ts';
import { Faults, type Fault } from './faults.ts';
import { Functions } from './functions.ts';
import type { Invocation } from './here.ts';
import { arnOf, Queue, Topic } from './queues.ts';
import { Random } from './random.ts';
import { Schedules } from './schedules.ts';
import { Stream } from './stream.ts';

/** A mail as the carrier took it. */
export interface Mail {
  /** `X-Rapport-Message` */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly thread: string | undefined;
  readonly by: Invocation;
  /** How many faults had struck its sender before. */
  readonly faultsBefore: number;
}

/** A change of an item, by whom and when. */
export type Written = Change & { readonly at: number; readonly by: Invocation | undefined };

export interface WorldOptions {
  readonly seed: number;
  readonly entries: readonly Entry[];
  /** Milliseconds since 1970. */
  readonly start: number;
  /** What comes due later does not happen any more. */
  readonly end: number;
  /** No faults at all. */
  readonly calm?: boolean;
  /** Begins with these items, and what is written leads to nothing further: no events, no timers. */
  readonly stillOf?: FakeTable | undefined;
  /** Is told everything that happens. */
  readonly trace?: ((line: string) => void) | undefined;
}

/** A deployment in one process: the real functions, and in memory all that AWS puts around them. */
export class World {
  readonly random: Random;
  readonly agenda: Agenda;
  readonly faults: Faults;
  readonly functions: Functions;
  readonly table: FakeTable;
  readonly topic: Topic;
  readonly queues = new Map<string, Queue>();
  readonly streams: readonly Stream[];
  readonly schedules: Schedules;
  readonly mails: Mail[] = [];
  readonly files = new Map<string, Uint8Array>();
  /** Of files that are being uploaded in parts. */
  readonly parts = new Map<string, Uint8Array>();
  /** Who can sign in, by address. */
  readonly users = new Map<string, { readonly id: string; active: boolean }>();
  /** Every change of the table, in its order. */
  readonly written: Written[] = [];
  readonly end: number;
  readonly #entries: readonly Entry[];
  readonly #trace: ((line: string) => void) | undefined;
  readonly #start: number;
  readonly #counters = new Map<string, number>();
  /** Who asks the table at this moment, and what goes wrong with it. */
  #asking: { readonly by: Invocation; readonly fault: Fault | undefined } | undefined;

  constructor({ seed, entries, start, end, calm = false, stillOf, trace }: WorldOptions) {
    this.random = new Random(seed);
    this.agenda = new Agenda(start);
    this.faults = new Faults(this.random, calm);
    this.functions = new Functions(this);
    this.#entries = entries;
    this.#trace = trace;
    this.#start = start;
    this.end = end;
    const options: FakeTableOptions = {
      now: () => this.agenda.now,
      lag: () => (this.faults.strikes('index lags') ? this.random.between(1, 5_000) : 0),
      mostPerPage: () => (this.#asking?.fault === 'short page' ? this.random.pick([1, 1, 2]) : undefined),
      mostPerBatch: () => (this.#asking?.fault === 'partial answer' ? 1 : undefined),
      onChange: (change) => this.#changed(change),
    };
    this.table = stillOf ? stillOf.copy(options) : new FakeTable(options);
    this.topic = new Topic(this);
    const filing = entries.find(({ kind }) => kind === 'dead-letters');
    if (!filing) throw new Error('no context files dead letters');
    const deadLetters = new Queue(this, 'dead-letters', filing);
    this.queues.set(deadLetters.name, deadLetters);
    for (const entry of entries)
      if (entry.kind === 'queue') {
        const queue = new Queue(this, entry.name, entry, deadLetters);
        this.queues.set(entry.name, queue);
        this.topic.subscribe(queue, entry.spec.subscribesTo);
      }
    this.streams = entries.flatMap((entry) => (entry.kind === 'stream' && !stillOf ? [new Stream(this, entry)] : []));
    this.schedules = new Schedules(
      this,
      entries.filter(({ kind }) => kind === 'schedule'),
      stillOf ? start : end,
    );
  }

  entry(name: string): Entry {
    const entry = this.#entries.find((one) => one.name === name);
    if (!entry) throw new Error(`no manifest has ${name}`);
    return entry;
  }

  queueAt(url: string): Queue {
    const queue = this.queues.get(url.slice(url.lastIndexOf('/') + 1).replace('rapport-sim-', ''));
    if (!queue) throw new Error(`there is no queue ${url}`);
    return queue;
  }

  arnOf = arnOf;

  nextId(what: string): string {
    const number = (this.#counters.get(what) ?? 0) + 1;
    this.#counters.set(what, number);
    return `${what}-${number}`;
  }

  /** A function's request to the table. */
  request(by: Invocation, operation: Operation, input: Record<string, unknown>, fault: Fault | undefined) {
    this.#asking = { by, fault };
    try {
      return this.table.execute(operation, input);
    } finally {
      this.#asking = undefined;
    }
  }

  /** The product's table without any network: for setting up and for looking after. */
  directly(): Table {
    const client = {
      send: async (sent: object) => {
        const name = sent.constructor.name.replace(/Command$/, '');
        const operation = tableOperations[name];
        if (!operation || !('input' in sent)) throw new Error(`not known: ${name}`);
        return this.table.execute(operation, sent.input);
      },
    };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a client the table uses nothing but `send`
    return tableOf(client as unknown as DynamoDBDocumentClient, 'rapport-sim');
  }

  #changed(change: Change) {
    this.written.push({ ...change, at: this.agenda.now, by: this.#asking?.by });
    for (const stream of this.streams) stream.add(change);
    const due = change.after?.['dueSk'];
    if (typeof due === 'string') this.schedules.plan(Date.parse(parseDueKey(due).at));
  }

  /** When the first of all items is due. */
  earliestDue(): number | undefined {
    const all = [...this.table.everything()].flatMap(({ dueSk }) =>
      typeof dueSk === 'string' ? [Date.parse(parseDueKey(dueSk).at)] : [],
    );
    return all.length > 0 ? Math.min(...all) : undefined;
  }

  /** Ends a function where it stands: it never hears of anything again. */
  kill(invocation: Invocation, of: Fault | 'time'): void {
    if (of !== 'time' && !invocation.struck.includes(of)) invocation.struck.push(of);
    invocation.dead = true;
    invocation.killed = true;
    invocation.end({ kind: 'died', of });
  }

  never = () => new Promise<never>(() => undefined);

  /** Goes on after a while, unless the function has died meanwhile. */
  aliveAfter(invocation: Invocation, milliseconds: number): Promise<void> {
    return new Promise((resolve) =>
      this.agenda.after(milliseconds, () => {
        if (!invocation.dead) resolve();
      }),
    );
  }

  tell(who: string, what: () => string): void {
    if (!this.#trace) return;
    const seconds = ((this.agenda.now - this.#start) / 1000).toFixed(3);
    this.#trace(`${seconds.padStart(10)}  ${who.padEnd(34)} ${what()}`);
  }

  /** A request or a message, short enough for a line of the trace. */
  brief(value: unknown): string {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > 160 ? `${text.slice(0, 160)}…` : text;
  }
}
