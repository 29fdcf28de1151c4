import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPerson } from '../../../functions/access/commands/create-person.ts';
import { patchPerson } from '../../../functions/access/commands/patch-person.ts';
import { newPerson } from '../../../functions/access/contract/records.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { getMe } from '../../../functions/access/queries/read-people.ts';
import {
  assignTicket,
  reopenTicket,
  replyTicket,
  rerouteTicket,
  resolveTicket,
} from '../../../functions/service/commands/act-on-ticket.ts';
import { escalateTicket } from '../../../functions/service/commands/escalate-ticket.ts';
import { putRoutingRules } from '../../../functions/service/commands/put-routing-rules.ts';
import { recordHistory } from '../../../functions/service/commands/record-history.ts';
import { routeTicket } from '../../../functions/service/commands/route-ticket.ts';
import { submitPublicTicket, submitTicket } from '../../../functions/service/commands/submit-ticket.ts';
import { getTicket, getTicketHistory, listDepartmentTickets } from '../../../functions/service/queries/read-tickets.ts';
import { fileDeadLetter } from '../../../functions/platform/commands/file-dead-letter.ts';
import { sweepDue } from '../../../functions/platform/commands/sweep-due.ts';
import { deadLetterStore } from '../../../functions/platform/persistence/dead-letters.ts';
import { dueItems } from '../../../functions/platform/persistence/due-items.ts';
import { postOffice } from '../../../shared/mail/post-office.ts';
import { cause, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';
import { memoryUsers } from '../../support/memory-users.ts';
import { submission } from '../../support/tickets.ts';
import { writeUnits } from '../../support/units.ts';
import type { Item } from '../../../shared/dynamo/table.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
  for (const caller of Object.values(people)) await company.deps.directory.authorize(caller, () => false);
  await company.deps.directory.departments();
});
afterAll(async () => {
  await company.stop();
});

const keyOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;

/** What some work costs, each item and index entry counted as one of up to a kilobyte. */
const costOf = async (work: () => Promise<unknown>) => {
  const before = new Map((await company.everything()).map((item) => [keyOf(item), item]));
  const calls = await company.callsOf(work);
  const after = new Map((await company.everything()).map((item) => [keyOf(item), item]));
  const inTransaction = calls.some(({ operation }) => operation === 'TransactWriteItems');
  const writes = calls.filter(({ operation }) => /^(Put|Update|Delete|Transact)/.test(operation)).length;
  const changed = [...after.keys()].filter((key) => !isDeepStrictEqual(before.get(key), after.get(key)));
  const units = changed.reduce(
    (sum, key) => sum + writeUnits(before.get(key), after.get(key), { inTransaction, sizeOfOne: () => 1 }),
    // An item that is written twice pays twice.
    Math.max(0, inTransaction ? 0 : writes - changed.length),
  );
  return {
    calls: String(calls.length),
    'read units': String(calls.reduce((sum, { readUnits }) => sum + readUnits, 0)),
    'write units': String(units),
  };
};

const about = <Body>(id: string, body: Body, changes: { ifMatch?: number; idempotencyKey?: string } = {}) => ({
  ...requestBy(people.agent),
  params: { id },
  query: undefined,
  body,
  ...changes,
});
const accessDeps = () => ({
  store: directoryStore(company.table),
  directory: company.deps.directory,
  users: memoryUsers().users,
  clock: company.clock,
});
const list = (id: string) => ({ ...about(id, undefined), query: { limit: 25 } });
const submitted = { ...requestBy(people.agent), params: undefined, query: undefined, body: submission };

/** A routed ticket, and the action on it as it is at its second version. */
const onTicket = async <Body, Answer>(
  act: (request: ReturnType<typeof about<Body>>) => Promise<Answer>,
  body: Body,
  idempotencyKey?: string,
) => {
  const { id } = await company.routed();
  const request = about(id, body, { ifMatch: 2, ...(idempotencyKey !== undefined && { idempotencyKey }) });
  return { id, run: () => act(request) };
};

