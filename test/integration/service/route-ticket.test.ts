import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { escalateTicket } from '../../../functions/service/commands/escalate-ticket.ts';
import { putRoutingRules } from '../../../functions/service/commands/put-routing-rules.ts';
import { replyTicket } from '../../../functions/service/commands/act-on-ticket.ts';
import { routingRules } from '../../../functions/service/contract/rules.ts';
import { routeTicket } from '../../../functions/service/commands/route-ticket.ts';
import { cause, codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';
import { writeUnits } from '../../support/units.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(async () => {
  await company.stop();
});

const route = (id: string) => routeTicket(company.deps)(id, cause);
const escalate = (id: string) => escalateTicket(company.deps)(id, cause);
const ticketKey = (id: string) => ({ pk: `service#ticket#${id}`, sk: 'ticket' });

const putRules = (
  rules: unknown[],
  changes: { ifMatch?: number; by?: keyof typeof people; fallback?: string } = {},
) => {
  const { ifMatch, by = 'admin', fallback = 'billing' } = changes;
  return putRoutingRules(company.deps)({
    ...requestBy(people[by]),
    params: undefined,
    query: undefined,
    body: routingRules.parse({ rules, defaultDepartmentId: fallback }),
    ifMatch,
  });
};
const rule = (id: string, departmentId: string, ...words: string[]) => ({ id, when: { words }, departmentId });

describe('routing a ticket', () => {
  it('gives it to the department of the first rule that matches, with the promises of that department', async () => {
    const { id } = await company.submitted({ text: 'My router is broken.' });
    expect(codeOf(await route(id))).toBe('ok');
    expect((await company.deps.tickets.get(id))?.ticket).toMatchObject({
      status: 'queued',
      departmentId: 'technical',
      routing: { by: 'rule', ruleId: 'routers' },
      targets: { firstResponseHours: 1, resolutionHours: 10 },
    });
  });

  it('routes once despite redelivery', async () => {
    const { id } = await company.submitted();
    await route(id);
    const before = await company.everything();
    expect(codeOf(await route(id))).toBe('already-routed');
    expect(await company.everything()).toEqual(before);
  });

  it('routes once when it is delivered twice at the same time', async () => {
    const { id } = await company.submitted();
    const both = (await Promise.all([route(id), route(id)])).map(codeOf);
    expect(both.filter((code) => code === 'ok')).toHaveLength(1);
    expect((await company.deps.tickets.get(id))?.ticket.version).toBe(2);
  });

  it('throws, to be tried again, when the ticket is not stored', async () => {
    await expect(route('0000000000')).rejects.toThrow('was announced but is not stored');
  });

  it('goes by the rules that were just put', async () => {
    const { id } = await company.submitted({ text: 'About my umbrella.' });
    valueOf(await putRules([rule('umbrellas', 'technical', 'umbrella'), rule('routers', 'technical', 'router')]));
    await route(id);
    expect((await company.deps.tickets.get(id))?.ticket).toMatchObject({ routing: { ruleId: 'umbrellas' } });
  });

  it('takes two calls: all that it needs, and the ticket with its places in the list and among the timers', async () => {
    const { id } = await company.submitted();
    const before = await company.stored(ticketKey(id));
    const calls = await company.callsOf(() => route(id));
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetItem', 'PutItem']);
    // The ticket, the rules and the departments, read as they are now.
    expect(calls[0]?.readUnits).toBe(3);
    expect(writeUnits(before, await company.stored(ticketKey(id)))).toBe(2 + 2);
  });
});

const dueItem = z.looseObject({ dueSk: z.string().optional() });

describe('escalating a ticket', () => {
  it('raises it once for a time limit, however often the sweeper says so', async () => {
    const { id } = await company.routed();
    expect(codeOf(await escalate(id))).toBe('not-due');
    company.clock.advance(4 * 3_600_000);
    expect((await Promise.all([escalate(id), escalate(id), escalate(id)])).map(codeOf)).toContain('ok');
    expect(codeOf(await escalate(id))).toBe('not-due');
    expect((await company.deps.tickets.get(id))?.ticket).toMatchObject({ escalationLevel: 1, version: 3 });
  });

  it('moves the timer on, and takes it away at the third level', async () => {
    const { id } = await company.routed();
    const dueSk = async () => dueItem.parse(await company.stored(ticketKey(id))).dueSk;
    const seen = [await dueSk()];
    for (let level = 1; level <= 3; level += 1) {
      company.clock.advance(4 * 3_600_000);
      valueOf(await escalate(id));
      seen.push(await dueSk());
    }
    expect(seen.map((key) => key?.split('#').slice(1))).toEqual([
      ['ticket.due.v1', id, '2'],
      ['ticket.due.v1', id, '3'],
      ['ticket.due.v1', id, '4'],
      undefined,
    ]);
  });

  it('forgets a ticket that is gone', async () => {
    expect(codeOf(await escalate('0000000000'))).toBe('not-due');
  });

  it('asks to be tried again when somebody answers at the same moment', async () => {
    const { id } = await company.routed();
    company.clock.advance(4 * 3_600_000);
    const answeredMeanwhile = {
      ...company.deps.tickets,
      get: async (ticketId: string) => {
        const found = await company.deps.tickets.get(ticketId);
        const request = { ...requestBy(people.agent), params: { id }, query: undefined, ifMatch: 2 };
        valueOf(await replyTicket(company.deps)({ ...request, body: { text: 'Here is the answer.' } }));
        return found;
      },
    };
    const { clock } = company;
    expect(codeOf(await escalateTicket({ tickets: answeredMeanwhile, clock })(id, cause))).toBe('stale-version');
    expect(codeOf(await escalate(id))).toBe('not-due');
  });
});

describe('the routing rules', () => {
  it('refuse a department that is not there, naming the field', async () => {
    expect(await putRules([rule('a', 'billing', 'x'), rule('b', 'nowhere', 'y')])).toMatchObject({
      error: { code: 'unknown-department', field: 'rules.1.departmentId' },
    });
    expect(await putRules([], { fallback: 'nowhere' })).toMatchObject({
      error: { code: 'unknown-department', field: 'defaultDepartmentId' },
    });
  });

  it('are the administrator’s to change', async () => {
    expect(codeOf(await putRules([], { by: 'agent' }))).toBe('forbidden');
  });

  it('check If-Match when it is sent, and count their versions', async () => {
    const { version } = valueOf(await putRules([]));
    expect(codeOf(await putRules([], { ifMatch: version - 1 }))).toBe('stale-version');
    expect(valueOf(await putRules([], { ifMatch: version })).version).toBe(version + 1);
  });

  it('let one of two administrators win', async () => {
    const outcomes = (await Promise.all([putRules([]), putRules([]), putRules([])])).map(codeOf);
    expect(outcomes).toContain('ok');
    for (const outcome of outcomes) expect(['ok', 'stale-version']).toContain(outcome);
  });

  it('hold as much as a rule book may', async () => {
    const words = Array.from({ length: 18 }, (_, n) => `word${n}`.padEnd(100, 'x'));
    const book = Array.from({ length: 90 }, (_, n) => rule(`rule-${n}`, 'billing', ...words));
    expect(codeOf(await putRules(book))).toBe('ok');
  });
});
