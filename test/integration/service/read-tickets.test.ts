import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reopenTicket, replyTicket, resolveTicket } from '../../../functions/service/commands/act-on-ticket.ts';
import { eraseTickets } from '../../../functions/service/commands/erase-ticket.ts';
import { recordHistory } from '../../../functions/service/commands/record-history.ts';
import { routeTicket } from '../../../functions/service/commands/route-ticket.ts';
import {
  getTicket,
  getTicketHistory,
  listDepartmentTickets,
  listTicketMessages,
} from '../../../functions/service/queries/read-tickets.ts';
import { tellsHistory } from '../../../functions/service/domain/history.ts';
import type { TicketSummary } from '../../../functions/service/contract/ticket.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { cause, codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(async () => {
  await company.stop();
});

const request = (id: string, by: Caller, query: { limit?: number; cursor?: string | undefined } = {}) => ({
  ...requestBy(by),
  params: { id },
  query: { limit: 50, cursor: undefined, ...query },
  body: undefined,
});

const get = (id: string, by: Caller = people.agent) =>
  getTicket(company.deps)({ ...request(id, by), query: undefined });
const history = (id: string, query: { limit?: number; cursor?: string | undefined } = {}, by: Caller = people.agent) =>
  getTicketHistory(company.deps)(request(id, by, query));
const messages = (id: string, query: { limit?: number; cursor?: string | undefined } = {}, by: Caller = people.agent) =>
  listTicketMessages(company.deps)(request(id, by, query));
const list = (id: string, query: { limit?: number; cursor?: string | undefined } = {}, by: Caller = people.agent) =>
  listDepartmentTickets(company.deps)(request(id, by, query));

const act = (id: string, ifMatch: number) => ({
  ...requestBy(people.agent),
  params: { id },
  query: undefined,
  ifMatch,
});
const resolve = async (id: string, ifMatch: number) =>
  valueOf(await resolveTicket(company.deps)({ ...act(id, ifMatch), body: { solution: 'Done.' } }));
const reply = async (id: string, ifMatch: number, text = 'Yes.') =>
  valueOf(await replyTicket(company.deps)({ ...act(id, ifMatch), body: { text } }));
const reopen = async (id: string, ifMatch: number) =>
  valueOf(await reopenTicket(company.deps)({ ...act(id, ifMatch), body: { reason: 'Again.' } }));

/** All pages of a list, one after the other; between two of them something may happen. */
const walk = async (departmentId: string, limit: number, between: () => Promise<unknown> = async () => undefined) => {
  const seen: TicketSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = valueOf(await list(departmentId, { limit, cursor }, people.admin));
    seen.push(...page.items);
    cursor = 'cursor' in page ? page.cursor : undefined;
    await between();
  } while (cursor !== undefined);
  return seen;
};

