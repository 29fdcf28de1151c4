import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { putPerson } from '../../../functions/access/commands/put-person.ts';
import { handler as accessApi } from '../../../functions/access/entry/api.http.ts';
import { routes as accessRoutes } from '../../../functions/access/contract/routes.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { handler as platformApi } from '../../../functions/platform/entry/api.http.ts';
import { handler as fileDeadLetters } from '../../../functions/platform/entry/file-dead-letters.queue.ts';
import { routes as platformRoutes } from '../../../functions/platform/contract/routes.ts';
import { changes, TicketSubmitted } from '../../../functions/service/contract/events.ts';
import { handler as serviceApi } from '../../../functions/service/entry/api.http.ts';
import { handler as recordHistory } from '../../../functions/service/entry/record-history.queue.ts';
import { handler as routeTicket } from '../../../functions/service/entry/route-ticket.queue.ts';
import { routes as serviceRoutes } from '../../../functions/service/contract/routes.ts';
import { systemClock } from '../../../shared/kernel/clock.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import {
  httpEvent,
  lambdaContext,
  machineClaims,
  personClaims,
  sqsEvent,
  type HttpCall,
} from '../../support/lambda.ts';
import { withoutDenials } from '../../support/denials.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { catchLog } from '../../support/log-lines.ts';
import { billing, submission, technical } from '../../support/tickets.ts';

const routes = { ...accessRoutes, ...serviceRoutes, ...platformRoutes };
type Operation = keyof typeof routes;
const contractOf = (operation: Operation): RouteContract => routes[operation];
const apiOf = (operation: Operation) =>
  operation in accessRoutes ? accessApi : operation in serviceRoutes ? serviceApi : platformApi;

const sqs = mockClient(SQSClient);
const cognito = mockClient(CognitoIdentityProviderClient);
let local: LocalTable;
let log: ReturnType<typeof catchLog>;
beforeAll(async () => {
  local = await startLocalTable();
  for (const [name, value] of Object.entries({
    ...local.environment,
    QUEUE_PREFIX: 'rapport-test',
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/000000000000/rapport-test-dead-letters',
    TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
    USER_POOL_ID: 'us-east-1_test',
  }))
    vi.stubEnv(name, value);
  const people = { store: directoryStore(local.table), clock: systemClock };
  const person = { name: 'Somebody', departmentIds: [], roles: ['service' as const] };
  await putPerson(people)({ ...person, id: 'admin', email: 'admin@rapport.example', roles: ['administrator'] });
  await putPerson(people)({ ...person, id: 'agent', email: 'agent@rapport.example', departmentIds: ['billing'] });
  await putPerson(people)({
    ...person,
    id: 'stranger',
    email: 'stranger@rapport.example',
    departmentIds: ['technical'],
  });
  sqs.on(SendMessageCommand).resolves({});
  log = catchLog();
});
afterAll(async () => {
  log.restore();
  await local.stop();
});

const covered = new Set<string>();

const bodyOf = ({ body }: APIGatewayProxyStructuredResultV2): unknown => JSON.parse(body ?? '');

