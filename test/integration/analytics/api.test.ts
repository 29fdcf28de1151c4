import { buildApp } from 'fauxqs';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { produceReport } from '../../../functions/analytics/commands/produce-report.ts';
import { handler } from '../../../functions/analytics/entry/api.http.ts';
import { handler as recordFacts } from '../../../functions/analytics/entry/record-facts.queue.ts';
import { fileDeps } from '../../../functions/analytics/file-deps.ts';
import { runView } from '../../../functions/analytics/contract/run.ts';
import { scheduleView } from '../../../functions/analytics/contract/schedule.ts';
import { listOf } from '../../../shared/kernel/list.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { stamp } from '../../../shared/kernel/event.ts';
import { TicketRouted } from '../../../functions/service/contract/events.ts';
import { catchLog } from '../../support/log-lines.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent } from '../../support/lambda.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { ticket } from '../../unit/analytics/tickets.ts';
import { cause } from './company.ts';

let local: LocalTable;
const storage = buildApp({ logger: false, defaultRegion: 'us-east-1' });

let log: ReturnType<typeof catchLog>;

beforeAll(async () => {
  log = catchLog();
  local = await startLocalTable();
  const endpoint = await storage.listen({ host: '127.0.0.1', port: 0 });
  Object.assign(process.env, local.environment, { AWS_ENDPOINT_URL_S3: endpoint, BUCKET_NAME: 'reports' });
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: 'reports' }));
  const person = { version: 1, createdAt: '2026-01-01T00:00:00.000Z', name: 'P', departmentIds: [] };
  const people = { boss: 'administrator', mia: 'manager', ann: 'service' };
  for (const [id, role] of Object.entries(people))
    await local.store({
      pk: 'access#directory',
      sk: `person#${id}`,
      ...person,
      id,
      email: `${id}@example.com`,
      roles: [role],
    });
});
afterAll(async () => {
  log.restore();
  await storage.close();
  await local.stop();
});

interface Asked {
  readonly by?: string;
  readonly id?: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

const answered = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string().optional(),
});

/** Asks as the gateway does. */
const ask = async (route: string, { by = 'boss', id, ...call }: Asked = {}) => {
  const event = httpEvent(route, { ...call, claims: personClaims(by), ...(id !== undefined && { params: { id } }) });
  const { statusCode, headers, body } = answered.parse(await handler(event, lambdaContext));
  const parsed: unknown = body === undefined ? undefined : JSON.parse(body);
  return { status: statusCode, headers, body: parsed };
};

const schedule = {
  report: 'tickets-by-department',
  cron: '0 8 * * 1',
  timeZone: 'Europe/Berlin',
  recipients: ['boss@example.com'],
  formats: ['html', 'csv'],
};
const PUT = 'PUT /v1/report-schedules/{id}';
const GET = 'GET /v1/report-schedules/{id}';
const DELETE = 'DELETE /v1/report-schedules/{id}';
const RUN = 'POST /v1/reports/tickets-by-department/runs';

