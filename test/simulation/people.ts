import * as z from 'zod';
import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import type { PersonEntry } from '../../functions/access/contract/records.ts';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { routingStore } from '../../functions/service/persistence/routing.ts';
import { routeKeyOf } from '../../shared/kernel/route.ts';
import { httpEvent, personClaims } from '../support/lambda.ts';
import { billing, setUp, technical } from '../support/tickets.ts';
import { keepCustomers } from './customers.ts';
import type { World } from './world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What somebody wants of the API. */
export interface Wish {
  readonly operation: string;
  /** The person who asks; nobody on a public route. */
  readonly as?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly key?: string;
  readonly ifMatch?: number;
  /** A text that this wish alone puts into the table. */
  readonly token?: string;
}

export interface Reply {
  readonly status: number;
  readonly version: number | undefined;
  readonly body: unknown;
}

/** A wish with what came of it. */
export interface Asked {
  readonly wish: Wish;
  /** The last answer that told what had happened: no 5xx. */
  readonly reply: Reply | undefined;
  /** True when a try remained without such an answer: it may have been carried out or not. */
  readonly unsure: boolean;
  /** True when a fault fell into any try. */
  readonly struck: boolean;
}

const httpAnswer = z.looseObject({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
});

const routeOf = (operation: string) => {
  const contract = contracts.find(({ operationId }) => operationId === operation);
  const context = contexts.find(({ http }) => http?.routes.some((route) => route === contract));
  if (!contract || !context) throw new Error(`no route is called ${operation}`);
  return { routeKey: routeKeyOf(contract), entry: `${context.name}-http` };
};

const replyIn = (value: unknown): Reply => {
  const { statusCode, headers, body } = httpAnswer.parse(value);
  const version = /^"(\d+)"$/.exec(headers['etag'] ?? '')?.[1];
  return {
    status: statusCode,
    version: version === undefined ? undefined : Number(version),
    body: body === undefined ? undefined : JSON.parse(body),
  };
};

/** Faults may strike so many tries of one wish. */
const MOST_STRIKES = 3;
const TRIES = 6;

/** Sends a request through the gateway once; no reply when the function died. `struck`: a fault fell into it. */
export const sendOnce = async (
  world: World,
  wish: Wish,
  fragile: boolean,
): Promise<{ reply: Reply | undefined; struck: boolean }> => {
  const { routeKey, entry } = routeOf(wish.operation);
  const { as, params, query, body, key, ifMatch } = wish;
  const event = httpEvent(routeKey, {
    ...(params && { params }),
    ...(query && { query }),
    ...(body !== undefined && { body }),
    ...(as !== undefined && { claims: personClaims(as) }),
    headers: {
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
    },
  });
  const { outcome, invocation } = await world.functions.invoke(world.entry(entry), event, fragile);
  return {
    reply: outcome.kind === 'answered' ? replyIn(outcome.value) : undefined,
    struck: invocation.struck.length > 0,
  };
};

/** Everything that people wanted of a world, and what they were answered. */
export class People {
  readonly asked: Asked[] = [];
  readonly #world: World;
  #tokens = 0;
  /** How many are still at it. */
  busy = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Asks until there is an answer; a wish without a key, which is no repeat, is asked once. */
  async ask(wish: Wish): Promise<Reply | undefined> {
    const { agenda, random } = this.#world;
    const repeatable =
      wish.key !== undefined || wish.ifMatch !== undefined || /^(get|list|search)/.test(wish.operation);
    let unsure = false;
    let struck = false;
    let reply: Reply | undefined;
    for (let tries = 0; tries < (repeatable ? TRIES : 1); tries += 1) {
      const { reply: answer, struck: hit } = await sendOnce(this.#world, wish, tries < MOST_STRIKES);
      struck ||= hit;
      this.#world.tell(
        wish.as ?? 'customer',
        () => `${wish.operation} ${this.#world.brief(wish.params ?? '')}: ${answer?.status ?? 'no answer'}`,
      );
      if (answer && answer.status < 500) {
        reply = answer;
        break;
      }
      unsure = true;
      await agenda.passes(random.between(100, 30_000));
    }
    this.asked.push({ wish, reply, unsure, struck });
    return reply;
  }

  /** A text that is nowhere else. */
  token(what: string) {
    this.#tokens += 1;
    return `${what} <${this.#tokens}>`;
  }

  /** Lets somebody do something after a while. */
  later(milliseconds: number, work: () => Promise<unknown>) {
    this.busy += 1;
    this.#world.agenda.after(milliseconds, () => {
      void work().finally(() => (this.busy -= 1));
    });
  }
}

