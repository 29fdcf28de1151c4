import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { accountsRoutes } from '../../../functions/customers/contract/routes-accounts.ts';
import { codesRoutes } from '../../../functions/customers/contract/routes-codes.ts';
import { contactsRoutes } from '../../../functions/customers/contract/routes-contacts.ts';
import { accountsOperations } from '../../../functions/customers/entry/http/accounts.ts';
import { codesOperations } from '../../../functions/customers/entry/http/codes.ts';
import { contactsOperations } from '../../../functions/customers/entry/http/contacts.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';
import { httpEvent, lambdaContext, personClaims, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

const routes = { ...accountsRoutes, ...contactsRoutes, ...codesRoutes };
const api = onHttp('customers', routes, { ...accountsOperations, ...contactsOperations, ...codesOperations });
type Operation = keyof typeof routes;

let customers: Customers;
let log: ReturnType<typeof catchLog>;
beforeAll(async () => {
  customers = await startCustomers();
  for (const [name, value] of Object.entries(customers.environment)) vi.stubEnv(name, value);
  log = catchLog();
});
afterAll(async () => {
  log.restore();
  await customers.stop();
});

const bodyOf = ({ body }: APIGatewayProxyStructuredResultV2): unknown => JSON.parse(body ?? '{}');
const covered = new Set<string>();

/** Calls an operation as the gateway would, and holds the answer against its contract. */
const call = async (operation: Operation, request: HttpCall = {}) => {
  const contract: RouteContract = routes[operation];
  const reply = await api(
    httpEvent(routeKeyOf(contract), { claims: personClaims('sally'), ...request }),
    lambdaContext,
  );
  const status = reply.statusCode ?? 0;
  const answer = contract.answers[status];
  if (answer) {
    covered.add(operation);
    answer.schema?.parse(bodyOf(reply));
    const sent = Object.keys(reply.headers ?? {});
    for (const header of answer.headers ?? []) expect(sent).toContain(header.toLowerCase());
  } else {
    expect([operation, contract.refusals]).toEqual([operation, expect.arrayContaining([status])]);
    expect(problemDocument.parse(bodyOf(reply)).status).toBe(status);
  }
  return {
    status,
    headers: reply.headers ?? {},
    body: z.looseObject({ id: z.string().optional() }).parse(bodyOf(reply)),
  };
};

const made = async (operation: 'createAccount' | 'createContact', body: object) => {
  const { status, body: record } = await call(operation, { body });
  expect(status).toBe(201);
  return record.id ?? '';
};

describe('the API of accounts and contacts', () => {
  it('enters, shows and changes an account', async () => {
    const entered = await call('createAccount', {
      body: { kind: 'organization', name: 'Rote Fabrik', phones: [{ number: '030 1234567' }] },
    });
    expect(entered.status).toBe(201);
    const id = entered.body.id ?? '';
    expect(entered.headers).toMatchObject({ etag: '"1"', location: `/v1/accounts/${id}` });
    expect((await call('getAccount', { params: { id } })).body).toEqual(entered.body);
    const patched = await call('patchAccount', {
      params: { id },
      headers: { 'if-match': '"1"' },
      body: { tags: ['vip'], customFields: {} },
    });
    expect([patched.status, patched.headers['etag']]).toEqual([200, '"2"']);
  });

  it('answers a double with a problem that names its candidates', async () => {
    const id = await made('createAccount', { kind: 'organization', name: 'Blaue Blume' });
    const refused = await call('createAccount', { body: { kind: 'organization', name: 'Blume, Blaue GmbH' } });
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'urn:rapport:problem:duplicate', candidates: [{ id, name: 'Blaue Blume', because: ['name'] }] },
    });
    const insisted = await call('createAccount', {
      body: { kind: 'organization', name: 'Blume, Blaue GmbH' },
      query: { allowDuplicate: 'true' },
    });
    expect(insisted.status).toBe(201);
  });

  it.each([
    [400, 'createAccount', { body: { kind: 'club', name: 'x' } }],
    [400, 'createAccount', { body: { kind: 'person' } }],
    [400, 'createAccount', { body: { kind: 'person', name: 'x', color: 'red' } }],
    [422, 'createAccount', { body: { kind: 'person', name: 'Xaver', phones: [{ number: 'call me' }] } }],
    [422, 'createContact', { body: { accountId: 'NOSUCH', name: 'x' } }],
    [404, 'getAccount', { params: { id: 'NOSUCH' } }],
    [404, 'getContact', { params: { id: 'NOSUCH' } }],
    [404, 'listContacts', { query: { accountId: 'NOSUCH' } }],
    [400, 'listContacts', { query: { accountId: '' } }],
    [400, 'patchAccount', { params: { id: 'NOSUCH' }, body: { kind: null } }],
    [400, 'patchAccount', { params: { id: 'NOSUCH' }, body: { customFields: { constructor: 'x' } } }],
    [404, 'patchAccount', { params: { id: 'NOSUCH' }, body: {} }],
    [404, 'patchContact', { params: { id: 'NOSUCH' }, body: {} }],
    [403, 'createAccount', { body: { kind: 'person', name: 'x' }, claims: personClaims('ann') }],
    [403, 'createAccounts', { body: { entries: [{}] }, claims: personClaims('ann') }],
    [403, 'createContact', { body: { accountId: 'x', name: 'x' }, claims: personClaims('newcomer') }],
    [403, 'createContacts', { body: { entries: [{}] }, claims: personClaims('newcomer') }],
    [403, 'putCodeList', { params: { id: 'industry' }, body: { codes: [] } }],
    [403, 'putCustomField', { params: { recordType: 'account', id: 'x' }, body: { kind: 'text', label: { en: 'x' } } }],
    [403, 'deleteCustomField', { params: { recordType: 'account', id: 'x' } }],
    [400, 'putCodeList', { params: { id: 'colors' }, body: { codes: [] } }],
    [400, 'createAccounts', { body: { entries: [] } }],
    [400, 'createAccounts', { body: { entries: Array.from({ length: 51 }, () => ({})) } }],
  ] as const)('answers %i to %s %j', async (status, operation, request) => {
    expect((await call(operation, request as HttpCall)).status).toBe(status);
  });

  it('says 428 without If-Match and 412 with one of before', async () => {
    const id = await made('createAccount', { kind: 'organization', name: 'Gelbe Seite' });
    expect((await call('patchAccount', { params: { id }, body: {} })).status).toBe(428);
    const stale = { params: { id }, body: { tags: [] }, headers: { 'if-match': '"9"' } };
    expect((await call('patchAccount', stale)).status).toBe(412);
    const contact = await made('createContact', { accountId: id, name: 'Gelb' });
    expect((await call('patchContact', { params: { id: contact }, body: {} })).status).toBe(428);
    const changed = { params: { id: contact }, body: { jobTitle: 'Chief' }, headers: { 'if-match': '"1"' } };
    expect((await call('patchContact', changed)).status).toBe(200);
    expect((await call('getContact', { params: { id: contact } })).headers['etag']).toBe('"2"');
    expect((await call('listContacts', { query: { accountId: id } })).body).toMatchObject({ items: [{ id: contact }] });
  });

  it('enters a batch one by one, each with its own status', async () => {
    const entries = [
      { kind: 'organization', name: 'Grüne Wiese' },
      { kind: 'organization', name: 'Wiese, Grüne AG' },
      { kind: 'club', name: 'Rosa Wolke' },
      { kind: 'organization', name: 'Schwarze Null', phones: [{ number: 'null' }] },
    ];
    const request = { body: { entries }, headers: { 'idempotency-key': 'batch-1' } };
    const first = await call('createAccounts', request);
    expect(first.body).toMatchObject({
      results: [
        { status: 201, record: { name: 'Grüne Wiese' } },
        { status: 409, problem: { candidates: [{ name: 'Grüne Wiese' }] } },
        { status: 400, problem: { errors: [{ field: 'kind' }] } },
        { status: 422, problem: { errors: [{ field: 'phones.0.number' }] } },
      ],
    });
    expect((await call('createAccounts', request)).body).toEqual(first.body);
    const id = z
      .looseObject({ results: z.array(z.looseObject({ record: z.looseObject({ id: z.string() }).optional() })) })
      .parse(first.body).results[0]?.record?.id;
    const contacts = await call('createContacts', {
      body: { entries: [{ accountId: id, name: 'Halm' }, { name: 'Kein' }] },
    });
    expect(contacts.body).toMatchObject({ results: [{ status: 201 }, { status: 400 }] });
  });

  it('keeps code lists and custom fields', async () => {
    const claims = personClaims('admin');
    const list = { params: { id: 'occupation' }, body: { codes: [{ code: 'baker', label: { en: 'Baker' } }] }, claims };
    expect([(await call('putCodeList', list)).status, (await call('putCodeList', list)).status]).toEqual([201, 200]);
    expect(
      (await call('putCodeList', { ...list, body: { codes: [...list.body.codes, ...list.body.codes] } })).status,
    ).toBe(422);
    expect((await call('listCodeLists')).body).toMatchObject({ items: [{ id: 'occupation' }] });
    const field = {
      params: { recordType: 'account', id: 'ovens' },
      body: { kind: 'number', label: { en: 'Ovens' } },
      claims,
    };
    expect([(await call('putCustomField', field)).status, (await call('putCustomField', field)).status]).toEqual([
      201, 200,
    ]);
    expect((await call('putCustomField', { ...field, body: { ...field.body, kind: 'text' } })).status).toBe(409);
    expect((await call('listCustomFields')).body).toMatchObject({ items: [{ id: 'ovens' }] });
    expect((await call('deleteCustomField', { params: field.params, claims })).status).toBe(204);
    expect((await call('deleteCustomField', { params: field.params, claims })).status).toBe(404);
  });

  it('is covered here: every operation went through once', () => {
    expect([...covered].toSorted()).toEqual(Object.keys(routes).toSorted());
  });

  it('logs nothing of what was sent', () => {
    expect(JSON.stringify(log.lines())).not.toMatch(/Blume|Wiese|1234567/);
  });
});
