import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifest } from '../../../functions/customers/context.ts';
import { JobContinued } from '../../../functions/customers/contract/events.ts';
import { accountsRoutes } from '../../../functions/customers/contract/routes-accounts.ts';
import { stagesRoutes } from '../../../functions/customers/contract/routes-stages.ts';
import { usualStageRules } from '../../../functions/customers/domain/usual-stage-rules.ts';
import { handler as evaluateStages } from '../../../functions/customers/entry/evaluate-stages.schedule.ts';
import { accountsOperations } from '../../../functions/customers/entry/http/accounts.ts';
import { stagesOperations } from '../../../functions/customers/entry/http/stages.ts';
import { handler as keepViews } from '../../../functions/customers/entry/keep-views.queue.ts';
import { handler as runJobs } from '../../../functions/customers/entry/run-jobs.queue.ts';
import { stageRunKey } from '../../../functions/customers/persistence/keys.ts';
import { ridersOf } from '../../../functions/customers/persistence/stored.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { eventsOn } from '../../support/customer-views.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

const routes = { ...stagesRoutes, ...accountsRoutes };
const api = onHttp('customers', routes, { ...stagesOperations, ...accountsOperations });

let customers: Customers;
let log: ReturnType<typeof catchLog>;
let id: string;
beforeAll(async () => {
  customers = await startCustomers();
  for (const [name, value] of Object.entries(customers.environment)) vi.stubEnv(name, value);
  log = catchLog();
  ({ id } = await customers.posted({ kind: 'organization', name: 'Rote Fabrik' }));
});
afterAll(async () => {
  log.restore();
  await customers.stop();
});

/** Calls an operation as the gateway would, and holds the answer against its contract. */
const call = async (operation: keyof typeof routes, request: HttpCall = {}) => {
  const contract: RouteContract = routes[operation];
  const event = httpEvent(routeKeyOf(contract), { claims: personClaims('admin'), ...request });
  const { statusCode: status = 0, headers = {}, body = '' } = await api(event, lambdaContext);
  const answer = contract.answers[status];
  if (answer) {
    answer.schema?.parse(JSON.parse(body));
    for (const header of answer.headers ?? []) expect(Object.keys(headers)).toContain(header.toLowerCase());
  } else {
    expect([operation, contract.refusals]).toEqual([operation, expect.arrayContaining([status])]);
    expect(problemDocument.parse(JSON.parse(body)).status).toBe(status);
  }
  const sent: unknown = JSON.parse(body);
  return { status, headers, body: sent };
};

/** Takes the steps of the look at all accounts, as the queue would. */
const settle = async () => {
  for (;;) {
    const item = await customers.stored(stageRunKey);
    const open = item ? ridersOf(item) : [];
    if (open.length === 0) return;
    expect(open.map(({ type }) => type)).toEqual([JobContinued.type]);
    expect(await runJobs(sqsEvent(...open), lambdaContext)).toEqual({ batchItemFailures: [] });
  }
};

const heard = async () =>
  expect(await keepViews(sqsEvent(...eventsOn(await customers.everything())), lambdaContext)).toEqual({
    batchItemFailures: [],
  });

describe('the API of stages', () => {
  it('shows the rules and takes others on the version that was seen', async () => {
    expect(await call('getStageRules')).toMatchObject({
      status: 200,
      headers: { etag: '"0"' },
      body: { rules: usualStageRules },
    });
    const body = { rules: [...usualStageRules, { id: 'rest', when: {}, set: { stage: 'prospect' } }] };
    const headers = { 'if-match': '"0"' };
    expect(await call('putStageRules', { body, headers })).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(await call('putStageRules', { body, headers })).toMatchObject({ status: 412 });
    expect(await call('putStageRules', { body: { rules: [{ id: 'x' }] } })).toMatchObject({ status: 400 });
    expect(await call('putStageRules', { body, claims: personClaims('sally') })).toMatchObject({ status: 403 });
  });

  it('shows an account with its stage and how it came to it', async () => {
    await heard();
    await heard();
    await settle();
    const headers = { 'if-match': '*' };
    const figures = { orders12m: 12, spend12m: { amount: '4200', currency: 'EUR' } };
    await call('patchAccount', { params: { id }, headers, query: {}, body: { figures } });
    await heard();
    await heard();
    const shown = await call('getAccount', { params: { id } });
    expect(shown.body).toMatchObject({ figures, stage: 'growing', stageBy: 'rules', grade: 'A' });
    expect(await call('listAccountStages', { params: { id } })).toMatchObject({
      status: 200,
      body: { items: [{ ruleId: 'every-month' }, { ruleId: 'buys-again' }, { ruleId: 'rest', stage: 'prospect' }] },
    });
    expect(await call('listAccountStages', { params: { id: 'nobody' } })).toMatchObject({ status: 404 });
    expect(await call('listAccountStages', { params: { id }, query: { cursor: 'odd' } })).toMatchObject({
      status: 400,
    });
  });

  it('refuses figures that are none', async () => {
    const headers = { 'if-match': '*' };
    for (const figures of [{ orders12m: -1 }, { orders12m: 1.5 }, { lastOrderAt: 'yesterday' }, { revenue: 1 }])
      expect(await call('patchAccount', { params: { id }, headers, query: {}, body: { figures } })).toMatchObject({
        status: 400,
      });
  });
});

describe('every night', () => {
  it('all accounts are looked at', async () => {
    expect(manifest.schedules?.['evaluate-stages']).toMatchObject({ entry: 'evaluate-stages.schedule.ts' });
    await evaluateStages({}, lambdaContext);
    expect(await customers.stored(stageRunKey)).toMatchObject({ status: 'running', looked: 0 });
    await settle();
    expect(await customers.stored(stageRunKey)).toMatchObject({ status: 'done', looked: 1, moved: 0 });
    expect(await customers.stored(stageRunKey)).not.toHaveProperty('duePk');
  });
});
