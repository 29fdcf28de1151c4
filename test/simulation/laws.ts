import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { Recount, differences } from '../../functions/analytics/domain/recount.ts';
import { aggregateStore } from '../../functions/analytics/persistence/aggregates.ts';
import { calendarStore } from '../../functions/analytics/persistence/calendar-store.ts';
import { changes } from '../../functions/service/contract/events.ts';
import { stateOf, type Ticket } from '../../functions/service/domain/ticket.ts';
import { ticketIn, ticketStore } from '../../functions/service/persistence/tickets.ts';
import { parseDueKey } from '../../shared/dynamo/due.ts';
import type { Item, Key } from '../../shared/dynamo/table.ts';
import { digestOf } from '../../shared/kernel/id.ts';
import { eventEnvelope, type DomainEvent } from '../../shared/kernel/event.ts';
import { textOf } from '../support/fake-dynamo/fake-table.ts';
import { wrongWithAudit } from './audit-law.ts';
import {
  forgottenTags,
  sharedAddresses,
  wrongWithClaims,
  wrongWithImports,
  wrongWithMerges,
  wrongWithSenders,
} from './customers-law.ts';
import { wrongWithPeople } from './people-law.ts';
import { reportedTotals, wrongReport } from './report-law.ts';
import { wrongFacts, wrongPairs, wrongRuns } from './stages-law.ts';
import { wrongBeside, wrongInTimelines, wrongRows } from './views-law.ts';
import { faultsOfLog } from './log-law.ts';
import type { People } from './people.ts';
import type { Mail, World } from './world/world.ts';

/** What nobody can settle, and the queue that gives it up; `none` for what never was in one. */
export interface Poison {
  readonly body: string;
  readonly queue: string;
}

/** A world that has settled, as the laws look at it. */
export class Settled {
  readonly world: World;
  readonly people: People;
  readonly poison: readonly Poison[];
  readonly items: readonly Item[];
  /** Every event that ever rode on an item. */
  readonly events: readonly DomainEvent[];
  readonly tickets: readonly Ticket[];

  constructor(world: World, people: People, poison: readonly Poison[]) {
    this.world = world;
    this.people = people;
    this.poison = poison;
    this.items = [...world.table.everything()];
    this.events = world.written.flatMap(({ after }) =>
      typeof after?.['events'] === 'string' && !poison.some(({ body }) => body === after['events'])
        ? z.array(eventEnvelope).parse(JSON.parse(after['events']))
        : [],
    );
    this.tickets = this.of('ticket').map((item) => ticketIn(item));
  }

  /** The items with a sort key. */
  of(sk: string): readonly Item[] {
    return this.items.filter((item) => item['sk'] === sk);
  }

  eventsOf(...types: readonly string[]) {
    return this.events.filter(({ type }) => types.includes(type));
  }
}

