import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { auditEntry, verificationView } from '../../../functions/access/contract/audit.ts';
import type { ItemChange } from '../../../functions/access/domain/audit-entry.ts';
import { DataExported } from '../../../functions/access/contract/audit-events.ts';
import { handler } from '../../../functions/access/entry/api.http.ts';
import { handler as keepAudit } from '../../../functions/access/entry/keep-audit.queue.ts';
import { handler as recordChanges } from '../../../functions/access/entry/record-changes.stream.ts';
import { handler as storeHeads } from '../../../functions/access/entry/store-heads.schedule.ts';
import { eventEnvelope, stamp, type DomainEvent } from '../../../shared/kernel/event.ts';
import { listOf } from '../../../shared/kernel/list.ts';
import { startAudit, streamEvent, type Audit } from '../../support/audit.ts';
import { httpEvent, lambdaContext, personClaims, sqsEvent, type HttpCall } from '../../support/lambda.ts';
import { catchLog } from '../../support/log-lines.ts';

let audit: Audit;
let log: ReturnType<typeof catchLog>;
beforeAll(async () => {
  audit = await startAudit();
  for (const [name, value] of Object.entries({
    ...audit.environment,
    AWS_ENDPOINT_URL_S3: audit.endpoint,
    HEADS_BUCKET_NAME: audit.bucket,
  }))
    vi.stubEnv(name, value);
  const people = { eve: ['auditor'], root: ['administrator'], ann: ['service'] };
  for (const [id, roles] of Object.entries(people))
    await audit.store({
      pk: 'access#directory',
      sk: `person#${id}`,
      id,
      name: id,
      email: `${id}@rapport.example`,
      roles,
      departmentIds: [],
    });
  await audit.store({
    pk: 'access#directory',
    sk: 'access-rules',
    visibility: {},
    fields: [
      { recordType: 'account', field: 'phones', access: 'hidden', roles: ['auditor'] },
      { recordType: 'account', field: 'customFields.size', access: 'hidden', roles: ['auditor'] },
      { recordType: 'account', field: 'name', access: 'read', roles: ['auditor'] },
    ],
  });
  log = catchLog();
});
afterAll(async () => {
  log.restore();
  await audit.stop();
});

const page = listOf(auditEntry);

const call = async (routeKey: string, by: string, more: HttpCall = {}) => {
  const {
    statusCode,
    body = '',
    headers,
  } = await handler(httpEvent(routeKey, { claims: personClaims(by), ...more }), lambdaContext);
  return { status: statusCode, headers, body: JSON.parse(body) as unknown };
};
const list = async (routeKey: string, query: Record<string, string> = {}, by = 'eve') => {
  const { status, body } = await call(routeKey, by, { query });
  expect([status, body]).toEqual([200, body]);
  return page.parse(body);
};

const tell = async (...changes: readonly ItemChange[]) => {
  audit.clock.advance(1_000);
  return recordChanges(streamEvent(...changes), lambdaContext);
};
const account = (id: string) => ({ pk: `customers#account#${id}`, sk: 'record' });

/** The events that ride on items of this kind, as the queue would bring them. */
const riding = async (pattern: RegExp): Promise<DomainEvent[]> =>
  (await audit.everything()).flatMap(({ pk, events }) =>
    pattern.test(String(pk)) && typeof events === 'string' ? eventEnvelope.array().parse(JSON.parse(events)) : [],
  );
const bring = (...events: readonly DomainEvent[]) => keepAudit(sqsEvent(...events), lambdaContext);

