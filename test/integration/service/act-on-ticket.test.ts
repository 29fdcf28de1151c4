import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assignTicket,
  reopenTicket,
  replyTicket,
  rerouteTicket,
  resolveTicket,
} from '../../../functions/service/commands/act-on-ticket.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';
import { billing, setUp } from '../../support/tickets.ts';
import { sizeOf, writeUnits } from '../../support/units.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(async () => {
  await company.stop();
});

interface Asking {
  readonly ifMatch?: number | 'any' | undefined;
  readonly key?: string;
  readonly by?: Caller;
}

const request = <Body>(id: string, body: Body, { ifMatch, key, by = people.agent }: Asking) => ({
  ...requestBy(by),
  params: { id },
  query: undefined,
  body,
  ifMatch,
  idempotencyKey: key,
});

const reply = (id: string, asking: Asking, text = 'Here is the answer.') =>
  replyTicket(company.deps)(request(id, { text }, asking));
const assign = (id: string, assigneeId: string, asking: Asking) =>
  assignTicket(company.deps)(request(id, { assigneeId }, asking));
const reroute = (id: string, departmentId: string, asking: Asking) =>
  rerouteTicket(company.deps)(request(id, { departmentId, reason: 'Not ours.' }, asking));
const resolve = (id: string, asking: Asking) => resolveTicket(company.deps)(request(id, { solution: 'Done.' }, asking));
const reopen = (id: string, asking: Asking) => reopenTicket(company.deps)(request(id, { reason: 'Again.' }, asking));

const ticketKey = (id: string) => ({ pk: `service#ticket#${id}`, sk: 'ticket' });
const itemsOf = async (id: string, kind: string) =>
  (await company.everything()).filter(({ pk, sk }) => pk === ticketKey(id).pk && String(sk).startsWith(`${kind}#`));

describe('an action on a ticket', () => {
  it('walks a ticket through its life, a version at a time', async () => {
    const { id } = await company.routed();
    const views = [
      valueOf(await assign(id, 'colleague', { ifMatch: 2 })),
      valueOf(await reply(id, { ifMatch: 3 })),
      valueOf(await resolve(id, { ifMatch: 4 })),
      valueOf(await reopen(id, { ifMatch: 5 })),
      valueOf(await reroute(id, 'technical', { ifMatch: 6 })),
    ];
    expect(views.map(({ status, version }) => [status, version])).toEqual([
      ['assigned', 3],
      ['assigned', 4],
      ['resolved', 5],
      ['assigned', 6],
      ['queued', 7],
    ]);
    expect((await company.deps.tickets.get(id))?.ticket).toMatchObject({ version: 7, departmentId: 'technical' });
  });

  it('asks for permission first, then for If-Match, then for the version, then for the state', async () => {
    const { id } = await company.routed();
    await resolve(id, { ifMatch: 2 });
    expect(codeOf(await resolve(id, { by: people.stranger }))).toBe('forbidden');
    expect(codeOf(await resolve(id, {}))).toBe('if-match-missing');
    expect(codeOf(await resolve(id, { ifMatch: 2 }))).toBe('stale-version');
    expect(codeOf(await resolve(id, { ifMatch: 3 }))).toBe('wrong-state');
    expect(codeOf(await resolve('0000000000', { ifMatch: 3 }))).toBe('no-such-ticket');
  });

  it.each([
    ['agent', 'ok'],
    ['colleague', 'ok'],
    ['admin', 'ok'],
    ['stranger', 'forbidden'],
  ] as const)('of %s on a ticket of billing: %s', async (name, outcome) => {
    const { id } = await company.routed();
    expect(codeOf(await reply(id, { ifMatch: 2, by: people[name] }))).toBe(outcome);
  });

  it('lets one of eight writers win each version, until all have written once', async () => {
    const { id } = await company.routed();
    const winners = new Map<number, number>();
    const writer = async (n: number) => {
      for (;;) {
        const version = (await company.deps.tickets.get(id))?.ticket.version ?? 0;
        const result = await reply(id, { ifMatch: version }, `Answer ${n}.`);
        if (result.ok) {
          winners.set(result.value.version, (winners.get(result.value.version) ?? 0) + 1);
          return;
        }
        expect(result.error.code).toBe('stale-version');
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => writer(n)));
    expect([...winners].toSorted(([a], [b]) => a - b)).toEqual(
      [3, 4, 5, 6, 7, 8, 9, 10].map((version) => [version, 1]),
    );
    expect((await itemsOf(id, 'message')).map(({ text }) => String(text)).toSorted()).toEqual(
      Array.from({ length: 8 }, (_, n) => `Answer ${n}.`),
    );
  });
});