/** Rows that tell of records which are kept elsewhere: of tickets' changes, of accounts, contacts and tickets. */
const isMadeOfOthers = ({ pk, sk }: Key) =>
  /^(history#|record#)/.test(sk) ||
  /^customers#(search|accounts|contacts|views)#/.test(pk) ||
  (pk.startsWith('service#ticket#') && sk === 'ticket#account');

/** Records that keep what people say. */
const isSaidIn = ({ pk, sk }: Key) =>
  sk === 'ticket' || sk.startsWith('message#') || (sk === 'record' && /^customers#(account|contact)#/.test(pk));

/** What an account got or lost by a merge is not said anew. */
const isMoved = (after: Item | undefined) => /"account\.(took-in|unmerged|merged)\.v1"/.test(String(after?.['events']));

type Law = (settled: Settled) => readonly string[] | Promise<readonly string[]>;

const counted = <Key>(keys: Iterable<Key>) => {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const mailsById = ({ world }: Settled) => {
  const mails = new Map<string, Mail[]>();
  for (const mail of world.mails) mails.set(mail.id, [...(mails.get(mail.id) ?? []), mail]);
  return mails;
};

const runItem = z.looseObject({
  listed: z.looseObject({
    id: z.string(),
    status: z.string(),
    scheduleId: z.string().optional(),
    slot: z.string().optional(),
    recipients: z.array(z.string()),
    files: z.array(z.looseObject({ key: z.string() })).optional(),
    from: z.string(),
    requestMark: z.string().optional(),
    totals: reportedTotals.optional(),
    version: z.number(),
  }),
});
const runsIn = (settled: Settled) => settled.of('run').map((item) => runItem.parse(item).listed);

const letterItem = z.looseObject({ queue: z.string(), status: z.string(), body: z.string(), times: z.number() });

const verification = z.looseObject({ status: z.string(), faults: z.array(z.unknown()) });
const settledVerifications = (items: Iterable<Item>) =>
  [...items].filter(({ sk }) => sk === 'verification').map((item) => verification.parse(item));

/** What must hold of every world, whatever has struck it. Each answers what is wrong; nothing when all is well. */
export const laws: Readonly<Record<string, Law>> = {
  'everything has come to rest': ({ world, people }) => [
    ...(people.busy > 0 ? [`${people.busy} people still wait`] : []),
    ...(world.functions.running > 0 ? [`${world.functions.running} functions still run`] : []),
    ...[...world.queues.values()]
      .filter(({ length }) => length > 0)
      .map(({ name, length }) => `${length} messages in ${name}`),
    ...world.streams.filter(({ length }) => length > 0).map(({ length }) => `${length} records in the stream`),
  ],

  'nothing is overdue': ({ world, items, tickets }) => [
    ...items.flatMap(({ dueSk }) =>
      typeof dueSk === 'string' && Date.parse(parseDueKey(dueSk).at) <= world.end ? [`${dueSk} is still due`] : [],
    ),
    ...tickets.flatMap((ticket) =>
      'lateAt' in ticket && ticket.lateAt !== undefined && Date.parse(ticket.lateAt) <= world.end
        ? [`${ticket.id} was late at ${ticket.lateAt}, and nobody noticed`]
        : [],
    ),
  ],

  'each version of a record is written once, on the one before it': ({ world }) =>
    world.written.flatMap(({ key, before, after }) => {
      const counter = after && 'revision' in after ? 'revision' : 'version';
      // Rows that are made of others have the version that they were made of; what guards a lock is its holder.
      if (typeof after?.[counter] !== 'number' || isMadeOfOthers(key) || key.sk === 'lock') return [];
      const was = Number(before?.[counter] ?? 0);
      return after[counter] === was + 1 ? [] : [`${key.pk}: ${after[counter]} over ${was}`];
    }),

  'every change of a record is in the audit, once and untouched': ({ world, items }) =>
    wrongWithAudit(world.written, items),

  'no event is lost': ({ world, events }) => {
    const published = world.topic.taken.map((body) => eventEnvelope.parse(JSON.parse(body)));
    const byId = new Map(published.map((event) => [`${event.source} ${event.id}`, event]));
    return events.flatMap((event) =>
      isDeepStrictEqual(byId.get(`${event.source} ${event.id}`), event)
        ? []
        : [`${event.type} ${event.id} was not published`],
    );
  },

  'an event rides once': ({ events }) =>
    [...counted(events.map(({ id, source }) => `${source} ${id}`))].flatMap(([id, n]) =>
      n > 1 ? [`${id} rode ${n} times`] : [],
    ),

  'every ticket has a department, and is in its list alone while it is open': async ({ world, tickets }) => {
    const store = ticketStore(world.directly());
    const listed = (await Promise.all(['billing', 'technical'].map((id) => store.open(id, undefined, 1_000)))).flat();
    return tickets.flatMap((ticket) => {
      if (ticket.status === 'received') return [`${ticket.id} is not routed`];
      const rows = listed.filter(({ summary }) => summary.id === ticket.id);
      const expected = ticket.status === 'resolved' ? [] : [`${ticket.departmentId} ${ticket.version}`];
      const found = rows.map(({ summary }) => `${summary.departmentId} ${summary.version}`);
      return found.join() === expected.join() ? [] : [`${ticket.id}: listed ${found.join()}, not ${expected.join()}`];
    });
  },

  'the history tells every change once': ({ events, items }) => {
    const told = items.flatMap(({ pk, sk }) =>
      String(sk).startsWith('history#') ? [`${String(pk)} ${String(sk)}`] : [],
    );
    const happened = events
      .filter(({ type }) => changes.some((change) => change.type === type))
      .map(
        ({ subject, version, id }) =>
          `service#ticket#${subject} history#${String(version).padStart(9, '0')}#${id.split(':').at(-1)}`,
      );
    return [
      ...happened.filter((one) => !told.includes(one)).map((one) => `${one} is missing`),
      ...told.filter((one) => !happened.includes(one)).map((one) => `${one} never happened`),
    ];
  },

  'every mail that is owed was sent, and no other': (settled) => {
    const sent = mailsById(settled);
    const ticketOf = (event: DomainEvent) => settled.tickets.find(({ id }) => id === event.subject);
    const toCustomers = settled
      .eventsOf('ticket.submitted.v1', 'ticket.replied.v1', 'ticket.resolved.v1')
      .filter((event) => ticketOf(event)?.customer.email !== undefined);
    const reopened = new Set(settled.eventsOf('ticket.reopened.v1').map(({ subject }) => subject));
    // A solution is not mailed when the ticket was reopened before.
    const owed = (event: DomainEvent) => event.type !== 'ticket.resolved.v1' || !reopened.has(event.subject);
    const toDepartments = settled.eventsOf('ticket.routed.v1', 'ticket.rerouted.v1', 'ticket.escalated.v1');
    const runs = runsIn(settled);
    const reports = settled
      .eventsOf('report.produced.v1')
      .flatMap(({ id, subject }) =>
        (runs.find((run) => run.id === subject)?.recipients ?? []).map((to) => `${id}:${digestOf(to)}`),
      );
    const may = new Set([...toCustomers, ...toDepartments].map(({ id }) => id).concat(reports));
    const must = [...toCustomers.filter(owed), ...toDepartments].map(({ id }) => id).concat(reports);
    const marked = new Set(settled.of('mail').flatMap(({ pk, status }) => (status === 'sent' ? [String(pk)] : [])));
    return [
      ...must.filter((id) => !sent.has(id)).map((id) => `${id} was not mailed`),
      ...must
        .filter((id) => !marked.has(`service#mail#${id}`) && !marked.has(`analytics#mail#${id}`))
        .map((id) => `${id} is not marked as sent`),
      ...[...sent.keys()].filter((id) => !may.has(id)).map((id) => `${id} was mailed, and nobody owed it`),
    ];
  },

  'a mail is repeated only where a fault fell between sending and marking': (settled) =>
    [...mailsById(settled)].flatMap(([id, mails]) => [
      ...mails
        .slice(0, -1)
        .filter(({ by, faultsBefore }) => !by.killed && by.struck.length <= faultsBefore)
        .map(({ by }) => `${id} was sent by ${by.name}, and again`),
      ...(counted(mails.map(({ to, thread }) => `${to} ${thread}`)).size > 1 ? [`${id} went to more than one`] : []),
    ]),

  'the counters equal a recount': async ({ world, tickets }) => {
    const table = world.directly();
    const calendar = await calendarStore(table).get();
    if (!calendar) return tickets.length > 0 ? ['nothing was counted'] : [];
    const recount = new Recount(calendar);
    for (const ticket of tickets)
      recount.add({ ticketId: ticket.id, ticketVersion: ticket.version, state: stateOf(ticket) });
    const store = aggregateStore(table);
    const all = { from: '2026-01-01', to: '2027-12-31' };
    const rows = [
      ...(await store.flows(calendar.generation, all)),
      ...(await store.balances(calendar.generation, all.to)),
    ];
    return [
      ...differences(recount.deltas(), rows).map((line) => `${line.name}: ${line.counted}, not ${line.recounted}`),
      ...(calendar.status === 'ready' ? [] : ['the calendar is not ready']),
    ];
  },

  'the counts are in the days of the company': async ({ world, items }) => {
    const calendar = await calendarStore(world.directly()).get();
    const settings = items.find(({ sk }) => sk === 'settings');
    const zone = settings ? settings['timeZone'] : 'UTC';
    return calendar && calendar.timeZone !== zone ? [`${calendar.timeZone}, not ${String(zone)}`] : [];
  },

  'dead letters are poison, and all poison is filed': ({ world, people, items, poison }) => {
    const letters = items.filter(({ sk }) => sk === 'dead-letter').map((item) => letterItem.parse(item));
    const given = [...world.queues.values()].flatMap(({ name, givenUp }) =>
      givenUp.map(({ body }) => ({ queue: name, body })),
    );
    const isPoison = (one: Poison) => poison.some(({ body, queue }) => body === one.body && queue === one.queue);
    const replayed = people.asked.some(({ wish }) => wish.operation === 'replayDeadLetter');
    return [
      ...given.filter((one) => !isPoison(one)).map(({ queue, body }) => `${queue} gave up ${world.brief(body)}`),
      ...letters.filter((one) => !isPoison(one)).map(({ queue, body }) => `${queue}: ${world.brief(body)} was filed`),
      ...poison.flatMap(({ body, queue }) => {
        const filed = letters.filter((letter) => letter.body === body && letter.queue === queue).length;
        // What was sent again in vain, or set aside by a relay that was then broken off, is filed again.
        const right = queue === 'none' || replayed ? filed > 0 : filed === 1;
        return right ? [] : [`${queue}: ${body} was filed ${filed} times`];
      }),
    ];
  },

  'the report of all says what there is': (settled) => {
    const run = runsIn(settled).find(({ requestMark, from }) => requestMark !== undefined && from === '2026-01-01');
    return wrongReport(run?.totals, settled);
  },

  'every slot has one report, produced once': (settled) => {
    const runs = runsIn(settled);
    const slots = counted(
      runs.flatMap(({ scheduleId, slot }) => (scheduleId === undefined ? [] : [`${scheduleId} ${slot}`])),
    );
    const passed = settled.world.written.flatMap(({ key, before, after }) =>
      key.pk === 'analytics#schedules' &&
      before &&
      after &&
      before['version'] === after['version'] &&
      before['nextSlotAt'] !== after['nextSlotAt']
        ? [`${key.sk} ${String(before['nextSlotAt'])}`]
        : [],
    );
    const produced = counted(settled.eventsOf('report.produced.v1').map(({ subject }) => subject));
    return [
      ...[...slots].flatMap(([slot, n]) => (n > 1 ? [`${slot} has ${n} reports`] : [])),
      ...passed.filter((slot) => !slots.has(slot)).map((slot) => `${slot} has no report`),
      ...runs.flatMap(({ id, status, files = [] }) => [
        ...(status === 'done' ? [] : [`run ${id} is ${status}`]),
        ...(produced.get(id) === 1 ? [] : [`run ${id} was produced ${produced.get(id) ?? 0} times`]),
        ...files.filter(({ key }) => !settled.world.files.has(key)).map(({ key }) => `${key} is not stored`),
      ]),
    ];
  },

  'a ticket escalates when it is late and not before': ({ world }) =>
    world.written.flatMap(({ before, after }) => {
      if (
        after?.['sk'] !== 'ticket' ||
        !before ||
        Number(after['escalationLevel'] ?? 0) <= Number(before['escalationLevel'] ?? 0)
      )
        return [];
      return typeof before['lateAt'] === 'string' && before['lateAt'] <= String(after['updatedAt'])
        ? []
        : [`${String(after['id'])} escalated early`];
    }),

  'what was answered is so, and nothing else': ({ world, people }) => {
    const introduced = (token: string) => {
      const said = world.written.filter(({ key, before, after }) => {
        if (!isSaidIn(key) || isMoved(after)) return false;
        return textOf(after).includes(token) && !textOf(before).includes(token);
      });
      // A solution is said by the ticket and by the message beside it, in one transaction.
      return new Set(said.map(({ key, at }) => `${key.pk} ${at}`)).size;
    };
    return people.asked.flatMap(({ wish: { token, operation, key }, reply, unsure: open, struck }) => {
      if (token === undefined) return [];
      // A key makes the last answer true. Who sends none cannot tell their own repeat from somebody else's change, and nor
      // can the client of AWS.
      const unsure = reply === undefined || (key === undefined && (open || struck));
      const times = introduced(token);
      const went = reply !== undefined && reply.status < 300;
      const right = went ? times === 1 : unsure ? times <= 1 : times === 0;
      return right ? [] : [`${operation} ${token}: answered ${reply?.status ?? 'nothing'}, happened ${times} times`];
    });
  },

  'everybody in the directory can sign in, each address is of one, and somebody administers': (settled) =>
    wrongWithPeople(settled),
  'each thing done is logged in a short line, without what people wrote': ({ world }) =>
    faultsOfLog(world.functions.ended),

  'no lock is without its holder, and no holder without it': (settled) => wrongWithClaims(settled),
  'no two customers have the same address': (settled) => sharedAddresses(settled),
  'a ticket is with one customer': (settled) => wrongWithSenders(settled),
  'merges come to their end, and nothing hangs on what is gone': (settled) => wrongWithMerges(settled),
  'nothing that was told of a customer is lost': (settled) => forgottenTags(settled),
  'imports come to their end, each row entered once or refused': (settled) => wrongWithImports(settled),
  'searches and lists show what there is': (settled) => wrongRows(settled),
  'beside an account stand its contacts and tickets': (settled) => wrongBeside(settled),
  'timelines tell everything once': (settled) => wrongInTimelines(settled),
  'the rules of stages know every account as it is': (settled) => wrongFacts(settled),
  'the look at all accounts comes to its end': (settled) => wrongRuns(settled),
  'pairs are those who are alike': (settled) => wrongPairs(settled),

  'the audit is found as it was': ({ world }) => {
    const found = settledVerifications(world.table.everything());
    return found.flatMap(({ status, faults }) =>
      status === 'done' && faults.length === 0 ? [] : [`${status}: ${JSON.stringify(faults)}`],
    );
  },

  'nobody is answered with a surprise twice': ({ people }) =>
    people.asked.flatMap(({ wish, reply }) =>
      reply || wish.key === undefined ? [] : [`${wish.operation} was never answered`],
    ),
};

/** All that is wrong with a settled world. */
export const breaches = async (settled: Settled): Promise<string[]> => {
  const found: string[] = [];
  for (const [name, law] of Object.entries(laws))
    for (const wrong of await law(settled)) found.push(`${name}: ${wrong}`);
  return found;
};