describe('report schedules', () => {
  it('are put, read, listed and deleted, each version with its ETag', async () => {
    const made = await ask(PUT, { id: 'weekly', body: schedule });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"1"', location: '/v1/report-schedules/weekly' } });
    expect(scheduleView.parse(made.body)).toMatchObject({ id: 'weekly', ...schedule, ownerId: 'person:boss' });
    const put = (version: string) => ask(PUT, { id: 'weekly', body: schedule, headers: { 'if-match': version } });
    expect((await put('"9"')).status).toBe(412);
    expect(await put('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await ask(GET, { id: 'weekly', by: 'mia' })).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    const list = await ask('GET /v1/report-schedules', { by: 'mia' });
    expect(listOf(scheduleView).parse(list.body).items).toHaveLength(1);
    expect((await ask(DELETE, { id: 'weekly', headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect(await ask(DELETE, { id: 'weekly' })).toMatchObject({ status: 204, body: undefined });
    expect((await ask(DELETE, { id: 'weekly' })).status).toBe(404);
    expect((await ask(GET, { id: 'weekly' })).status).toBe(404);
  });

  it.each([
    [400, 'cron', { cron: '0 8 * *' }],
    [400, 'timeZone', { timeZone: 'Berlin' }],
    [400, 'recipients.0', { recipients: ['x'] }],
    [422, 'id', { id: 'other' }],
  ])('are refused with %i for a bad %s', async (status, field, more) => {
    const answer = await ask(PUT, { id: 'bad', body: { ...schedule, ...more } });
    expect(answer.status).toBe(status);
    expect(problemDocument.parse(answer.body).errors?.[0]?.field).toBe(field);
    expect((await ask(GET, { id: 'bad' })).status).toBe(404);
  });

  it('are the administrator’s to change and a manager’s to read', async () => {
    expect((await ask(PUT, { id: 'weekly', body: schedule, by: 'mia' })).status).toBe(403);
    expect((await ask('GET /v1/report-schedules', { by: 'ann' })).status).toBe(403);
    expect((await ask('GET /v1/report-schedules', { by: 'stranger' })).status).toBe(403);
  });
});

describe('report runs', () => {
  const period = { from: '2026-03-01', to: '2026-03-01', formats: ['html', 'csv'] };

  it('are queued, produced, and open by their links without a token', async () => {
    const about = { source: '/service/tickets', subject: 'a', version: 2, time: '2026-03-01T23:31:00.000Z', cause };
    const due = { firstResponseDueAt: about.time, resolutionDueAt: about.time };
    const routing = { by: 'default', reason: 'no rule' } as const;
    const [event] = stamp([TicketRouted({ ticket: ticket(), departmentId: 'billing', routing, ...due })], about);
    const counted = await recordFacts(sqsEvent(event, { hello: 1 }), lambdaContext);
    expect(counted).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });

    const asked = await ask(RUN, { by: 'mia', body: period });
    const { id, status } = runView.parse(asked.body);
    expect(asked).toMatchObject({ status: 202, headers: { location: `/v1/report-runs/${id}` } });
    expect(status).toBe('queued');
    await produceReport(fileDeps())(id, cause);

    const run = runView.parse((await ask('GET /v1/report-runs/{id}', { by: 'mia', id })).body);
    expect(run).toMatchObject({ status: 'done', totals: { received: 1, open: 1, byDepartment: { billing: 1 } } });
    expect(run.totals?.firstResponse).toEqual({ overall: { answered: 0 }, byDepartment: {} });
    const [page, csv] = await Promise.all(run.files.map(({ url }) => fetch(url)));
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page?.text()).toContain('<h1>Tickets by department</h1>');
    expect(csv?.headers.get('content-disposition')).toBe(
      'attachment; filename="tickets-by-department_2026-03-01_2026-03-01.csv"',
    );
    expect(await csv?.text()).toContain('billing,billing,complaint,email,2026-03-01,1,0,0,0,,');
    const list = await ask('GET /v1/report-runs', { by: 'mia', query: { limit: '1' } });
    expect(listOf(runView).parse(list.body).items[0]?.id).toBe(id);
  });

  it('find the run that the same key made before, and refuse the key for another', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const [first, again] = [await ask(RUN, { body: period, headers }), await ask(RUN, { body: period, headers })];
    expect(runView.parse(again.body).id).toBe(runView.parse(first.body).id);
    expect((await ask(RUN, { body: { ...period, formats: ['csv'] }, headers })).status).toBe(422);
    expect(runView.parse((await ask(RUN, { body: period, headers, by: 'mia' })).body).id).not.toBe(
      runView.parse(first.body).id,
    );
  });

  it.each([
    [422, 'to', { to: '2026-02-28' }],
    [422, 'to', { from: '2001-01-01' }],
    [400, 'from', { from: '2026-02-30' }],
    [400, 'formats.0', { formats: ['pdf'] }],
    [400, 'until', { until: '2026-03-03' }],
  ])('are refused with %i for a bad %s', async (status, field, more) => {
    const answer = await ask(RUN, { body: { ...period, ...more } });
    expect(answer.status).toBe(status);
    expect(problemDocument.parse(answer.body).errors?.[0]?.field).toBe(field);
  });

  it('are not an agent’s, and an edited cursor is refused', async () => {
    expect((await ask(RUN, { by: 'ann', body: period })).status).toBe(403);
    expect((await ask('GET /v1/report-runs/{id}', { by: 'ann', id: 'x' })).status).toBe(403);
    expect((await ask('GET /v1/report-runs/{id}', { id: 'x' })).status).toBe(404);
    expect((await ask('GET /v1/report-runs', { query: { cursor: 'WyJ4IiwieCJd' } })).status).toBe(400);
  });
});