describe('a reply', () => {
  it('is stored with its message in one transaction', async () => {
    const { id } = await company.routed();
    const calls = await company.callsOf(() => reply(id, { ifMatch: 2 }));
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'TransactWriteItems']);
    const [message] = await itemsOf(id, 'message');
    expect(message).toMatchObject({ text: 'Here is the answer.', by: 'person:agent', ticketId: id });
    const events: unknown = JSON.parse(String((await company.stored(ticketKey(id)))?.['events']));
    expect(events).toMatchObject([{ type: 'ticket.replied.v1', data: { messageId: message?.['id'] } }]);
    // The words are the customer's and go by no topic.
    expect(JSON.stringify(events)).not.toContain('Here is the answer');
  });

  it('leaves no message when somebody was faster', async () => {
    const { id } = await company.routed();
    const both = await Promise.all([reply(id, { ifMatch: 2 }), reply(id, { ifMatch: 2 })]);
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'stale-version']);
    expect(await itemsOf(id, 'message')).toHaveLength(1);
  });
});

describe('a solution', () => {
  it('is stored as a message in the same transaction, and stays when the ticket is reopened', async () => {
    const { id } = await company.routed();
    const { resolvedAt } = valueOf(await resolve(id, { ifMatch: 2 }));
    valueOf(await reopen(id, { ifMatch: 3 }));
    expect(await itemsOf(id, 'message')).toMatchObject([{ text: 'Done.', by: 'person:agent', at: resolvedAt }]);
  });
});

describe('an assignment', () => {
  it('takes a member by id, and by e-mail address in any case', async () => {
    const { id } = await company.routed();
    expect(valueOf(await assign(id, 'colleague', { ifMatch: 2 })).assigneeId).toBe('colleague');
    expect(valueOf(await assign(id, 'Agent@Rapport.example', { ifMatch: 3 })).assigneeId).toBe('agent');
  });

  it.each(['stranger', 'stranger@rapport.example', 'nobody', 'admin'])('refuses %s, who is no member', async (who) => {
    const { id } = await company.routed();
    expect(await assign(id, who, { ifMatch: 2 })).toMatchObject({
      error: { code: 'not-a-member', field: 'assigneeId' },
    });
  });

  it('names the state before it looks at the person', async () => {
    const { id } = await company.routed();
    await resolve(id, { ifMatch: 2 });
    expect(codeOf(await assign(id, 'nobody', { ifMatch: 3 }))).toBe('wrong-state');
  });
});

describe('a re-routing', () => {
  it('refuses a department that is not there', async () => {
    const { id } = await company.routed();
    expect(await reroute(id, 'nowhere', { ifMatch: 2 })).toMatchObject({
      error: { code: 'unknown-department', field: 'departmentId' },
    });
  });

  it('takes a department that was made a moment ago', async () => {
    const all = await company.directory.departments();
    await company.deps.directory.departments();
    await company.directory.putDepartment({ ...billing, id: 'brand-new' }, all, company.clock.now(), setUp);
    company.clock.advance(1_000);
    const { id } = await company.routed();
    expect(codeOf(await reroute(id, 'brand-new', { ifMatch: 2 }))).toBe('ok');
  });
});

describe('the promises of a re-routing', () => {
  it('are those that the department makes now, not those it made a moment ago', async () => {
    const put = async (firstResponseHours: number) => {
      const targets = { firstResponseHours, resolutionHours: 1_000 };
      const record = { ...billing, id: 'hasty', targets };
      await company.directory.putDepartment(record, await company.directory.departments(), company.clock.now(), setUp);
    };
    await put(1);
    await company.deps.directory.departments();
    await put(100);
    const { id } = await company.routed();
    const now = Date.parse(company.clock.now());
    const { firstResponseDueAt } = valueOf(await reroute(id, 'hasty', { ifMatch: 2 }));
    expect(Date.parse(firstResponseDueAt ?? '') - now).toBe(100 * 3_600_000);
  });
});