/** Calls an operation as the gateway would, and holds the answer against its contract. */
const call = async (operation: Operation, request: HttpCall = {}) => {
  const contract = contractOf(operation);
  const reply = await apiOf(operation)(
    httpEvent(routeKeyOf(contract), { claims: personClaims('admin'), ...request }),
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
  return reply;
};

const ticketIn = (reply: APIGatewayProxyStructuredResultV2) =>
  z.looseObject({ id: z.string(), version: z.number(), status: z.string() }).parse(bodyOf(reply));

const newTicket = async () => ticketIn(await call('submitTicket', { body: submission }));

/** Hands the events that ride on a ticket to the steps that subscribe to them. */
const relay = async (id: string) => {
  const item = await local.stored({ pk: `service#ticket#${id}`, sk: 'ticket' });
  const events = z.array(z.looseObject({ type: z.string() })).parse(JSON.parse(String(item?.['events'])));
  const of = (...types: readonly string[]) => sqsEvent(...events.filter(({ type }) => types.includes(type)));
  const answers = [
    await recordHistory(of(...changes.map(({ type }) => type)), lambdaContext),
    await routeTicket(of(TicketSubmitted.type), lambdaContext),
  ];
  expect(answers.every((answer) => JSON.stringify(answer) === '{"batchItemFailures":[]}')).toBe(true);
};

const routedTicket = async () => {
  const { id } = await newTicket();
  await relay(id);
  return ticketIn(await call('getTicket', { params: { id } }));
};

const fileOne = async (messageId: string) => {
  await fileDeadLetters(sqsEvent({ order: messageId }), lambdaContext);
  const list = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
  return list.parse(bodyOf(await call('listDeadLetters'))).items[0]?.id ?? '';
};

const statusOf = async (reply: Promise<APIGatewayProxyStructuredResultV2>) => (await reply).statusCode;

const submitPublic = (key?: string) =>
  call('submitPublicTicket', {
    body: submission,
    address: '203.0.113.1',
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });

describe('the API', () => {
  it('shows the audit, and lets it be verified', async () => {
    await call('listAudit', { query: { actor: 'person:agent' } });
    await call('listAuditDenials');
    await call('listAuditExports');
    const asked = z.looseObject({ id: z.string() }).parse(bodyOf(await call('verifyAudit')));
    await call('getAuditVerification', { params: { id: asked.id } });
  });

  it('creates and replaces departments', async () => {
    const created = await call('putDepartment', { params: { id: 'billing' }, body: billing });
    expect(created).toMatchObject({ statusCode: 201, headers: { etag: '"1"', location: '/v1/departments/billing' } });
    expect(await call('putDepartment', { params: { id: 'billing' }, body: billing })).toMatchObject({
      statusCode: 200,
      headers: { etag: '"2"' },
    });
    await call('putDepartment', { params: { id: 'technical' }, body: technical });
    expect(await statusOf(call('listDepartments'))).toBe(200);
    expect(await statusOf(call('listPeople'))).toBe(200);
  });

  it('answers refusals with the statuses of their contracts', async () => {
    const put = (request: HttpCall) => statusOf(call('putDepartment', { params: { id: 'billing' }, ...request }));
    expect(await put({ body: { ...billing, id: 'other' } })).toBe(422);
    expect(await put({ body: billing, headers: { 'if-match': '"99"' } })).toBe(412);
    expect(await put({ body: { ...billing, email: 'x' } })).toBe(400);
    expect(await statusOf(call('listDepartments', { query: { cursor: 'edited' } }))).toBe(400);
    expect(await statusOf(call('getRoutingRules'))).toBe(404);
    expect(await statusOf(call('tryRoutingRules', { body: {} }))).toBe(404);
    expect(await statusOf(call('getTicket', { params: { id: 'ZZZZZZZZZZ' } }))).toBe(404);
    expect(await statusOf(call('getTicket', { params: { id: 'not-an-id' } }))).toBe(400);
    expect(await statusOf(call('listDepartmentTickets', { params: { id: 'nowhere' } }))).toBe(404);
    expect(await statusOf(call('getDeadLetter', { params: { id: 'Z'.repeat(26) } }))).toBe(404);
    expect(await statusOf(call('getApiPageFile', { params: { file: '../../etc/passwd' } }))).toBe(404);
  });

  it('parts the company into teams and territories', async () => {
    const team = { params: { id: 'north' } };
    expect(await call('putTeam', { ...team, body: { name: 'North' } })).toMatchObject({
      statusCode: 201,
      headers: { etag: '"1"', location: '/v1/teams/north' },
    });
    expect(await statusOf(call('putTeam', { ...team, body: { name: 'The north' } }))).toBe(200);
    expect(await call('getTeam', team)).toMatchObject({ statusCode: 200, headers: { etag: '"2"' } });
    expect(await statusOf(call('getTeam', { params: { id: 'south' } }))).toBe(404);
    expect(await statusOf(call('listTeams'))).toBe(200);
    const territory = { params: { id: 'poland' } };
    const body = { name: 'Poland', order: 1, when: { regions: ['masovia'] } };
    expect(await statusOf(call('putTerritory', { ...territory, body }))).toBe(201);
    expect(await statusOf(call('putTerritory', { ...territory, body: { ...body, id: 'spain' } }))).toBe(422);
    expect(await statusOf(call('getTerritory', territory))).toBe(200);
    expect(await statusOf(call('getTerritory', { params: { id: 'spain' } }))).toBe(404);
    expect(await statusOf(call('listTerritories'))).toBe(200);
  });

  it('lets a person in, changes them and shows them out', async () => {
    cognito.on(AdminCreateUserCommand).resolves({});
    cognito.on(AdminGetUserCommand).resolves({ UserAttributes: [{ Name: 'sub', Value: 'sara' }], Enabled: true });
    cognito.on(AdminDisableUserCommand).resolves({});
    const body = { email: 'sara@rapport.example', name: 'Sara Sales', roles: ['sales'] };
    expect(await call('createPerson', { body })).toMatchObject({
      statusCode: 201,
      headers: { etag: '"1"', location: '/v1/people/sara' },
    });
    expect(await statusOf(call('createPerson', { body }))).toBe(200);
    expect(await statusOf(call('createPerson', { body: { ...body, roles: [] } }))).toBe(409);
    expect(await statusOf(call('createPerson', { body: { ...body, teamIds: ['gone'] } }))).toBe(422);
    const params = { id: 'sara' };
    expect(await statusOf(call('getPerson', { params }))).toBe(200);
    expect(await statusOf(call('getPerson', { params: { id: 'gone' } }))).toBe(404);
    const leave = { params, body: { active: false } };
    expect(await statusOf(call('patchPerson', leave))).toBe(428);
    expect(await statusOf(call('patchPerson', { ...leave, headers: { 'if-match': '"2"' } }))).toBe(412);
    expect(await statusOf(call('patchPerson', { ...leave, headers: { 'if-match': '"1"' } }))).toBe(200);
    expect(cognito.commandCalls(AdminDisableUserCommand)[0]?.args[0].input).toMatchObject({ Username: 'sara' });
    const last = { params: { id: 'admin' }, body: { roles: [] }, headers: { 'if-match': '*' } };
    expect(await statusOf(call('patchPerson', last))).toBe(409);
    expect(await statusOf(call('getMe'))).toBe(200);
    expect(await statusOf(call('getMe', { claims: personClaims('sara') }))).toBe(403);
  });

  it('keeps the rules of who sees what', async () => {
    const rule = { recordType: 'account', field: 'phones', access: 'hidden', roles: ['marketing'] };
    const put = (field: string) =>
      statusOf(call('putAccessRules', { body: { visibility: {}, fields: [{ ...rule, field }] } }));
    expect([await put('phones'), await put('phone'), await put('name')]).toEqual([200, 422, 422]);
    expect(await statusOf(call('getAccessRules'))).toBe(200);
  });

  it('reads and replaces the settings and the rules', async () => {
    expect(await statusOf(call('getSettings'))).toBe(200);
    expect(await statusOf(call('putSettings', { body: { timeZone: 'Europe/Warsaw' } }))).toBe(200);
    const rules = { rules: [], defaultDepartmentId: 'billing' };
    expect(await statusOf(call('putRoutingRules', { body: { ...rules, defaultDepartmentId: 'nowhere' } }))).toBe(422);
    expect(await statusOf(call('putRoutingRules', { body: rules }))).toBe(200);
    expect(await statusOf(call('getRoutingRules'))).toBe(200);
    expect(await statusOf(call('tryRoutingRules', { body: { sample: { text: 'Hello.' }, rules } }))).toBe(200);
    expect(
      await statusOf(call('tryRoutingRules', { body: { rules: { ...rules, defaultDepartmentId: 'nowhere' } } })),
    ).toBe(422);
    expect(await statusOf(call('tryRoutingRules', { body: { sample: { customer: {} } } }))).toBe(400);
  });

  it('takes a ticket through its life', async () => {
    const { id } = await routedTicket();
    const params = { id };
    const act = async (operation: Operation, body: unknown) => {
      const { version } = ticketIn(await call('getTicket', { params }));
      return statusOf(call(operation, { params, body, headers: { 'if-match': `"${version}"` } }));
    };
    expect(await act('assignTicket', { assigneeId: 'agent' })).toBe(200);
    expect(await act('assignTicket', { assigneeId: 'stranger' })).toBe(422);
    expect(await act('replyTicket', { text: 'Yes.' })).toBe(200);
    expect(await act('resolveTicket', { solution: 'Done.' })).toBe(200);
    expect(await act('replyTicket', { text: 'Yes.' })).toBe(409);
    expect(await act('reopenTicket', { reason: 'Again.' })).toBe(200);
    expect(await act('rerouteTicket', { departmentId: 'technical', reason: 'Not ours.' })).toBe(200);
    expect(await act('rerouteTicket', { departmentId: 'technical', reason: 'Not ours.' })).toBe(409);
    expect(await statusOf(call('resolveTicket', { params, body: { solution: 'Done.' } }))).toBe(428);
    expect(await statusOf(call('getTicketHistory', { params }))).toBe(200);
    expect(bodyOf(await call('listTicketMessages', { params }))).toMatchObject({
      items: [{ text: 'Yes.' }, { text: 'Done.' }],
    });
    expect(await statusOf(call('listDepartmentTickets', { params: { id: 'technical' } }))).toBe(200);
  });

  it('tells the public route no more than the number, and says when to come back', async () => {
    const reply = await submitPublic('a');
    expect(Object.keys(z.looseObject({}).parse(bodyOf(reply)))).toEqual(['number']);
    expect(reply.headers).not.toHaveProperty('location');
    let last = reply;
    for (let n = 0; n < 20 && last.statusCode === 201; n += 1) last = await submitPublic();
    expect(last.statusCode).toBe(429);
    expect(Number(last.headers?.['retry-after'])).toBeGreaterThan(0);
    expect(Number(last.headers?.['retry-after'])).toBeLessThanOrEqual(60);
  });

  it('refuses a key that comes with another body', async () => {
    const headers = { 'idempotency-key': 'order-1' };
    const first = ticketIn(await call('submitTicket', { body: submission, headers }));
    expect(ticketIn(await call('submitTicket', { body: submission, headers }))).toEqual(first);
    expect(await statusOf(call('submitTicket', { body: { ...submission, text: 'Else.' }, headers }))).toBe(422);
  });

  it('shows, replays and discards dead letters', async () => {
    const params = { id: await fileOne('m1') };
    expect(await statusOf(call('getDeadLetter', { params }))).toBe(200);
    // It never reached a queue and is no event: there is nothing to send again.
    expect(await statusOf(call('replayDeadLetter', { params }))).toBe(409);
    expect(await statusOf(call('discardDeadLetter', { params, body: { reason: 'Old.' } }))).toBe(200);
    expect(await statusOf(call('discardDeadLetter', { params, body: { reason: 'Old.' } }))).toBe(409);

    const event = sqsEvent('not ours');
    for (const record of event.Records)
      record.attributes.DeadLetterQueueSourceArn =
        'arn:aws:sqs:us-east-1:000000000000:rapport-test-service-route-ticket';
    await fileDeadLetters(event, lambdaContext);
    const list = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), queue: z.string() })) });
    const [waiting] = list.parse(bodyOf(await call('listDeadLetters'))).items;
    expect(waiting?.queue).toBe('service-route-ticket');
    expect(await statusOf(call('replayDeadLetter', { params: { id: waiting?.id ?? '' } }))).toBe(200);
    expect(sqs.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl: 'http://127.0.0.1:1/000000000000/rapport-test-service-route-ticket',
      MessageBody: 'not ours',
    });
    expect(await statusOf(call('replayDeadLetters', { body: { queue: 'service-route-ticket' } }))).toBe(200);
  });

  it('shows its page', async () => {
    const page = await apiOf('browseApi')(httpEvent('GET /v1/docs'), lambdaContext);
    expect(page).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    covered.add('browseApi');
    const script = await apiOf('getApiPageFile')(
      httpEvent('GET /v1/docs/{file}', { params: { file: 'start.js' } }),
      lambdaContext,
    );
    expect(script).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    covered.add('getApiPageFile');
  });

  it('was asked for everything above', () => {
    // The document lies beside the bundle, which the journeys run; here are only the sources.
    const left = Object.keys(routes).filter((operation) => !covered.has(operation) && operation !== 'getOpenApi');
    expect(left).toEqual([]);
  });

  it('has no surprise and one line of log for each request, without what people wrote', () => {
    expect(log.lines().filter(({ level }) => level === 'ERROR')).toEqual([]);
    for (const text of log.texts()) {
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
      expect(text).not.toMatch(/ada@|invoice|Nowak|203\.0\.113/);
    }
  });
});

