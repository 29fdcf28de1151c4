import { describe, expect, it } from 'vitest';
import { call, complaint, routedTicket } from './target.ts';

const refused: readonly [string, unknown, string][] = [
  ['is not JSON', '{"type":', ''],
  ['is a list', [], ''],
  ['is empty', '', ''],
  ['lacks a field', { ...complaint(), subject: undefined }, 'subject'],
  ['has a field of the wrong type', complaint({ subject: 7 }), 'subject'],
  ['has an unknown field', complaint({ colour: 'red' }), 'colour'],
  ['has an unknown field inside', complaint({ customer: { email: 'a@b.example', age: 7 } }), 'customer.age'],
  ['has an empty text', complaint({ text: '  ' }), 'text'],
  ['has a text of 100,000 characters', complaint({ text: 'x'.repeat(100_000) }), 'text'],
  ['has control characters', complaint({ subject: 'a\u0000b' }), 'subject'],
  [
    'has half a character',
    '{"type":"complaint","channel":"web","subject":"\\ud800","text":"x","customer":{"email":"a@b.example"}}',
    'subject',
  ],
  ['has an unknown type', complaint({ type: 'rant' }), 'type'],
  ['has an unknown channel', complaint({ channel: 'pigeon' }), 'channel'],
  ['has no way to reach the customer', complaint({ customer: { name: 'Mia' } }), 'customer.email'],
  ['has an address that is none', complaint({ customer: { email: 'mia at home' } }), 'customer.email'],
  [
    'has a prototype key',
    '{"__proto__":{"x":1},"type":"complaint","channel":"web","subject":"a","text":"x","customer":{"email":"a@b.example"}}',
    '__proto__',
  ],
];

describe('a ticket is refused with the field and the reason when the body', () => {
  it.each(refused)('%s', async (_, body, field) => {
    const answer = await call('agent', 'POST', '/v1/tickets', body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 400, type: expect.stringContaining('urn:rapport:problem:') });
    if (field)
      expect((answer.body['errors'] as unknown as { field: string }[]).map((error) => error.field)).toContain(field);
  });
});

it('lets nobody in without a valid token', async () => {
  for (const headers of [{}, { authorization: 'Bearer nonsense' }, { authorization: 'Bearer a.b.c' }]) {
    const answer = await call('nobody', 'GET', '/v1/departments', undefined, headers);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ message: 'Unauthorized' });
  }
});

it('keeps other departments, other roles and machines out', async () => {
  const ticket = await routedTicket(complaint({ subject: 'Where is my parcel', text: 'The courier never came.' }));
  const path = `/v1/tickets/${String(ticket['id'])}`;
  const match = { 'if-match': '"2"' };
  expect(ticket['departmentId']).toBe('delivery');
  for (const who of ['agent', 'manager', 'machine:stranger'])
    for (const [method, url, body] of [
      ['GET', path, undefined],
      ['GET', `${path}/history`, undefined],
      ['GET', '/v1/departments/delivery/tickets', undefined],
      ['POST', `${path}/reply`, { text: 'Hello' }],
      ['POST', `${path}/resolve`, { solution: 'Done' }],
      ['PUT', '/v1/routing-rules', { rules: [], defaultDepartmentId: 'general' }],
      ['GET', '/v1/dead-letters', undefined],
      ['PUT', '/v1/settings', { timeZone: 'Asia/Tokyo' }],
    ] as const) {
      const answer = await call(who, method, url, body, match);
      expect([who, method, url, answer.status]).toEqual([who, method, url, 403]);
    }
  // Meanwhile it may have become known whose ticket it is.
  expect((await call('admin', 'GET', path)).body).toMatchObject(ticket);
  // Without If-Match too: permission is asked first.
  expect((await call('agent', 'POST', `${path}/reply`, { text: 'Hello' })).status).toBe(403);
});