describe('the open tickets of a department', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 25; n += 1) {
      ids.push((await company.routed()).id);
      company.clock.advance(1_000);
    }
  });

  it('come from all shards, the most urgent first', async () => {
    const shards = new Set(
      (await company.everything()).flatMap(({ gsi1pk }) => (gsi1pk === undefined ? [] : [gsi1pk])),
    );
    expect(shards.size).toBeGreaterThan(1);
    expect(valueOf(await list('billing')).items.map(({ id }) => id)).toEqual(ids);
  });

  it('show a ticket as the list says, without what the customer wrote or who they are', async () => {
    const [first] = valueOf(await list('billing', { limit: 1 })).items;
    expect(first).toMatchObject({ id: ids[0], status: 'queued', subject: 'Wrong invoice', version: 2 });
    expect(JSON.stringify(first)).not.toMatch(/ada@customer|years ago/);
  });

  it.each([1, 4, 7, 24, 25, 26, 200])('are each on one page of %d', async (limit) => {
    expect((await walk('billing', limit)).map(({ id }) => id)).toEqual(ids);
  });

  it('lead from one page to the next without gap or repeat while others write', async () => {
    const mine = [...ids];
    let moved = 0;
    const seen = await walk('billing', 4, async () => {
      // New ones come in at the end, those that were shown are answered and move, some of them are solved.
      await company.routed();
      const id = mine[moved];
      if (id !== undefined && moved < 3) await resolve(id, 2);
      moved += 1;
    });
    const shown = seen.map(({ id }) => id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).toEqual(expect.arrayContaining(mine));
    expect(shown.filter((id) => mine.includes(id))).toEqual(mine);
  });

  it('leave the list when they are solved and move in it when they are answered', async () => {
    const { id } = await company.routed();
    const place = async () => (await walk('billing', 200)).findIndex((one) => one.id === id);
    const before = await place();
    company.clock.advance(1_000);
    await company.routed();
    expect(await place()).toBe(before);
    await reply(id, 2);
    expect(await place()).toBeGreaterThan(before);
    await resolve(id, 3);
    expect(await place()).toBe(-1);
  });

  it('are for the department and the administrator', async () => {
    expect(codeOf(await list('billing', {}, people.stranger))).toBe('forbidden');
    expect(codeOf(await list('billing', {}, people.admin))).toBe('ok');
    expect(codeOf(await list('nowhere', {}, people.admin))).toBe('no-such-department');
    expect(codeOf(await list('nowhere', {}, people.agent))).toBe('forbidden');
  });

  it('refuse the cursor of another department', async () => {
    const page = valueOf(await list('billing', { limit: 1 }));
    const cursor = 'cursor' in page ? page.cursor : undefined;
    expect(codeOf(await list('technical', { cursor }, people.admin))).toBe('bad-cursor');
  });

  it('take one call for each shard, whatever is in them', async () => {
    await list('billing');
    const calls = await company.callsOf(() => list('billing', { limit: 25 }));
    expect(calls.map(({ operation }) => operation)).toEqual(Array.from({ length: 4 }, () => 'Query'));
    // Up to 26 rows of each shard, of a third of a kilobyte; each shard counts for itself, read a moment behind.
    expect(calls.reduce((sum, { readUnits }) => sum + readUnits, 0)).toBeLessThanOrEqual(4 * 1.5);
  });

  it('take the same calls on a later page', async () => {
    const page = valueOf(await list('billing', { limit: 5 }));
    const cursor = 'cursor' in page ? page.cursor : undefined;
    expect(await company.callsOf(() => list('billing', { limit: 5, cursor }))).toHaveLength(4);
  });
});

describe('a ticket', () => {
  it('is read in one call', async () => {
    const { id } = await company.routed();
    await get(id);
    const calls = await company.callsOf(() => get(id));
    expect(calls).toEqual([{ operation: 'Query', readUnits: 1 }]);
  });

  it('is for its submitter until a department has it', async () => {
    const { id } = await company.submitted({ text: 'My router is broken.' });
    expect(codeOf(await get(id))).toBe('ok');
    expect(codeOf(await get(id, people.colleague))).toBe('forbidden');
    await routeTicket(company.deps)(id, cause);
    expect(codeOf(await get(id))).toBe('forbidden');
    expect(codeOf(await get(id, people.stranger))).toBe('ok');
    expect(codeOf(await get('0000000000'))).toBe('no-such-ticket');
  });
});

/** The events that ride on the ticket now, and that the step is told of. */
const ridersOn = async (id: string) => (await company.deps.tickets.get(id))?.riders.filter(tellsHistory) ?? [];

/** What the step would write for them. */
const record = async (id: string) => {
  for (const event of await ridersOn(id)) await recordHistory(company.deps)(event);
};
const changes = async (id: string) => valueOf(await history(id)).items.map(({ change }) => change);