/** The use cases of docs/access-patterns.md: each makes ready and answers the work that is counted. */
const useCases: Record<string, () => Promise<() => Promise<unknown>>> = {
  'submit a ticket': async () => () => submitTicket(company.deps)(submitted),
  'submit a ticket, public': async () => () =>
    submitPublicTicket(company.deps)({ ...submitted, ...requestBy({ kind: 'nobody' }) }),
  'route a ticket': async () => {
    const { id } = await company.submitted();
    return () => routeTicket(company.deps)(id, cause);
  },
  'read a ticket': async () => {
    const { id } = await company.routed();
    return () => getTicket(company.deps)(about(id, undefined));
  },
  'read its history, a page': async () => {
    const { id } = await company.routed();
    return () => getTicketHistory(company.deps)(list(id));
  },
  'assign a ticket': async () => (await onTicket(assignTicket(company.deps), { assigneeId: 'colleague' })).run,
  'reroute a ticket': async () =>
    (await onTicket(rerouteTicket(company.deps), { departmentId: 'technical', reason: 'Not ours.' })).run,
  'reply to a ticket, the first time': async () => (await onTicket(replyTicket(company.deps), { text: 'Yes.' })).run,
  'resolve a ticket': async () => (await onTicket(resolveTicket(company.deps), { solution: 'Done.' })).run,
  'resolve a ticket, with an `Idempotency-Key`': async () =>
    (await onTicket(resolveTicket(company.deps), { solution: 'Done.' }, 'key')).run,
  'resolve a ticket, repeated with its key': async () => {
    const { run } = await onTicket(resolveTicket(company.deps), { solution: 'Done.' }, 'key');
    await run();
    return run;
  },
  'reopen a ticket': async () => {
    const { id, run } = await onTicket(resolveTicket(company.deps), { solution: 'Done.' });
    await run();
    return () => reopenTicket(company.deps)(about(id, { reason: 'Again.' }, { ifMatch: 3 }));
  },
  'escalate a ticket': async () => {
    const { id } = await company.routed();
    company.clock.advance(4 * 3_600_000);
    await company.deps.directory.authorize(people.agent, () => true);
    return async () => valueOf(await escalateTicket(company.deps)(id, cause));
  },
  'record a history entry': async () => {
    const { id } = await company.routed();
    const event = (await company.deps.tickets.get(id))?.riders[0];
    if (!event) throw new Error('nothing rides on the ticket');
    return () => recordHistory(company.deps)(event);
  },
  'send a mail (its record)': async () => () =>
    postOffice('service', company.table, () => async () => 'id', company.clock).post('M:1:0', {
      to: 'ada@customer.example',
      subject: 'Hello',
      text: 'Hello.',
    }),
  'open tickets of a department, a page': async () => () => listDepartmentTickets(company.deps)(list('billing')),
  'put the routing rules': async () => {
    const request = { ...requestBy(people.admin), params: undefined, query: undefined };
    return () => putRoutingRules(company.deps)({ ...request, body: { rules: [], defaultDepartmentId: 'billing' } });
  },
  'let a person in': async () => {
    const body = newPerson.parse({ email: 'sara@rapport.example', name: 'Sara Sales', roles: ['sales'] });
    return () => createPerson(accessDeps())({ ...requestBy(people.admin), params: undefined, query: undefined, body });
  },
  'change a person': async () => () =>
    patchPerson(accessDeps())({
      ...about('colleague', { name: 'Colin Colleague' }, { ifMatch: 1 }),
      ...requestBy(people.admin),
      ifMatch: 1,
    }),
  'see who one is': async () => {
    const deps = accessDeps();
    const asking = { ...requestBy(people.agent), params: undefined, query: undefined, body: undefined };
    await getMe(deps)(asking);
    return () => getMe(deps)(asking);
  },
  'sweep what is due, nothing being due': async () => () =>
    sweepDue({
      dueItems: dueItems(company.table),
      publish: async () => [],
      clock: { now: () => '2020-01-01T00:00:00.000Z' },
    })(),
  'file a dead letter': async () => () =>
    fileDeadLetter({ letters: deadLetterStore(company.table), clock: company.clock })({
      messageId: 'm',
      body: 'not ours',
      queue: 'service-route-ticket',
    }),
};

/** What the tests of analytics and of customers count themselves. */
const ELSEWHERE = [
  'count a batch of up to 50 events',
  'a report over m months',
  'a slot of a schedule',
  'enter an account with one address, phone and place',
  'refuse an account that is like another',
  'read an account',
  'change an account',
  'change its phone',
  'enter a contact',
  'contacts of an organization, a page',
  'search: one word, of accounts and contacts',
  'search: what may be a phone or a number',
  'search: a word that many have',
  'search: two words, each in full places',
  'accounts, a page',
  'everything about a customer, 41 items',
  'its timeline, a page',
  'keep the rows of a new account',
  'keep its rows after a change that search does not show',
  'keep what is known of a ticket, with its account',
  'save a view',
  'saved views, a page',
];

const documented = readFileSync(new URL('../../../docs/access-patterns.md', import.meta.url), 'utf8')
  .split('## Use cases')
  .slice(1)
  .join('')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, useCase = '', calls, reads, writes]) => ({
    useCase,
    cost: { calls, 'read units': reads, 'write units': writes },
  }))
  .slice(2);

describe('docs/access-patterns.md', () => {
  it('names every use case that is counted, and no other', () => {
    expect(documented.map(({ useCase }) => useCase).toSorted()).toEqual(
      [...Object.keys(useCases), ...ELSEWHERE].toSorted(),
    );
  });

  it.each(documented.filter(({ useCase }) => !ELSEWHERE.includes(useCase)))(
    'tells the truth: to $useCase costs what it says',
    async ({ useCase, cost }) => {
      const work = await useCases[useCase]?.();
      if (!work) throw new Error('no test counts it');
      // Rights that are known cost nothing.
      for (const caller of Object.values(people)) await company.deps.directory.authorize(caller, () => false);
      expect(await costOf(work)).toEqual(cost);
    },
  );
});
