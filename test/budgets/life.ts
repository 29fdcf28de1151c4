import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { eventEnvelope, type DomainEvent } from '../../shared/kernel/event.ts';
import { routeKeyOf } from '../../shared/kernel/route.ts';
import type { Key } from '../../shared/dynamo/table.ts';
import { VIEWER_ADDRESS_HEADER } from '../../shared/lambda/viewer-address.ts';
import { httpEvent, personClaims, sqsEvent } from '../support/lambda.ts';
import type { CountedWorld } from './counted-world.ts';

const MOST_STEPS = 5_000_000;

/** What somebody asks of a route. */
export interface Request {
  /** The person; nobody on a public route. */
  readonly as?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly key?: string;
  readonly ifMatch?: number;
  /** The network address of who asks by the console's address. */
  readonly viewer?: string;
}

const httpAnswer = z.looseObject({ statusCode: z.number(), body: z.string().optional() });
const batchAnswer = z.looseObject({ batchItemFailures: z.array(z.unknown()) });
const recordAnswer = z.looseObject({ id: z.string(), version: z.number() });
const madeAnswer = z.union([
  recordAnswer,
  z.looseObject({ import: recordAnswer }).transform((answer) => answer.import),
]);
const ticketAnswer = recordAnswer.extend({ departmentId: z.string().optional() });

type TicketAnswer = z.output<typeof ticketAnswer>;

/** Every route of the manifests by its operation, with the function that answers it. */
export const routes = new Map(
  contexts.flatMap(({ name, http }) =>
    (http?.routes ?? []).map((route) => {
      const contract = contracts.find((one) => routeKeyOf(one) === routeKeyOf(route));
      if (!contract) throw new Error(`the route ${routeKeyOf(route)} has no contract`);
      return [contract.operationId, { contract, context: name, entry: `${name}-http` }] as const;
    }),
  ),
);

/** What people and events do in a world where nothing goes wrong; what is refused throws. */
export class Life {
  readonly world: CountedWorld;
  readonly #name: string;
  #keys = 0;

  /** @param name tells what is made in this world from what is made in others */
  constructor(world: CountedWorld, name: string) {
    this.world = world;
    this.#name = name;
  }

  /** Lets the world live while the script goes on, and until nothing follows from it any more. */
  async live<Value>(script: () => Promise<Value>): Promise<Value> {
    const done = script();
    // Whoever waits for it hears of it when the world has come to rest.
    done.catch(() => undefined);
    await this.world.agenda.keepAll(MOST_STEPS);
    return done;
  }

  passes = (milliseconds: number) => this.world.agenda.passes(milliseconds);

  /** Calls a function. */
  async call(name: string, event: unknown): Promise<unknown> {
    const { outcome } = await this.world.functions.invoke(this.world.entry(name), event, false);
    if (outcome.kind !== 'answered') throw new Error(`${name} ${outcome.kind}`, { cause: outcome });
    return outcome.value;
  }

  async #answerTo(operation: string, { as, params, query, body, key, ifMatch, viewer }: Request) {
    const route = routes.get(operation);
    if (!route) throw new Error(`no route is called ${operation}`);
    const event = httpEvent(routeKeyOf(route.contract), {
      ...(params && { params }),
      ...(query && { query }),
      ...(body !== undefined && { body }),
      ...(as !== undefined && { claims: personClaims(as) }),
      headers: {
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        ...(viewer !== undefined && { [VIEWER_ADDRESS_HEADER]: viewer }),
      },
    });
    return { ...httpAnswer.parse(await this.call(route.entry, event)), contract: route.contract };
  }

  async ask(operation: string, request: Request): Promise<unknown> {
    const { statusCode, body, contract } = await this.#answerTo(operation, request);
    if (statusCode >= 300) throw new Error(`${operation} was answered ${statusCode}: ${body}`);
    return contract.answers[statusCode]?.schema ? JSON.parse(body ?? '') : undefined;
  }

  /** Asks for what is not granted. */
  async refused(operation: string, request: Request): Promise<void> {
    const { statusCode } = await this.#answerTo(operation, request);
    if (statusCode < 400 || statusCode > 499) throw new Error(`${operation} was answered ${statusCode}`);
  }

  /** Hands messages to the function of a queue, as one batch: those of the events that it subscribes to. */
  async tell(name: string, ...events: readonly DomainEvent[]): Promise<void> {
    const { spec } = this.world.entry(name);
    const types = 'subscribesTo' in spec ? spec.subscribesTo : [];
    const bodies = events.filter(({ type }) => types.includes(type));
    if (bodies.length === 0) throw new Error(`${name} does not hear of any of ${JSON.stringify(events)}`);
    const { batchItemFailures } = batchAnswer.parse(await this.call(name, sqsEvent(...bodies)));
    if (batchItemFailures.length > 0) throw new Error(`${name} did not settle ${JSON.stringify(bodies)}`);
  }

  /** The events that ride on an item. */
  riding(key: Key): DomainEvent[] {
    const events = this.world.table.at(key)?.['events'];
    if (typeof events !== 'string') throw new Error(`nothing rides on ${key.pk}`);
    return z.array(eventEnvelope).parse(JSON.parse(events));
  }

  ridingOnTicket = (id: string) => this.riding({ pk: `service#ticket#${id}`, sk: 'ticket' });

  /** A text that is nowhere else: a key, an id. */
  key() {
    this.#keys += 1;
    return `${this.#name}-${this.#keys}`;
  }

  async act(operation: string, id: string, ifMatch: number, body: object, more: Request = {}): Promise<TicketAnswer> {
    return ticketAnswer.parse(
      await this.ask(operation, { as: 'admin-000000', params: { id }, ifMatch, body, ...more }),
    );
  }

  ticket = async (id: string) =>
    ticketAnswer.parse(await this.ask('getTicket', { as: 'admin-000000', params: { id } }));

  /** Enters something by a route that answers it. */
  async made(operation: string, body: object, more: Request = {}) {
    const answer = await this.ask(operation, { as: 'admin-000000', body, key: this.key(), ...more });
    return madeAnswer.parse(answer);
  }

  async submitted(body: object, more: Request = {}): Promise<TicketAnswer> {
    return ticketAnswer.parse(await this.ask('submitTicket', { as: 'admin-000000', body, key: this.key(), ...more }));
  }
}
