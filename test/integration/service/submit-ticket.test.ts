import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeTicket } from '../../../functions/service/commands/route-ticket.ts';
import { submitPublicTicket, submitTicket } from '../../../functions/service/commands/submit-ticket.ts';
import type { Submission } from '../../../functions/service/contract/ticket.ts';
import { shortIdFrom } from '../../../shared/kernel/id.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { cause, codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';
import { submission } from '../../support/tickets.ts';
import { writeUnits } from '../../support/units.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(async () => {
  await company.stop();
});

const submit = (idempotencyKey?: string, changes: Partial<Submission> = {}, caller: Caller = people.agent) =>
  submitTicket(company.deps)({
    ...requestBy(caller),
    params: undefined,
    query: undefined,
    body: { ...submission, ...changes },
    idempotencyKey,
  });

const submitPublic = (
  idempotencyKey?: string,
  changes: Partial<Submission> = {},
  sourceAddress = '198.51.100.1',
  viewerAddress?: string,
) =>
  submitPublicTicket(company.deps)({
    ...requestBy({ kind: 'nobody' }),
    params: undefined,
    query: undefined,
    body: { ...submission, ...changes },
    idempotencyKey,
    sourceAddress,
    viewerAddress,
  });

const ticketsStored = async () => (await company.everything()).filter(({ sk }) => sk === 'ticket').length;

describe('submitting a ticket', () => {
  it('makes a ticket each time without a key', async () => {
    const [one, two] = [valueOf(await submit()), valueOf(await submit())];
    expect(one.id).not.toBe(two.id);
  });

  it('answers the same key and body as before, also when the ticket has moved on', async () => {
    const first = valueOf(await submit('order-1'));
    company.clock.advance(60_000);
    expect(valueOf(await submit('order-1'))).toEqual(withoutMarks(first));
    await routeTicket(company.deps)(first.id, cause);
    expect(valueOf(await submit('order-1'))).toEqual(withoutMarks(first));
    expect((await company.deps.tickets.get(first.id))?.ticket).toMatchObject({ status: 'queued', version: 2 });
  });

  it('refuses the same key with another body, and writes nothing', async () => {
    await submit('order-2');
    const before = await company.everything();
    expect(codeOf(await submit('order-2', { text: 'Something else.' }))).toBe('key-reused');
    expect(await company.everything()).toEqual(before);
  });

  it('makes another ticket of the same key for another caller', async () => {
    const mine = valueOf(await submit('order-3'));
    const theirs = valueOf(await submit('order-3', {}, people.stranger));
    const machines = valueOf(await submit('order-3', {}, { kind: 'machine', id: 'agent' }));
    expect(new Set([mine.id, theirs.id, machines.id]).size).toBe(3);
  });

  it('makes one ticket of ten requests with one key at the same time', async () => {
    const before = await ticketsStored();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit('order-4')));
    expect(new Set(answers.map((answer) => valueOf(answer).id)).size).toBe(1);
    expect(await ticketsStored()).toBe(before + 1);
  });

  it('draws again when the number is taken by another ticket, and finds its own again', async () => {
    const parts = ['person:agent', 'submitTicket', 'order-5'];
    const taken = await company.deps.tickets.get(valueOf(await submit()).id);
    if (!taken) throw new Error('the ticket is not there');
    const item = { ...taken.ticket, id: shortIdFrom(0, ...parts) };
    await company.store({ ...item, pk: `service#ticket#${item.id}`, sk: 'ticket' });
    const mine = valueOf(await submit('order-5'));
    expect(mine.id).toBe(shortIdFrom(1, ...parts));
    expect(valueOf(await submit('order-5')).id).toBe(mine.id);
  });
});

/** A repeat is not told the marks of the request, which the API does not show either. */
const withoutMarks = ({ request: _, ...ticket }: { request?: unknown }) => ticket;

