import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { changes, TicketLinked } from '../../../functions/customers/contract/events.ts';
import { manifest } from '../../../functions/customers/context.ts';
import { searchRoutes } from '../../../functions/customers/contract/routes-search.ts';
import { viewsRoutes } from '../../../functions/customers/contract/routes-views.ts';
import { searchOperations } from '../../../functions/customers/entry/http/search.ts';
import { viewsOperations } from '../../../functions/customers/entry/http/views.ts';
import { handler as keepViews } from '../../../functions/customers/entry/keep-views.queue.ts';
import { changes as ticketChanges } from '../../../functions/service/contract/events.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { eventsOn } from '../../support/customer-views.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

const routes = { ...searchRoutes, ...viewsRoutes };
const api = onHttp('customers', routes, { ...searchOperations, ...viewsOperations });
type Operation = keyof typeof routes;

let customers: Customers;
let log: ReturnType<typeof catchLog>;
let id: string;
beforeAll(async () => {
  customers = await startCustomers();
  for (const [name, value] of Object.entries(customers.environment)) vi.stubEnv(name, value);
  log = catchLog();
  ({ id } = await customers.posted({ kind: 'organization', name: 'Rote Fabrik', phones: [{ number: '030 1234567' }] }));
  await customers.postedContact({ accountId: id, name: 'Ada Nowak', jobTitle: 'Chief' });
});
afterAll(async () => {
  log.restore();
  await customers.stop();
});

const covered = new Set<string>();

/** Calls an operation as the gateway would, and holds the answer against its contract. */
const call = async (operation: Operation, request: HttpCall = {}) => {
  const contract: RouteContract = routes[operation];
  const event = httpEvent(routeKeyOf(contract), { claims: personClaims('sally'), ...request });
  const { statusCode: status = 0, headers = {}, body = '' } = await api(event, lambdaContext);
  const answer = contract.answers[status];
  if (answer) {
    covered.add(operation);
    answer.schema?.parse(JSON.parse(body));
    for (const header of answer.headers ?? []) expect(Object.keys(headers)).toContain(header.toLowerCase());
  } else {
    expect([operation, contract.refusals]).toEqual([operation, expect.arrayContaining([status])]);
    expect(problemDocument.parse(JSON.parse(body)).status).toBe(status);
  }
  return { status, headers, body };
};

const read = <Shape extends z.ZodRawShape>(body: string, shape: Shape) => z.object(shape).parse(JSON.parse(body));

describe('the queue of the views', () => {
  it('hears of all that happens to customers and their tickets', () => {
    expect(manifest.queues?.['keep-views']?.subscribesTo).toEqual(
      [...changes, ...ticketChanges, TicketLinked].map(({ type }) => type),
    );
  });

  it('keeps what is read by the API', async () => {
    const events = eventsOn(await customers.everything());
    expect(events.length).toBeGreaterThan(1);
    const answer = await keepViews(sqsEvent(...events), lambdaContext);
    expect(answer).toEqual({ batchItemFailures: [] });
  });
});

describe('the API of search, lists and views', () => {
  it('finds and lists what is kept', async () => {
    const found = await call('search', { query: { q: 'fabrik 4567' } });
    expect(JSON.parse(found.body)).toMatchObject({
      items: [{ type: 'account', id, title: 'Rote Fabrik' }],
      more: false,
    });
    const list = await call('listAccounts', { query: { kind: 'organization', limit: '10' } });
    expect(JSON.parse(list.body)).toMatchObject({ items: [{ id, name: 'Rote Fabrik' }] });
  });

  it('shows a customer with all that hangs on it, and its history', async () => {
    const around = await call('getAccountAround', { params: { id } });
    expect(around.headers).toMatchObject({ etag: '"1"' });
    expect(JSON.parse(around.body)).toMatchObject({ profile: { id }, contacts: [{ name: 'Ada Nowak' }], tickets: [] });
    const timeline = await call('getAccountTimeline', { params: { id } });
    const { items } = read(timeline.body, { items: z.array(z.object({ what: z.string() })) });
    expect(items.map(({ what }) => what)).toEqual(['created', 'created']);
  });

  it('shows a customer on a card, in HTML whose one style it announces', async () => {
    const { headers, body } = await call('getAccountCard', { params: { id }, query: { language: 'zh-Hans' } });
    const [, style = ''] = /<style>([^]*)<\/style>/.exec(body) ?? [];
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'`,
    });
    expect(body).toContain('<h1>Rote Fabrik</h1>');
    expect(body).toContain('+49301234567');
    expect(body).toContain('<h2>联系人</h2>');
  });

  it('saves, shows, changes and deletes a view', async () => {
    const made = await call('createSavedView', {
      body: { name: 'Organizations', recordType: 'account', filter: { kind: 'organization' } },
    });
    const view = read(made.body, { id: z.string() });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"', location: `/v1/saved-views/${view.id}` } });
    expect(JSON.parse((await call('getSavedView', { params: view })).body)).toEqual(JSON.parse(made.body));
    const changed = await call('patchSavedView', {
      params: view,
      body: { filter: { kind: null } },
      headers: { 'if-match': '"1"' },
    });
    expect(JSON.parse(changed.body)).toMatchObject({ filter: {}, version: 2 });
    expect((await call('listSavedViews')).body).toContain(view.id);
    expect(await call('deleteSavedView', { params: view })).toMatchObject({ status: 204, body: '' });
    expect((await call('getSavedView', { params: view })).status).toBe(404);
  });

  it.each([
    [400, 'search', {}],
    [400, 'search', { query: { q: ' ' } }],
    [400, 'search', { query: { q: 'x'.repeat(201) } }],
    [400, 'search', { query: { q: 'ada', type: 'account' } }],
    [400, 'listAccounts', { query: { colour: 'red' } }],
    [400, 'listAccounts', { query: { stage: 'old' } }],
    [400, 'listAccounts', { query: { changedSince: 'yesterday' } }],
    [400, 'listAccounts', { query: { cursor: 'x' } }],
    [404, 'getAccountAround', { params: { id: 'NOSUCH' } }],
    [404, 'getAccountTimeline', { params: { id: 'NOSUCH' } }],
    [404, 'getAccountCard', { params: { id: 'NOSUCH' } }],
    [400, 'getAccountCard', { params: { id: 'NOSUCH' }, query: { language: 'fr' } }],
    [400, 'createSavedView', { body: { name: 'V', recordType: 'account', filter: { role: 'payer' } } }],
    [400, 'createSavedView', { body: { name: 'V', recordType: 'ticket' } }],
    [403, 'createSavedView', { body: { name: 'V', recordType: 'account', sharedWith: { teamId: 'south' } } }],
    [404, 'patchSavedView', { params: { id: 'NOSUCH' }, body: {} }],
    [403, 'search', { query: { q: 'ada' }, claims: personClaims('newcomer') }],
    [403, 'listAccounts', { claims: personClaims('newcomer') }],
    [403, 'getAccountAround', { params: { id: 'NOSUCH' }, claims: personClaims('newcomer') }],
    [403, 'listSavedViews', { claims: personClaims('newcomer') }],
  ] as const)('answers %i to %s %j', async (status, operation, request: HttpCall) => {
    expect((await call(operation, request)).status).toBe(status);
  });

  it('was called for each of its routes', () => {
    expect([...covered].toSorted()).toEqual(Object.keys(routes).toSorted());
  });
});