describe('what became of a record', () => {
  it('is told newest first, with what was before and after, a page at a time', async () => {
    for (const name of ['A', 'B', 'C']) await tell(audit.change(account('acme'), { name }, 'person:ann'));
    const query = { recordType: 'account', recordId: 'acme', limit: '2' };
    const { items, cursor = '' } = await list('GET /v1/audit', query);
    expect(items).toEqual([
      {
        recordType: 'account',
        recordId: 'acme',
        kind: 'changed',
        at: '2026-03-02T09:00:02.000Z',
        by: 'person:ann',
        version: 3,
        fields: ['name'],
        changes: [{ field: 'name', before: 'B', after: 'C' }],
        intact: true,
      },
      expect.objectContaining({ version: 2, changes: [{ field: 'name', before: 'A', after: 'B' }] }),
    ]);
    const rest = await list('GET /v1/audit', { ...query, cursor });
    expect(rest.items).toEqual([expect.objectContaining({ kind: 'created', version: 1 })]);
    expect(rest).not.toHaveProperty('cursor');
  });

  it('is told by person, whatever the record', async () => {
    await tell(
      audit.change(account('mine'), { name: 'M' }, 'person:carl'),
      audit.change({ pk: 'access#directory', sk: 'settings' }, { timeZone: 'UTC' }, 'person:carl'),
      audit.change(account('theirs'), { name: 'T' }, 'system:import'),
    );
    const { items, cursor = '' } = await list('GET /v1/audit', { actor: 'person:carl', limit: '1' });
    const more = await list('GET /v1/audit', { actor: 'person:carl', limit: '1', cursor });
    const named = [...items, ...more.items].map(({ recordType, recordId }) => `${recordType} ${recordId}`);
    expect(new Set(named)).toEqual(new Set(['account mine', 'directory settings']));
    expect((await list('GET /v1/audit', { actor: 'person:nobody' })).items).toEqual([]);
  });

  it('keeps from an auditor what the access rules hide from them, and from an administrator nothing', async () => {
    const content = { name: 'A', phones: ['+49'], customFields: { size: 3, colour: 'red' } };
    await tell(audit.change(account('hidden'), content));
    const query = { recordType: 'account', recordId: 'hidden' };
    const changes = async (by: string) => (await list('GET /v1/audit', query, by)).items[0]?.changes;
    expect(await changes('eve')).toEqual([
      { field: 'customFields.colour', after: 'red' },
      { field: 'customFields.size', hidden: true },
      { field: 'name', after: 'A' },
      { field: 'phones', hidden: true },
    ]);
    expect(await changes('root')).toContainEqual({ field: 'phones', after: ['+49'] });
    await tell(audit.change({ pk: 'service#ticket#t1', sk: 'ticket' }, { phones: 'p' }));
    expect((await list('GET /v1/audit', { recordType: 'ticket', recordId: 't1' })).items[0]?.changes).toEqual([
      { field: 'phones', after: 'p' },
    ]);
  });

  it('says of what somebody has tampered with that it is not intact, and hides none of it', async () => {
    for (const name of ['A', 'B', 'C']) await tell(audit.change(account('bent'), { name }));
    const rows = await audit.deps.audit.rowsOf({ recordType: 'account', recordId: 'bent' }, { limit: 9 });
    const [first, second, third] = rows.map(({ mark }) => ({ pk: 'access#audit#account#bent', sk: mark }));
    if (!first || !second || !third) throw new Error('three changes have three rows');
    await audit.tamper(first, (item) => ({ ...item, changes: '[{"field":"name","after":"Z"}]' }));
    await audit.tamper(second, (item) => ({ ...item, text: String(item['text']).replace('person:ada', 'person:eva') }));
    await audit.tamper(third, (item) => ({ ...item, text: 'nonsense' }));
    await audit.store({ ...first, sk: '2026-03-03T00:00:00.000Z#forged', text: '{}', version: 1 });
    const { items } = await list('GET /v1/audit', { recordType: 'account', recordId: 'bent' });
    expect(items.map(({ intact, by, at }) => [intact, by, at.slice(0, 10)])).toEqual([
      [false, 'unknown', '2026-03-03'],
      [false, 'unknown', '2026-03-02'],
      [false, 'person:eva', '2026-03-02'],
      [false, 'person:ada', '2026-03-02'],
    ]);
  });

  it('says that values were erased', async () => {
    await tell(audit.change(account('erased'), { name: 'A' }), audit.change(account('erased'), { erasureId: 'E1' }));
    await bring(...(await riding(/^access#audit#account#erased$/)));
    const { items } = await list('GET /v1/audit', { recordType: 'account', recordId: 'erased' });
    expect(items).toEqual([
      expect.objectContaining({ kind: 'erased', about: { erasureId: 'E1' }, intact: true }),
      expect.objectContaining({ kind: 'created', fields: ['name'], erased: true, intact: true }),
    ]);
    for (const item of items) expect(item).not.toHaveProperty('changes');
  });

  it.each([
    ['nothing', {}],
    ['half a record', { recordType: 'account' }],
    ['a record and a person', { recordType: 'account', recordId: 'a', actor: 'person:ann' }],
    ['half a record and a person', { recordId: 'a', actor: 'person:ann' }],
    ['somebody who is no person', { actor: 'system:import' }],
    ['a cursor of another list', { recordType: 'account', recordId: 'a', cursor: 'x' }],
  ])('is refused for %s', async (_, query) => {
    expect((await call('GET /v1/audit', 'eve', { query })).status).toBe(400);
  });
});

describe('what was refused', () => {
  it('is told to the audit by the router: who, on which route, which record', async () => {
    const before = await audit.everything();
    const params = { id: 'B'.repeat(26) };
    const { status } = await call('GET /v1/audit/verifications/{id}', 'ann', { params });
    expect(status).toBe(403);
    const [denial, ...more] = await riding(/^access#denial#/);
    expect([denial, more]).toEqual([
      expect.objectContaining({
        type: 'access.denied.v1',
        source: '/access/denials',
        actor: 'person:ann',
        data: { route: 'GET /v1/audit/verifications/{id}', status: 403, recordId: params.id },
      }),
      [],
    ]);
    const written = (await audit.everything()).length - before.length;
    expect(written).toBe(1);
    // The same refusal within a minute costs nothing.
    await call('GET /v1/audit/verifications/{id}', 'ann', { params });
    expect(await audit.everything()).toHaveLength(before.length + 1);
    if (!denial) throw new Error('no denial');
    await bring(denial, denial);
    expect((await list('GET /v1/audit/denials')).items).toEqual([
      {
        recordType: 'denial',
        recordId: denial.subject,
        kind: 'denied',
        at: denial.time,
        by: 'person:ann',
        correlationId: denial.correlationid,
        fields: [],
        about: denial.data,
        intact: true,
      },
    ]);
  });

  it.each(['GET /v1/audit', 'GET /v1/audit/denials', 'GET /v1/audit/exports', 'POST /v1/audit/verifications'])(
    'is the audit itself, to all but auditors and administrators: %s',
    async (routeKey) => {
      const query = { ...(routeKey === 'GET /v1/audit' && { actor: 'person:ann' }) };
      expect((await call(routeKey, 'ann', { query })).status).toBe(403);
      expect((await call(routeKey, 'root', { query })).status).toBeLessThan(300);
    },
  );
});

it('exports are told, each once, with who asked for them', async () => {
  const data = { what: 'accounts', format: 'csv', records: 17, requestedBy: 'person:ann' };
  const cause = { actor: 'system:run-jobs', correlationId: 'REQUEST1' };
  const about = { source: '/customers/exports', subject: 'X1', version: 4, time: '2026-03-02T09:00:00.000Z', cause };
  const [event] = stamp([DataExported(data)], about);
  if (!event) throw new Error('no event');
  await bring(event);
  await bring(event);
  expect((await list('GET /v1/audit/exports')).items).toEqual([
    expect.objectContaining({
      recordType: 'export',
      recordId: 'X1',
      kind: 'exported',
      by: 'person:ann',
      about: { what: 'accounts', format: 'csv', records: 17 },
      intact: true,
    }),
  ]);
});

it('a verification is asked for, carried out by the queue and read', async () => {
  await storeHeads({}, lambdaContext);
  const asked = await call('POST /v1/audit/verifications', 'eve');
  const { id, status } = verificationView.parse(asked.body);
  expect([asked.status, status]).toEqual([202, 'queued']);
  expect(asked.headers?.['location']).toBe(`/v1/audit/verifications/${id}`);
  await bring(...(await riding(new RegExp(`^access#audit-verification#${id}$`))));
  const read = await call('GET /v1/audit/verifications/{id}', 'eve', { params: { id } });
  const found = verificationView.parse(read.body);
  expect(found).toMatchObject({ status: 'done', headFiles: 1, intact: false });
  expect(new Set(found.faults.map(({ recordId }) => recordId))).toEqual(new Set(['bent']));
  expect(read.headers?.['etag']).toBe(`"${found.version}"`);
  const missing = await call('GET /v1/audit/verifications/{id}', 'eve', { params: { id: 'C'.repeat(26) } });
  expect(missing.status).toBe(404);
});

it('the stream is told where to begin again, and the log says why without a value', async () => {
  const change = audit.change(account('broken'), { name: 'Planted.Marker-7' });
  const chain = audit.deps.audit.chainOf({ recordType: 'account', recordId: 'broken' });
  const head = { pk: `access#audit-chain#${chain}`, sk: 'head' };
  await tell(change);
  await audit.tamper(head, () => undefined);
  const again = audit.change(account('broken'), { name: 'Planted.Marker-8' });
  expect(await tell(change, again)).toEqual({ batchItemFailures: [{ itemIdentifier: change.sequence }] });
  expect(log.texts().join('\n')).not.toContain('Planted');
  expect(log.lines().at(-1)).toMatchObject({ code: 'audit', again: change.sequence, failure: { name: 'Error' } });
  expect(z.object({ level: z.literal('WARN') }).safeParse(log.lines().at(-1)).success).toBe(true);
});