describe('a request that is not allowed', () => {
  const ghost = personClaims('ghost');
  const machine = machineClaims('erp');
  const stranger = personClaims('stranger');
  let ticket: { id: string; version: number };
  let letter = '';
  beforeAll(async () => {
    ticket = await routedTicket();
    letter = await fileOne('denied');
  });

  const action = (body: unknown) => (): HttpCall => ({
    params: { id: ticket.id },
    body,
    headers: { 'if-match': `"${ticket.version}"`, 'idempotency-key': 'denied' },
  });
  const byLetter = (body?: unknown) => (): HttpCall => ({
    params: { id: letter },
    ...(body !== undefined && { body }),
  });

  /** Everything that asks for a token: a request that would do it, and who may not. */
  const denied: Record<
    Exclude<Operation, 'submitPublicTicket' | 'getOpenApi' | 'browseApi' | 'getApiPageFile'>,
    [request: () => HttpCall, who: Record<string, string>[]]
  > = {
    putDepartment: [() => ({ params: { id: 'mine' }, body: billing }), [ghost, machine, stranger]],
    listDepartments: [() => ({}), [ghost, machine]],
    listPeople: [() => ({}), [ghost, machine]],
    createPerson: [
      () => ({ body: { email: 'mine@rapport.example', name: 'Mine', roles: ['sales'] } }),
      [ghost, machine, stranger],
    ],
    getPerson: [() => ({ params: { id: 'agent' } }), [ghost, machine]],
    patchPerson: [
      () => ({ params: { id: 'stranger' }, body: { roles: ['administrator'] }, headers: { 'if-match': '*' } }),
      [ghost, machine, stranger],
    ],
    getMe: [() => ({}), [ghost]],
    putTeam: [() => ({ params: { id: 'mine' }, body: { name: 'Mine' } }), [ghost, machine, stranger]],
    getTeam: [() => ({ params: { id: 'mine' } }), [ghost, machine]],
    listTeams: [() => ({}), [ghost, machine]],
    putTerritory: [
      () => ({ params: { id: 'mine' }, body: { name: 'Mine', order: 1, when: {} } }),
      [ghost, machine, stranger],
    ],
    getTerritory: [() => ({ params: { id: 'mine' } }), [ghost, machine]],
    listTerritories: [() => ({}), [ghost, machine]],
    getAccessRules: [() => ({}), [ghost, machine]],
    putAccessRules: [() => ({ body: { visibility: {}, fields: [] } }), [ghost, machine, stranger]],
    getSettings: [() => ({}), [ghost, machine]],
    putSettings: [() => ({ body: { timeZone: 'UTC' } }), [ghost, machine, stranger]],
    listAudit: [() => ({ query: { actor: 'person:agent' } }), [ghost, machine, stranger]],
    listAuditDenials: [() => ({}), [ghost, machine, stranger]],
    listAuditExports: [() => ({}), [ghost, machine, stranger]],
    verifyAudit: [() => ({}), [ghost, machine, stranger]],
    getAuditVerification: [() => ({ params: { id: 'A'.repeat(26) } }), [ghost, machine, stranger]],
    submitTicket: [() => ({ body: submission }), [ghost]],
    getTicket: [() => ({ params: { id: ticket.id } }), [ghost, machine, stranger]],
    getTicketHistory: [() => ({ params: { id: ticket.id } }), [ghost, machine, stranger]],
    listTicketMessages: [() => ({ params: { id: ticket.id } }), [ghost, machine, stranger]],
    listDepartmentTickets: [() => ({ params: { id: 'billing' } }), [ghost, machine, stranger]],
    assignTicket: [action({ assigneeId: 'agent' }), [ghost, machine, stranger]],
    rerouteTicket: [action({ departmentId: 'technical', reason: 'Mine.' }), [ghost, machine, stranger]],
    replyTicket: [action({ text: 'Yes.' }), [ghost, machine, stranger]],
    resolveTicket: [action({ solution: 'Done.' }), [ghost, machine, stranger]],
    reopenTicket: [action({ reason: 'Again.' }), [ghost, machine, stranger]],
    getRoutingRules: [() => ({}), [ghost, machine]],
    putRoutingRules: [() => ({ body: { rules: [], defaultDepartmentId: 'technical' } }), [ghost, machine, stranger]],
    tryRoutingRules: [() => ({ body: { sample: { text: 'A refund, please.' } } }), [ghost, machine, stranger]],
    listDeadLetters: [() => ({}), [ghost, machine, stranger]],
    getDeadLetter: [byLetter(), [ghost, machine, stranger]],
    replayDeadLetter: [byLetter(), [ghost, machine, stranger]],
    discardDeadLetter: [byLetter({ reason: 'Old.' }), [ghost, machine, stranger]],
    replayDeadLetters: [() => ({ body: { queue: 'service-route-ticket' } }), [ghost, machine, stranger]],
  };

  const cells = Object.entries(denied).flatMap(([operation, [request, who]]) =>
    who.map((claims) => ({ operation, request, claims, name: claims['sub'] })),
  );

  it.each(cells)('is answered 403 and writes nothing: $operation by $name', async ({ operation, request, claims }) => {
    const [name] = Object.keys(denied).filter((one): one is keyof typeof denied => one === operation);
    if (!name) throw new Error('no such operation');
    const before = withoutDenials(await local.everything());
    const sent = sqs.calls().length;
    expect(await statusOf(call(name, { ...request(), claims }))).toBe(403);
    expect(withoutDenials(await local.everything())).toEqual(before);
    expect(sqs.calls()).toHaveLength(sent);
  });
});
