import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { importView, upload } from '../../../functions/customers/contract/import.ts';
import { importsRoutes } from '../../../functions/customers/contract/routes-imports.ts';
import { importsOperations } from '../../../functions/customers/entry/http/imports.ts';
import { handler as runJobs } from '../../../functions/customers/entry/run-jobs.queue.ts';
import { importFiles } from '../../../functions/customers/persistence/import-files.ts';
import { routeKeyOf, type RouteContract } from '../../../shared/kernel/route.ts';
import { onHttp } from '../../../shared/lambda/http.ts';
import { problemDocument } from '../../../shared/lambda/problem.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

const api = onHttp('customers', importsRoutes, importsOperations);
type Operation = keyof typeof importsRoutes;

const storage = buildApp({ logger: false, defaultRegion: 'us-east-1' });
let customers: Customers;
let log: ReturnType<typeof catchLog>;
beforeAll(async () => {
  customers = await startCustomers();
  const endpoint = await storage.listen({ host: '127.0.0.1', port: 0 });
  const environment = { ...customers.environment, AWS_ENDPOINT_URL_S3: endpoint, BUCKET_NAME: 'files' };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await new S3Client({}).send(new CreateBucketCommand({ Bucket: 'files' }));
  log = catchLog();
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
  const contract: RouteContract = importsRoutes[operation];
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

const begin = async (content: string | Uint8Array, recordType = 'account') => {
  const { status, body } = await call('createImport', { body: { fileName: 'customers.csv', recordType } });
  expect(status).toBe(201);
  const made = z.object({ import: importView, upload }).parse(body);
  const sent = await fetch(made.upload.url, {
    method: 'PUT',
    body: Buffer.from(content),
    headers: made.upload.headers,
  });
  expect(sent.status).toBe(200);
  return made.import.id;
};

/** Hands the job its own events until it has none: what the relay and the queue do. */
const work = async (id: string) => {
  for (;;) {
    const item = await customers.stored({ pk: `customers#import#${id}`, sk: 'record' });
    if (typeof item?.['events'] !== 'string') return importView.partial().loose().parse(item);
    expect(item).toHaveProperty('dueSk');
    const events = z.array(z.unknown()).parse(JSON.parse(item['events']));
    expect(await runJobs(sqsEvent(...events), lambdaContext)).toEqual({ batchItemFailures: [] });
  }
};

describe('an import over the API', () => {
  it('takes a file by its link, and enters it', async () => {
    const id = await begin('\ufeffFirma;E-Mail;Ort\r\nMüller GmbH;post@mueller.example;Köln\r\nŁódź AG;kein;Łódź\r\n');
    const params = { id };
    expect((await call('readImport', { params, body: {} })).status).toBe(202);
    expect(await work(id)).toMatchObject({ status: 'ready' });
    const { body, headers } = await call('getImport', { params });
    expect(body).toMatchObject({
      encoding: 'utf-8',
      separator: ';',
      mapping: [{ field: 'name' }, { field: 'emails' }, { field: 'addresses.city' }],
    });

    const change = { options: { country: 'DE' } };
    expect((await call('patchImport', { params, body: change })).status).toBe(428);
    expect((await call('patchImport', { params, body: change, headers: { 'if-match': '"1"' } })).status).toBe(412);
    const bad = { mapping: [{ column: 9, field: 'name' }] };
    const ifMatch = { 'if-match': String(headers['etag']) };
    expect((await call('patchImport', { params, body: bad, headers: ifMatch })).status).toBe(422);
    expect((await call('patchImport', { params, body: change, headers: ifMatch })).status).toBe(200);

    expect((await call('rehearseImport', { params })).status).toBe(202);
    expect(await work(id)).toMatchObject({ status: 'ready', dryRun: { counts: { created: 1, refused: 1 } } });
    expect((await call('startImport', { params, headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await call('startImport', { params })).status).toBe(202);
    expect(await work(id)).toMatchObject({ status: 'done', counts: { created: 1, refused: 1 } });

    const rows = await call('listImportRows', { params });
    expect(rows.body).toMatchObject({
      items: [
        { row: 2, outcome: 'created' },
        { row: 3, outcome: 'refused', column: 'E-Mail' },
      ],
    });
    const { url } = z.object({ url: z.string() }).parse((await call('getRefusedRows', { params })).body);
    expect(await (await fetch(url)).text()).toContain('Łódź AG,kein,Łódź,3,');
    expect((await call('listImports')).body).toMatchObject({ items: [{ id, status: 'done' }] });
  });

  it('says that no file is there yet, and reads it when it is', async () => {
    const { body } = await call('createImport', { body: { fileName: 'a.csv', recordType: 'account' } });
    const { id } = z.object({ import: importView }).parse(body).import;
    await call('readImport', { params: { id }, body: {} });
    expect(await work(id)).toMatchObject({ status: 'unreadable', why: 'No file has been put yet.' });
    expect((await call('startImport', { params: { id } })).status).toBe(409);
    expect((await call('getRefusedRows', { params: { id } })).status).toBe(404);
  });

  it('stops and goes on', async () => {
    const id = await begin('Name\nAlpha Steel\n');
    const params = { id };
    await call('readImport', { params, body: {} });
    await work(id);
    await call('startImport', { params });
    expect((await call('stopImport', { params })).status).toBe(202);
    expect(await work(id)).toMatchObject({ status: 'stopped' });
    expect((await call('resumeImport', { params })).status).toBe(202);
    expect(await work(id)).toMatchObject({ status: 'done', counts: { created: 1 } });
  });

  it('is nothing to those who may not import, or did not make it', async () => {
    const id = await begin('Name\nAcme\n');
    expect((await call('getImport', { params: { id }, claims: personClaims('ann') })).status).toBe(403);
    expect((await call('getImport', { params: { id }, claims: personClaims('sam') })).status).toBe(404);
    expect(
      (await call('createImport', { body: { fileName: 'a', recordType: 'account' }, claims: personClaims('ann') }))
        .status,
    ).toBe(403);
    expect((await call('createImport', { body: { fileName: '', recordType: 'thing' } })).status).toBe(400);
  });

  it('covers every route', () => {
    expect([...covered].toSorted()).toEqual(Object.keys(importsRoutes).toSorted());
  });
});

describe('the files of an import', () => {
  it('are written in parts when they are large, and read in parts', async () => {
    const files = importFiles(new S3Client({}), () => 'files');
    const line = `${'x'.repeat(999)}\n`;
    const count = 20_000;
    async function* lines() {
      for (let n = 0; n < count; n += 1) yield line;
    }
    expect(await files.writeAll('large', 'rows', 'text/csv', lines())).toBe(count * 1000);
    expect(await files.size('large', 'rows')).toBe(count * 1000);
    expect(Buffer.from(await files.read('large', 'rows', 8_388_000, 8_390_000)).toString()).toBe(line.repeat(2));
    expect(await files.size('large', 'source')).toBeUndefined();
    expect(await files.noted('large', 0)).toEqual({ results: [], mark: undefined });
  });
});