describe('the history of a ticket', () => {
  it('tells the latest change before its row is written, and once when it is', async () => {
    const { id } = await company.submitted();
    expect(await changes(id)).toEqual(['submitted']);
    await record(id);
    await record(id);
    expect(await changes(id)).toEqual(['submitted']);
    await routeTicket(company.deps)(id, cause);
    expect(await changes(id)).toEqual(['submitted', 'routed']);
    await record(id);
    expect(await changes(id)).toEqual(['submitted', 'routed']);
  });

  it('says by whom, when and why', async () => {
    const { id } = await company.routed();
    const at = company.clock.now();
    expect(valueOf(await history(id)).items).toEqual([
      {
        version: 2,
        at,
        by: 'system:test',
        change: 'routed',
        why: 'No rule matched.',
        details: { departmentId: 'billing' },
      },
    ]);
  });

  it('is in the order of the changes, in whatever order the rows come', async () => {
    const { id } = await company.submitted();
    const events = [...(await ridersOn(id))];
    await routeTicket(company.deps)(id, cause);
    events.unshift(...(await ridersOn(id)));
    for (let version = 2; version < 12; version += 1) {
      await reply(id, version);
      events.unshift(...(await ridersOn(id)));
    }
    for (const event of events) await recordHistory(company.deps)(event);
    expect(valueOf(await history(id)).items.map(({ version }) => version)).toEqual(
      Array.from({ length: 12 }, (_, n) => n + 1),
    );
  });

  it('is paged without gap or repeat, the change that still rides included', async () => {
    const { id } = await company.submitted();
    await record(id);
    await routeTicket(company.deps)(id, cause);
    await record(id);
    for (let version = 2; version < 7; version += 1) {
      await reply(id, version);
      if (version < 6) await record(id);
    }
    for (const limit of [1, 2, 3, 6, 7]) {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const page = valueOf(await history(id, { limit, cursor }));
        seen.push(...page.items.map(({ version }) => version));
        cursor = 'cursor' in page ? page.cursor : undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    }
  });

  it('is for those who may read the ticket, and its cursor for no other ticket', async () => {
    const [one, two] = [await company.routed(), await company.routed()];
    expect(codeOf(await history(one.id, {}, people.stranger))).toBe('forbidden');
    await record(one.id);
    await reply(one.id, 2);
    const page = valueOf(await history(one.id, { limit: 1 }));
    const cursor = 'cursor' in page ? page.cursor : undefined;
    expect(cursor).toBeDefined();
    expect(codeOf(await history(two.id, { cursor }))).toBe('bad-cursor');
  });

  it('is read in two calls', async () => {
    const { id } = await company.routed();
    await history(id);
    const calls = await company.callsOf(() => history(id));
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'Query']);
  });
});

describe('what was written to the customer', () => {
  it('is every answer and every solution with who wrote it and when, oldest first', async () => {
    const { id } = await company.routed();
    expect(valueOf(await messages(id))).toEqual({ items: [] });
    const written = ['One.', 'Two.'];
    const at: string[] = [];
    for (const [n, text] of written.entries()) {
      company.clock.advance(1_000);
      at.push(company.clock.now());
      await reply(id, 2 + n, text);
    }
    company.clock.advance(1_000);
    await resolve(id, 4);
    await reopen(id, 5);
    const last = company.clock.now();
    const { items } = valueOf(await messages(id));
    const by = 'person:agent';
    expect(items.map(({ id: _, ...message }) => message)).toEqual([
      { text: 'One.', by, at: at[0] },
      { text: 'Two.', by, at: at[1] },
      { text: 'Done.', by, at: last },
    ]);
  });

  it('has the id that the history tells of an answer', async () => {
    const { id } = await company.routed();
    await reply(id, 2);
    const [entry] = valueOf(await history(id)).items;
    expect(valueOf(await messages(id)).items.map((message) => message.id)).toEqual([entry?.details['messageId']]);
  });

  it('is paged without gap or repeat', async () => {
    const { id } = await company.routed();
    const texts = Array.from({ length: 12 }, (_, n) => `Answer ${n}.`);
    for (const [n, text] of texts.entries()) await reply(id, 2 + n, text);
    for (const limit of [1, 5, 12, 13]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = valueOf(await messages(id, { limit, cursor }));
        seen.push(...page.items.map(({ text }) => text));
        cursor = 'cursor' in page ? page.cursor : undefined;
      } while (cursor !== undefined);
      expect(seen).toEqual(texts);
    }
  });

  it('is for those who may read the ticket, and its cursor for no other ticket', async () => {
    const [one, two] = [await company.routed(), await company.routed()];
    await reply(one.id, 2);
    await reply(one.id, 3);
    expect(codeOf(await messages(one.id, {}, people.stranger))).toBe('forbidden');
    expect(codeOf(await messages(one.id, {}, people.admin))).toBe('ok');
    expect(codeOf(await messages('0000000000'))).toBe('no-such-ticket');
    const page = valueOf(await messages(one.id, { limit: 1 }));
    const cursor = 'cursor' in page ? page.cursor : undefined;
    expect(cursor).toBeDefined();
    expect(codeOf(await messages(two.id, { cursor }))).toBe('bad-cursor');
  });

  it('is gone when its customer was erased', async () => {
    const { id } = await company.routed();
    await reply(id, 2);
    valueOf(await eraseTickets(company.deps)({ erasureId: 'E1', ticketIds: [id] }, cause));
    expect(valueOf(await messages(id, {}, people.admin))).toEqual({ items: [] });
  });

  it('is read in two calls', async () => {
    const { id } = await company.routed();
    await messages(id);
    const calls = await company.callsOf(() => messages(id));
    expect(calls.map(({ operation }) => operation)).toEqual(['Query', 'Query']);
  });
});