it('refuses stale versions, wrong states and unknown ids, and says why', async () => {
  const ticket = await routedTicket(complaint());
  const path = `/v1/tickets/${String(ticket['id'])}`;
  const act = (name: string, body: object, ifMatch?: string) =>
    call('agent', 'POST', `${path}/${name}`, body, ifMatch === undefined ? {} : { 'if-match': ifMatch });
  expect((await act('reply', { text: 'x' })).status).toBe(428);
  expect((await act('reply', { text: 'x' }, '"1"')).status).toBe(412);
  expect((await act('reply', { text: 'x' }, 'nonsense')).status).toBe(412);
  const wrong = await act('reopen', { reason: 'x' }, '"2"');
  expect(wrong.status).toBe(409);
  expect(wrong.body['detail']).toContain('queued');
  expect((await act('assign', { assigneeId: 'nobody-of-ours' }, '"2"')).status).toBe(422);
  expect((await act('reroute', { departmentId: 'nowhere', reason: 'x' }, '"2"')).status).toBe(422);
  expect((await act('reroute', { departmentId: 'billing', reason: 'x' }, '"2"')).status).toBe(409);
  expect((await call('admin', 'GET', '/v1/tickets/0000000000')).status).toBe(404);
  expect((await call('admin', 'GET', '/v1/tickets/%F0%9F%98%80')).status).toBe(400);
  // Meanwhile it may have become known whose ticket it is.
  expect((await call('admin', 'GET', path)).body).toMatchObject(ticket);
});

it('refuses departments and rules that make no sense', async () => {
  const department = {
    name: 'X',
    email: 'x@y.example',
    managerEmail: 'm@y.example',
    targets: { firstResponseHours: 1, resolutionHours: 2 },
  };
  expect((await call('admin', 'PUT', '/v1/departments/one', { ...department, id: 'two' })).status).toBe(422);
  expect((await call('admin', 'PUT', '/v1/departments/A%20B', department)).status).toBe(400);
  expect(
    (
      await call('admin', 'PUT', '/v1/departments/one', {
        ...department,
        targets: { firstResponseHours: -1, resolutionHours: 2 },
      })
    ).status,
  ).toBe(400);
  const unknown = await call('admin', 'PUT', '/v1/routing-rules', {
    rules: [{ id: 'a', when: {}, departmentId: 'nowhere' }],
    defaultDepartmentId: 'general',
  });
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ field: 'rules.0.departmentId' }] } });
  expect((await call('admin', 'PUT', '/v1/settings', { timeZone: 'Mars/Base' })).status).toBe(400);
});

it('pages with cursors that nobody can edit', async () => {
  await Promise.all([routedTicket(complaint()), routedTicket(complaint()), routedTicket(complaint())]);
  const path = '/v1/departments/billing/tickets';
  const first = await call('agent', 'GET', `${path}?limit=2`);
  const cursor = String(first.body['cursor']);
  const second = await call('agent', 'GET', `${path}?limit=2&cursor=${cursor}`);
  expect(second.status).toBe(200);
  const ids = [first, second].flatMap(({ body }) => (body['items'] as unknown as { id: string }[]).map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  for (const edited of [cursor.slice(1), `${cursor}x`, 'x', Buffer.from('["9","x"]').toString('base64url')])
    expect((await call('agent', 'GET', `${path}?cursor=${edited}`)).status).toBe(400);
  expect((await call('admin', 'GET', `/v1/departments/delivery/tickets?cursor=${cursor}`)).status).toBe(400);
  for (const limit of ['0', '201', 'x', '1.5'])
    expect((await call('agent', 'GET', `${path}?limit=${limit}`)).status).toBe(400);
});

it('makes one ticket of a repeated request, and lets nobody repeat with other words', async () => {
  const submission = complaint();
  const key = { 'idempotency-key': submission.customer.email };
  const first = await call('agent', 'POST', '/v1/tickets', submission, key);
  const again = await call('agent', 'POST', '/v1/tickets', submission, key);
  expect(again).toMatchObject({ status: 201, body: first.body });
  expect((await call('agent', 'POST', '/v1/tickets', { ...submission, text: 'Other words' }, key)).status).toBe(422);
  const other = await call('manager', 'POST', '/v1/tickets', submission, key);
  expect(other.body['id']).not.toBe(first.body['id']);
});