const person = (id: string, roles: PersonEntry['roles'], ...departmentIds: string[]): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles,
  departmentIds,
});

/** A company with two departments: everything about routers goes to `technical`, the rest to `billing`. */
export const foundCompany = async (world: World) => {
  const table = world.directly();
  const store = directoryStore(table);
  const now = new Date(world.agenda.now).toISOString();
  for (const department of [billing, technical])
    await store.putDepartment(department, await store.departments(), now, setUp);
  for (const one of [
    person('admin', ['administrator']),
    person('agent', ['service'], 'billing'),
    person('tech', ['service'], 'technical'),
    person('seller', ['sales']),
    person('boss', ['manager']),
  ])
    await store.putPerson(one, undefined, now, setUp);
  const rules = [{ id: 'routers', when: { words: ['router'] }, departmentId: 'technical' }];
  await routingStore(table).putRules({ rules, defaultDepartmentId: 'billing' }, undefined, now, setUp);
};

const ticketBody = z.looseObject({
  id: z.string(),
  status: z.enum(['received', 'queued', 'assigned', 'resolved']),
  departmentId: z.string().optional(),
  version: z.number(),
});

/** One thing that somebody does with a ticket that they have just looked at. */
const actionOn = (world: World, people: People, ticket: z.output<typeof ticketBody>): Wish => {
  const { random } = world;
  const here = ticket.departmentId === 'technical' ? 'tech' : 'agent';
  const token = people.token('word');
  const open: readonly (readonly [string, object])[] = [
    ['assign', { assigneeId: here }],
    ['reply', { text: token }],
    ['reply', { text: token }],
    ['resolve', { solution: token }],
    ['reroute', { departmentId: here === 'tech' ? 'billing' : 'technical', reason: token }],
  ];
  const [action, body] = ticket.status === 'resolved' ? ['reopen', { reason: token }] : random.pick(open);
  return {
    operation: `${action}Ticket`,
    as: random.pick([here, here, 'admin']),
    params: { id: ticket.id },
    body,
    ifMatch: ticket.version,
    ...(random.chance(0.7) && { key: people.token('key').replaceAll(/[<> ]/g, '') }),
    ...(action !== 'assign' && { token }),
  };
};

const lookAt = async (people: People, id: string) => {
  const reply = await people.ask({ operation: 'getTicket', as: 'admin', params: { id } });
  return reply?.status === 200 ? ticketBody.parse(reply.body) : undefined;
};

/** Somebody works on a ticket, now and then. */
const workOn = async (world: World, people: People, id: string) => {
  const { random, agenda } = world;
  for (let n = random.between(0, 3); n > 0; n -= 1) {
    await agenda.passes(random.chance(0.3) ? random.between(0, 60) : random.between(0, 6 * HOUR));
    const ticket = await lookAt(people, id);
    if (!ticket || ticket.status === 'received') continue;
    // Colleagues who look at the same moment decide on the same version.
    const colleagues = random.pick([1, 1, 2]);
    await Promise.all(Array.from({ length: colleagues }, () => people.ask(actionOn(world, people, ticket))));
  }
};

const submitOne = async (world: World, people: People) => {
  const { random } = world;
  const isPublic = random.chance(0.4);
  const token = people.token('matter');
  const reply = await people.ask({
    operation: isPublic ? 'submitPublicTicket' : 'submitTicket',
    ...(!isPublic && { as: 'agent' }),
    body: {
      type: random.pick(['complaint', 'question', 'repair']),
      channel: 'web',
      subject: token,
      text: random.pick(['My router is dead.', 'My invoice is wrong.']),
      customer: random.chance(0.8) ? { email: 'ada@customer.example' } : { phone: '+49 30 1234567' },
    },
    ...(random.chance(0.8) && { key: people.token('key').replaceAll(/[<> ]/g, '') }),
    token,
  });
  const id = ticketBody.safeParse(reply?.body).data?.id;
  if (id === undefined) return;
  // Two at once, now and then.
  const pace = random.between(0, 4 * HOUR);
  for (let n = random.pick([1, 1, 2]); n > 0; n -= 1) people.later(pace, () => workOn(world, people, id));
};

const schedule = {
  report: 'tickets-by-department',
  cron: '0 8 * * *',
  recipients: ['boss@rapport.example', 'deputy@rapport.example'],
  formats: ['html', 'csv'],
};

const personBody = z.looseObject({ id: z.string() });