describe('submitting without signing in', () => {
  it('finds the ticket of the same key and body again', async () => {
    expect(valueOf(await submitPublic('form-1')).id).toBe(valueOf(await submitPublic('form-1')).id);
  });

  it("does not let a stranger's key swallow a complaint: another body is another ticket", async () => {
    const mine = valueOf(await submitPublic('form-2'));
    const theirs = valueOf(await submitPublic('form-2', { text: 'Not the same at all.' }));
    expect(theirs.id).not.toBe(mine.id);
    expect(theirs.text).toBe('Not the same at all.');
  });

  it('is the customer, whoever presents a token', async () => {
    const ticket = valueOf(
      await submitPublicTicket(company.deps)({
        ...requestBy(people.admin),
        params: undefined,
        query: undefined,
        body: submission,
        sourceAddress: '198.51.100.2',
      }),
    );
    expect(ticket.createdBy).toBe('customer');
  });

  it('lets ten a minute and address through, and stores nothing of the eleventh', async () => {
    const address = '203.0.113.7';
    for (let n = 0; n < 10; n += 1) expect(codeOf(await submitPublic(undefined, {}, address))).toBe('ok');
    const before = await ticketsStored();
    expect(codeOf(await submitPublic(undefined, {}, address))).toBe('too-many-requests');
    expect(await ticketsStored()).toBe(before);
    expect(codeOf(await submitPublic(undefined, {}, '203.0.113.8'))).toBe('ok');
    company.clock.advance(60_000);
    expect(codeOf(await submitPublic(undefined, {}, address))).toBe('ok');
  });

  it('counts a network of IPv6 as one address', async () => {
    for (let n = 0; n < 10; n += 1) await submitPublic(undefined, {}, `2001:db8:1:2::${n}`);
    expect(codeOf(await submitPublic(undefined, {}, '2001:db8:1:2:ffff::1'))).toBe('too-many-requests');
    expect(codeOf(await submitPublic(undefined, {}, '2001:db8:1:3::1'))).toBe('ok');
  });

  it('knows a network of IPv6 however its zeros are written', async () => {
    const spellings = ['2001:db8::1', '2001:db8::2', '2001:0db8:0:0:9::3', '2001:DB8:0:0:1:2:3:4', '2001:db8::5:6'];
    for (let n = 0; n < 10; n += 1)
      expect(codeOf(await submitPublic(undefined, {}, spellings[n % spellings.length] ?? ''))).toBe('ok');
    expect(codeOf(await submitPublic(undefined, {}, '2001:db8:0:0::ffff'))).toBe('too-many-requests');
    expect(codeOf(await submitPublic(undefined, {}, '2001:db8:0:1::1'))).toBe('ok');
  });

  it('counts customers behind one edge of CloudFront each by their own address', async () => {
    const from = (viewer: string, edge = '198.51.100.60') => submitPublic(undefined, {}, edge, viewer);
    for (let n = 0; n < 10; n += 1) {
      expect(codeOf(await from('203.0.113.20'))).toBe('ok');
      expect(codeOf(await from('2001:db8:20::1'))).toBe('ok');
    }
    expect(codeOf(await from('203.0.113.20'))).toBe('too-many-requests');
    expect(codeOf(await from('2001:db8:20::ffff'))).toBe('too-many-requests');
    expect(codeOf(await from('203.0.113.20', '198.51.100.61'))).toBe('too-many-requests');
    expect(codeOf(await from('203.0.113.21'))).toBe('ok');
  });

  it('holds who claims another address each time by the one that they call from', async () => {
    const caller = '198.51.100.70';
    for (let n = 0; n < 200; n += 1)
      expect(codeOf(await submitPublic(undefined, {}, caller, `10.7.0.${n}`))).toBe('ok');
    const before = await ticketsStored();
    expect(codeOf(await submitPublic(undefined, {}, caller, '10.7.1.1'))).toBe('too-many-requests');
    expect(codeOf(await submitPublic(undefined, {}, caller))).toBe('too-many-requests');
    expect(await ticketsStored()).toBe(before);
    expect(codeOf(await submitPublic(undefined, {}, '198.51.100.71', '10.7.1.2'))).toBe('ok');
  });

  it('does not let one customer use up their edge for the others', async () => {
    const edge = '198.51.100.80';
    for (let n = 0; n < 250; n += 1) await submitPublic(undefined, {}, edge, '203.0.113.30');
    expect(codeOf(await submitPublic(undefined, {}, edge, '203.0.113.31'))).toBe('ok');
  });

  it('keeps no address, only a count that goes away', async () => {
    const address = '203.0.113.77';
    const viewer = '203.0.113.78';
    await submitPublic(undefined, {}, address, viewer);
    const items = await company.everything();
    for (const one of [address, viewer]) expect(JSON.stringify(items)).not.toContain(one);
    const seconds = Math.floor(Date.parse(company.clock.now()) / 1000);
    for (const { expiresAt } of items.filter(({ sk }) => sk === 'count'))
      expect(expiresAt).toBeLessThanOrEqual(seconds + 120);
  });
});

/** The write units of a new ticket. */
const written = async (id: string) =>
  writeUnits(undefined, await company.stored({ pk: `service#ticket#${id}`, sk: 'ticket' }));

describe('the cost of submitting', () => {
  it('is one call of two units: the ticket, with its events and who sent it', async () => {
    await company.deps.directory.authorize(people.agent, () => true);
    for (const key of [undefined, 'order-9']) {
      let id = '';
      const calls = await company.callsOf(async () => {
        id = valueOf(await submit(key)).id;
      });
      expect(calls).toEqual([{ operation: 'PutItem', readUnits: 0 }]);
      expect(await written(id)).toBe(2);
    }
  });

  it('is one call more on the public route: the counter of the address', async () => {
    const calls = await company.callsOf(() => submitPublic('form-9', {}, '198.51.100.9'));
    expect(calls.map(({ operation }) => operation)).toEqual(['UpdateItem', 'PutItem']);
  });

  it("is two calls more by the console's address: the counters of the customer and of the edge", async () => {
    const calls = await company.callsOf(() => submitPublic('form-10', {}, '198.51.100.10', '203.0.113.40'));
    expect(calls.map(({ operation }) => operation)).toEqual(['UpdateItem', 'UpdateItem', 'PutItem']);
  });
});
