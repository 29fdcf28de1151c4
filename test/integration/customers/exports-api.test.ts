import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { exportView } from '../../../functions/customers/contract/export.ts';
import { exportsRoutes } from '../../../functions/customers/contract/routes-exports.ts';
import { exportsOperations } from '../../../functions/customers/entry/http/exports.ts';
import { handler as runJobs } from '../../../functions/customers/entry/run-jobs.queue.ts';
import { exportFiles } from '../../../functions/customers/persistence/export-files.ts';
import { DataExported } from '../../../functions/access/contract/audit-events.ts';
import { eventEnvelope } from '../../../shared/kernel/event.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

const api = onHttp('customers', exportsRoutes, exportsOperations);
type Operation = keyof typeof exportsRoutes;

const storage = buildApp({ logger: false, defaultRegion: 'us-east-1' });
let customers: Customers;
let log: ReturnType<typeof catchLog>;
const NAMES = ['Alpha Steel', 'Bernd Bär', 'Gdańsk Ropes', '=Delta()'];
beforeAll(async () => {
  customers = await startCustomers();
  const endpoint = await storage.listen({ host: '127.0.0.1', port: 0 });
  const environment = { ...customers.environment, AWS_ENDPOINT_URL_S3: endpoint, BUCKET_NAME: 'files' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: 'files' }));
  log = catchLog();
  for (const name of NAMES) {
    await customers.posted({ kind: 'organization', name });
    customers.clock.advance(1000);
  }
  await viewsOf(customers).catchUp();
});
afterAll(async () => {
  log.restore();
  await storage.close();
  await customers.stop();
});

const bodyOf = ({ body }: APIGatewayProxyStructuredResultV2): unknown => JSON.parse(body ?? '{}');
const covered = new Set<string>();

/** Calls an operation as the gateway would, and holds the answer against its contract. */
const call = async (operation: Operation, request: HttpCall = {}) => {
  const contract: RouteContract = exportsRoutes[operation];
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
  return { status, headers: reply.headers ?? {}, body: bodyOf(reply) };
};

const told = async (id: string) => {
  const item = await customers.stored({ pk: `customers#export#${id}`, sk: 'record' });
  return typeof item?.['events'] === 'string' ? z.array(eventEnvelope).parse(JSON.parse(item['events'])) : [];
};

/** Hands the job its own events until it has none: what the relay and the queue do. */
const work = async (id: string) => {
  for (;;) {
    const jobs = (await told(id)).filter(({ type }) => type === 'job.continued.v1');
    if (jobs.length === 0) return;
    expect(await runJobs(sqsEvent(...jobs), lambdaContext)).toEqual({ batchItemFailures: [] });
  }
};

const begin = async (body: object) => {
  const { status, body: made } = await call('createExport', { body });
  expect(status).toBe(202);
  return exportView.parse(made).id;
};

const objects = async () =>
  ((await new S3Client({}).send(new ListObjectsV2Command({ Bucket: 'files' }))).Contents ?? []).map(({ Key }) => Key);

describe('an export over the API', () => {
  it.each(['ndjson', 'csv', 'xlsx', 'labels'])('writes a file that a link opens: %s', async (format) => {
    const id = await begin({ of: 'accounts', format });
    await work(id);
    const shown = exportView.parse((await call('getExport', { params: { id } })).body);
    expect(shown).toMatchObject({ status: 'done', rows: NAMES.length });
    const [file] = shown.files;
    const opened = await fetch(file?.url ?? '');
    expect(opened.status).toBe(200);
    const bytes = Buffer.from(await opened.arrayBuffer());
    expect(bytes.length).toBe(file?.size);
    if (format === 'csv') expect(bytes.toString()).toContain(",'=Delta(),");
    if (format === 'ndjson') expect(bytes.toString().trim().split('\n')).toHaveLength(NAMES.length);
    expect(await objects()).toContain(`customers/exports/${id}/${file?.name ?? ''}`);
    expect((await objects()).filter((key) => key?.includes('/parts/'))).toEqual([]);
    const [event, ...others] = await told(id);
    expect(others).toEqual([]);
    expect(DataExported.schema.parse(event?.data)).toEqual({
      what: 'accounts',
      format,
      records: NAMES.length,
      requestedBy: 'person:sally',
    });
  });

  it('is listed, and stopped', async () => {
    const id = await begin({ of: 'contacts', format: 'csv' });
    expect((await call('stopExport', { params: { id }, headers: { 'if-match': '"9"' } })).status).toBe(412);
    expect((await call('stopExport', { params: { id } })).status).toBe(202);
    expect((await call('stopExport', { params: { id } })).status).toBe(409);
    await work(id);
    expect((await call('getExport', { params: { id } })).body).toMatchObject({ status: 'stopped', files: [] });
    const listed = z.object({ items: z.array(exportView) }).parse((await call('listExports')).body);
    expect(listed.items.find((one) => one.id === id)).toMatchObject({ status: 'stopped' });
  });

  it('refuses what is no export', async () => {
    const status = async (body: object) => (await call('createExport', { body })).status;
    expect(await status({ of: 'everything', format: 'csv' })).toBe(400);
    expect(await status({ of: 'contacts', format: 'labels' })).toBe(400);
    expect(await status({ of: 'contacts', format: 'csv', filter: { stage: 'new' } })).toBe(400);
    expect(await status({ of: 'duplicates', format: 'csv', filter: { tag: 'x' } })).toBe(400);
    expect(await status({ of: 'duplicates', format: 'csv', columns: ['name'] })).toBe(400);
    expect(await status({ of: 'duplicates', format: 'csv', savedViewId: 'x' })).toBe(400);
    expect(await status({ of: 'accounts', format: 'csv', columns: ['jobTitle'] })).toBe(400);
    expect(await status({ of: 'accounts', format: 'csv', savedViewId: 'none' })).toBe(404);
    expect(await status({ of: 'contacts', format: 'csv', filter: { accountId: 'none' } })).toBe(404);
    expect(await status({ of: 'everything', format: 'ndjson' })).toBe(403);
    expect(
      (await call('createExport', { body: { of: 'accounts', format: 'csv' }, claims: personClaims('newcomer') }))
        .status,
    ).toBe(403);
    expect((await call('getExport', { params: { id: 'none' } })).status).toBe(404);
  });

  it('covers every route', () => {
    expect([...covered].toSorted()).toEqual(Object.keys(exportsRoutes).toSorted());
  });
});

describe('the files of an export', () => {
  it('are deleted, also those that are not there', async () => {
    const files = exportFiles(new S3Client({}), () => 'files');
    await files.putPart('x', 'h-0-accounts', '{}\n');
    await files.write('x', 'a.csv', 'text/csv', new Blob(['a']).stream());
    await files.remove('x', ['h-0-accounts', 'h-1-accounts'], ['a.csv', 'b.csv']);
    expect((await objects()).filter((key) => key?.includes('/x/'))).toEqual([]);
  });
});