/** What may happen beside the tickets, each with its likelihood. */
const besides: readonly [number, (world: World, people: People) => Promise<unknown>][] = [
  [
    0.5,
    async ({ random, agenda }, people) => {
      const body = {
        ...schedule,
        cron: random.pick(['0 8 * * *', '0 8 * * *', '30 */8 * * *']),
        timeZone: random.pick(['Europe/Berlin', 'UTC']),
      };
      const wish = { as: 'admin', params: { id: 'daily' } };
      await people.ask({ ...wish, operation: 'putReportSchedule', body });
      if (random.chance(0.3)) {
        await agenda.passes(random.between(0, 20 * HOUR));
        await people.ask({ ...wish, operation: 'deleteReportSchedule' });
        await people.ask({ ...wish, operation: 'putReportSchedule', body });
      }
    },
  ],
  [
    0.4,
    ({ agenda }, people) => {
      const today = new Date(agenda.now).toISOString().slice(0, 10);
      const key = people.token('key').replaceAll(/[<> ]/g, '');
      return people.ask({
        operation: 'runTicketsByDepartment',
        as: 'admin',
        body: { from: '2026-03-01', to: today, formats: ['csv'] },
        key,
      });
    },
  ],
  [
    0.3,
    async ({ random, agenda }, people) => {
      const role = random.pick(['sales', 'administrator']);
      const body = { email: 'Nina@rapport.example', name: 'Nina Newcomer', roles: [role] };
      const wish = { operation: 'createPerson', as: 'admin', body, key: 'nina' };
      const replies = await Promise.all(Array.from({ length: random.pick([1, 2]) }, () => people.ask(wish)));
      const id = personBody.safeParse(replies[0]?.body).data?.id;
      for (const active of [false, true]) {
        await agenda.passes(random.between(0, HOUR));
        if (id === undefined || random.chance(0.4)) return;
        const read = await people.ask({ operation: 'getPerson', as: 'admin', params: { id } });
        if (read?.version === undefined) return;
        const change = { params: { id }, body: { active }, ifMatch: read.version };
        await people.ask({ operation: 'patchPerson', as: 'admin', ...change });
      }
    },
  ],
  [
    0.25,
    ({ random }, people) =>
      people.ask({
        operation: 'putSettings',
        as: 'admin',
        body: { timeZone: random.pick(['Europe/Berlin', 'Pacific/Auckland', 'America/Los_Angeles']) },
      }),
  ],
  [
    0.2,
    ({ random }, people) =>
      people.ask({
        operation: 'putDepartment',
        as: 'admin',
        params: { id: 'billing' },
        body: {
          ...billing,
          targets: { firstResponseHours: random.between(1, 5), resolutionHours: random.between(5, 30) },
        },
      }),
  ],
  [
    0.2,
    // Nobody but an administrator may.
    ({ random }, people) =>
      people.ask({ operation: 'putSettings', as: random.pick(['agent', 'seller']), body: { timeZone: 'UTC' } }),
  ],
  [
    0.15,
    (_, people) =>
      people.ask({ operation: 'putRoutingRules', as: 'admin', body: { rules: [], defaultDepartmentId: 'technical' } }),
  ],
];

/** So long people work; the rest of the time is for what follows from it. */
export const WORKING = 30 * HOUR;
export const LIFE = 52 * HOUR;

const letterList = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });

/** An administrator looks at the dead letters, and sends some again, in vain. */
export const operate = async (world: World, people: People) => {
  const list = await people.ask({ operation: 'listDeadLetters', as: 'admin' });
  for (const { id } of letterList.safeParse(list?.body).data?.items ?? []) {
    const letter = { as: 'admin', params: { id } };
    await people.ask(
      world.random.pick([
        { ...letter, operation: 'getDeadLetter' },
        { ...letter, operation: 'replayDeadLetter' },
        { ...letter, operation: 'discardDeadLetter', body: { reason: 'It is none of ours.' } },
      ]),
    );
  }
};

/** When all has settled, somebody wants to know what it was, and whether the audit is what it was. */
export const askForAll = (world: World, people: People) => {
  people.later(1, () =>
    people.ask({
      operation: 'runTicketsByDepartment',
      as: 'admin',
      key: 'in-the-end',
      body: { from: '2026-01-01', to: '2027-12-31', formats: ['csv'] },
    }),
  );
  people.later(1, () => people.ask({ operation: 'verifyAudit', as: 'admin', key: 'in-the-end' }));
};

/** Lets people loose on a world. */
export const settle = (world: World, people: People) => {
  const { random } = world;
  const rush = random.chance(0.4);
  for (let n = random.between(1, 4); n > 0; n -= 1)
    people.later(rush ? random.between(0, 500) : random.between(0, WORKING / 2), () => submitOne(world, people));
  for (const [likelihood, what] of besides)
    if (random.chance(likelihood)) people.later(random.between(0, WORKING), () => what(world, people));
  keepCustomers(world, people, WORKING);
};
