import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rerouteTicket } from '../../../functions/service/commands/act-on-ticket.ts';
import { eraseTickets } from '../../../functions/service/commands/erase-ticket.ts';
import { recordHistory } from '../../../functions/service/commands/record-history.ts';
import type { RoutingRules } from '../../../functions/service/contract/rules.ts';
import { routingTrial } from '../../../functions/service/contract/trial.ts';
import type { Submission } from '../../../functions/service/contract/ticket.ts';
import type { Deps } from '../../../functions/service/deps.ts';
import { tellsHistory } from '../../../functions/service/domain/history.ts';
import { tryRoutingRules } from '../../../functions/service/queries/try-routing-rules.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { plusMilliseconds } from '../../../shared/kernel/clock.ts';
import { cause, codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';

const companies: Company[] = [];
let company: Company;
beforeEach(async () => {
  company = await startCompany();
  companies.push(company);
});
afterAll(async () => {
  for (const one of companies) await one.stop();
});

const DAY = 24 * 3_600_000;

/** What is about an address goes to `technical`. */
const addresses: RoutingRules = {
  rules: [{ id: 'addresses', when: { words: ['address'] }, departmentId: 'technical' }],
  defaultDepartmentId: 'billing',
};

const attempt = (body: object, by: Caller = people.admin, deps: Deps = company.deps) =>
  tryRoutingRules(deps)({
    ...requestBy(by),
    params: undefined,
    query: undefined,
    body: routingTrial.parse(body),
  });

/** A ticket that was routed and whose history says so. */
const routed = async (changes: Partial<Submission> = {}) => {
  const ticket = await company.routed(changes);
  const found = await company.deps.tickets.get(ticket.id);
  for (const event of found?.riders.filter(tellsHistory) ?? []) await recordHistory(company.deps)(event);
  return ticket;
};

describe('a trial of routing rules on a sample', () => {
  it('says where it would go by the rules in the request, by which of them, and why', async () => {
    const { sample } = valueOf(await attempt({ sample: { subject: 'My address' }, rules: addresses }));
    expect(sample).toEqual({
      departmentId: 'technical',
      routing: { by: 'rule', ruleId: 'addresses', reason: 'Rule addresses matched: word “address”.' },
      matched: { word: 'address' },
    });
  });

  it('takes the rules that are saved when none are sent', async () => {
    const { sample } = valueOf(await attempt({ sample: { text: 'My router blinks.' } }));
    expect(sample).toMatchObject({ departmentId: 'technical', routing: { ruleId: 'routers' } });
    const other = valueOf(await attempt({ sample: { text: 'My address is wrong.' } }));
    expect(other.sample).toMatchObject({ departmentId: 'billing', routing: { by: 'default' } });
  });

  it('needs no sample', async () => {
    expect(valueOf(await attempt({}))).toEqual({ tickets: [], tried: 0, isComplete: true });
  });

  it('refuses rules that name a department that is not there, at the field that does', async () => {
    const rules = { ...addresses, rules: [{ id: 'a', when: {}, departmentId: 'nowhere' }] };
    expect(await attempt({ rules })).toMatchObject({
      error: { code: 'unknown-department', field: 'rules.rules.0.departmentId' },
    });
    expect(await attempt({ rules: { rules: [], defaultDepartmentId: 'nowhere' } })).toMatchObject({
      error: { code: 'unknown-department', field: 'rules.defaultDepartmentId' },
    });
  });

  it('is for administrators', async () => {
    for (const by of [people.agent, people.stranger]) expect(codeOf(await attempt({}, by))).toBe('forbidden');
  });

  it('writes nothing', async () => {
    await routed();
    const before = await company.everything();
    valueOf(await attempt({ sample: { text: 'My address' }, rules: addresses }));
    expect(await company.everything()).toEqual(before);
    expect(valueOf(await attempt({ sample: { text: 'My address' } })).sample?.departmentId).toBe('billing');
  });
});

describe('a trial of routing rules on the tickets of the last week', () => {
  it('names those that would have gone elsewhere, the latest first', async () => {
    const first = await routed();
    company.clock.advance(1_000);
    await routed({ text: 'The router is broken.' });
    await routed({ text: 'A question.' });
    company.clock.advance(1_000);
    const last = await routed();
    const answer = valueOf(await attempt({ rules: addresses }));
    expect(answer).toMatchObject({ tried: 4, isComplete: true });
    expect(answer.tickets.map(({ id, departmentId, wouldBe }) => [id, departmentId, wouldBe])).toEqual(
      expect.arrayContaining([
        [last.id, 'billing', 'technical'],
        [first.id, 'billing', 'technical'],
      ]),
    );
    const ids = answer.tickets.map(({ id }) => id);
    expect(ids.indexOf(last.id)).toBeLessThan(ids.indexOf(first.id));
    // What the rules that are saved gave to the other one, these give back.
    expect(answer.tickets.find(({ departmentId }) => departmentId === 'technical')).toMatchObject({
      wouldBe: 'billing',
      routing: { by: 'default' },
    });
    expect(answer.tickets).toHaveLength(3);
  });

  it('names none when the rules are those by which they went', async () => {
    await routed();
    await routed({ text: 'The router is broken.' });
    expect(valueOf(await attempt({}))).toEqual({ tickets: [], tried: 2, isComplete: true });
  });

  it('compares with where a ticket went at first, and says who has it', async () => {
    const { id } = await routed();
    const request = { ...requestBy(people.admin), params: { id }, query: undefined, ifMatch: 2 };
    const body = { departmentId: 'technical', reason: 'It is theirs.' };
    valueOf(await rerouteTicket(company.deps)({ ...request, body }));
    expect(valueOf(await attempt({})).tickets).toEqual([]);
    expect(valueOf(await attempt({ rules: addresses })).tickets).toMatchObject([
      { id, departmentId: 'billing', currentDepartmentId: 'technical', wouldBe: 'technical' },
    ]);
  });

  it('looks back seven days, and no further', async () => {
    await routed();
    company.clock.advance(7 * DAY);
    expect(valueOf(await attempt({})).tried).toBe(1);
    company.clock.advance(1);
    expect(valueOf(await attempt({})).tried).toBe(0);
  });

  it('leaves out a ticket whose customer was erased', async () => {
    const { id } = await routed();
    valueOf(await eraseTickets(company.deps)({ erasureId: 'E1', ticketIds: [id] }, cause));
    expect(valueOf(await attempt({ rules: addresses }))).toMatchObject({ tickets: [], tried: 0, isComplete: true });
    const rows = (await company.everything()).filter(({ gsi1pk }) => String(gsi1pk).startsWith('service#routed#'));
    expect(rows).toEqual([]);
  });

  it('looks at the latest 200, in six calls, and says when there are more', async () => {
    const add = (n: number) =>
      company.deps.history.add(
        `T${n}`,
        {
          version: 2,
          at: plusMilliseconds(company.clock.now(), -n),
          by: 'system:test',
          change: 'routed',
          details: { departmentId: 'billing' },
        },
        0,
      );
    await Promise.all(Array.from({ length: 199 }, (_, n) => add(n + 1)));
    const { id } = await routed();
    expect(valueOf(await attempt({ rules: addresses }))).toMatchObject({
      tried: 1,
      isComplete: true,
      tickets: [{ id }],
    });
    await add(200);
    const calls = await company.callsOf(async () => {
      expect(valueOf(await attempt({ rules: addresses }))).toMatchObject({ isComplete: false, tickets: [{ id }] });
    });
    expect(calls.map(({ operation }) => operation)).toEqual([
      ...Array.from({ length: 4 }, () => 'Query'),
      'BatchGetItem',
      'BatchGetItem',
    ]);
  });

  it('stops when it takes too long, and says so', async () => {
    await routed();
    await routed();
    // Each look at the clock is two seconds later: the second ticket is beyond the three that there are.
    const clock = {
      now: () => {
        company.clock.advance(2_000);
        return company.clock.now();
      },
    };
    valueOf(await attempt({}));
    const answer = valueOf(await attempt({}, people.admin, { ...company.deps, clock }));
    expect(answer).toMatchObject({ tried: 1, isComplete: false });
  });
});