describe('an action that is repeated with its key', () => {
  it('answers as it did, whatever If-Match says, and does nothing', async () => {
    const { id } = await company.routed();
    const first = valueOf(await reply(id, { ifMatch: 2, key: 'k1' }));
    await resolve(id, { ifMatch: 3 });
    const before = await company.everything();
    for (const ifMatch of [2, 3, 4, 'any', undefined] as const)
      expect(valueOf(await reply(id, { ifMatch, key: 'k1' }))).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await company.everything()).toEqual(before);
    // The answer and the solution.
    expect(await itemsOf(id, 'message')).toHaveLength(2);
  });

  it('makes one message of ten at the same time', async () => {
    const { id } = await company.routed();
    const answers = await Promise.all(Array.from({ length: 10 }, () => reply(id, { ifMatch: 2, key: 'k2' })));
    expect(new Set(answers.map((answer) => valueOf(answer).version))).toEqual(new Set([3]));
    expect(await itemsOf(id, 'message')).toHaveLength(1);
  });

  it('refuses another body', async () => {
    const { id } = await company.routed();
    await reply(id, { ifMatch: 2, key: 'k3' });
    for (const ifMatch of [2, 3] as const)
      expect(codeOf(await reply(id, { ifMatch, key: 'k3' }, 'Something else.'))).toBe('key-reused');
  });

  it('is a request of its own for another caller, another action and another ticket', async () => {
    const { id } = await company.routed();
    await reply(id, { ifMatch: 2, key: 'k4' });
    expect(valueOf(await reply(id, { ifMatch: 3, key: 'k4', by: people.colleague })).version).toBe(4);
    expect(valueOf(await resolve(id, { ifMatch: 4, key: 'k4' })).version).toBe(5);
    const other = await company.routed();
    expect(valueOf(await reply(other.id, { ifMatch: 2, key: 'k4' })).id).toBe(other.id);
  });

  it('answers whoever gave the ticket away by it, who may not see it otherwise', async () => {
    const { id } = await company.routed();
    const first = valueOf(await reroute(id, 'technical', { ifMatch: 2, key: 'k5' }));
    expect(valueOf(await reroute(id, 'technical', { ifMatch: 2, key: 'k5' }))).toEqual(
      JSON.parse(JSON.stringify(first)),
    );
    expect(codeOf(await reroute(id, 'technical', { ifMatch: 3, key: 'k6' }))).toBe('forbidden');
  });

  it('answers nobody who has lost the right that they had then', async () => {
    const { id } = await company.routed();
    await reply(id, { ifMatch: 2, key: 'k7', by: people.colleague });
    const before = await company.directory.person('colleague');
    if (!before) throw new Error('colleague is not in the directory');
    const { version: _, createdAt: __, ...record } = before;
    await company.directory.putPerson({ ...record, departmentIds: [] }, before, company.clock.now(), setUp);
    company.clock.advance(60_000);
    expect(codeOf(await reply(id, { ifMatch: 2, key: 'k7', by: people.colleague }))).toBe('forbidden');
    await company.directory.putPerson(record, await company.directory.person('colleague'), company.clock.now(), setUp);
    company.clock.advance(60_000);
  });

  it('keeps what was asked no longer than a week', async () => {
    const { id } = await company.routed();
    await reply(id, { ifMatch: 2, key: 'k8' });
    const [remembered] = await itemsOf(id, 'request');
    expect(remembered?.['expiresAt']).toBe(Math.floor(Date.parse(company.clock.now()) / 1000) + 7 * 86_400);
  });
});

describe('the cost of an action', () => {
  it.each([undefined, 'k9'])('is one read and one write, with the key %s as well', async (key) => {
    const { id } = await company.routed();
    await company.deps.directory.authorize(people.agent, () => true);
    const before = await company.stored(ticketKey(id));
    const calls = await company.callsOf(async () => {
      valueOf(await resolve(id, { ifMatch: 2, ...(key !== undefined && { key }) }));
    });
    const after = await company.stored(ticketKey(id));
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'TransactWriteItems']);
    expect(calls[0]?.readUnits).toBe(1);
    // Solved: it leaves the list of its department and the timers, one unit each.
    expect(sizeOf(after ?? {})).toBeLessThan(2048);
    expect(writeUnits(before, after)).toBe(2 + 2);
  });
});
