import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { may } from '../../functions/access/contract/policy.ts';
import { contexts } from '../../functions/contexts.ts';
import { routeKeyOf } from '../../shared/kernel/route.ts';
import { besideDenials } from '../support/denials.ts';
import { httpEvent } from '../support/lambda.ts';
import { startLocalTable, type LocalTable } from '../support/local-table.ts';
import { catchLog } from '../support/log-lines.ts';
import { actors, relations, type Actor } from './actors.ts';
import { loadApi, type Api } from './handlers.ts';
import { fillTable } from './records.ts';
import { examples } from './requests.ts';
import { readRights, type Expectation } from './rights.ts';
import { rememberTable, type Remembered } from './table-state.ts';

const rights = readRights();
const routes = contexts.flatMap(({ http }) => http?.routes ?? []);
const keys = routes.map(routeKeyOf);

const figures = { cells: 0, refused: 0, written: 0 };
const queues = mockClient(SQSClient);
const topic = mockClient(SNSClient);
let local: LocalTable;
let api: Api;
let table: Remembered;
let log: ReturnType<typeof catchLog>;

beforeAll(async () => {
  local = await startLocalTable();
  for (const [name, value] of Object.entries({
    ...local.environment,
    QUEUE_PREFIX: 'rapport-test',
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/000000000000/rapport-test-dead-letters',
    TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
    BUCKET_NAME: 'rapport-test-files',
  }))
    vi.stubEnv(name, value);
  queues.on(SendMessageCommand).resolves({});
  topic.on(PublishBatchCommand).resolves({});
  await fillTable(local.table);
  table = await rememberTable(local);
  api = await loadApi();
  log = catchLog();
});
afterAll(async () => {
  log.restore();
  await local.stop();
  console.log(
    `authorization matrix: ${keys.length} routes, ${actors.length} people and machines, ${figures.cells} cells hold; ` +
      `${figures.refused} refused without a write, ${figures.written} wrote`,
  );
});

const contractOf = (key: string) => {
  const contract = api.routes.find((one) => routeKeyOf(one) === key);
  if (!contract) throw new Error(`there is no route ${key}`);
  return contract;
};

let calls = 0;

/** What is wrong with a cell; nothing when the handler answers as the table says and writes as it may. */
const faultsOf = async (row: Expectation, actor: Actor): Promise<string[]> => {
  const expected = row.statuses[actor.role];
  const cell = `rights.md:${row.at} ${row.route} (${row.record}) for ${actor.role}, ${actor.relation}`;
  if (expected === undefined) return [`${cell}: there is such a person, so the cell needs a status`];
  const contract = contractOf(row.route);
  const example = examples[contract.operationId];
  const idOf = example?.records[row.record];
  if (!example || !idOf) return [`${cell}: requests.ts knows no such record`];

  calls += 1;
  queues.resetHistory();
  topic.resetHistory();
  const { statusCode = 0 } = await api.invoke(
    httpEvent(row.route, {
      ...example.request(idOf(actor)),
      ...(actor.claims && { claims: actor.claims }),
      // The public route counts by address.
      address: `192.0.${calls >> 8}.${calls & 255}`,
    }),
  );
  const changed = besideDenials(statusCode, await table.restore());
  const sent = queues.calls().length + topic.calls().length;
  figures.cells += 1;
  figures.refused += statusCode >= 400 ? 1 : 0;
  figures.written += changed.length > 0 ? 1 : 0;

  const faults: string[] = [];
  // What is behind the authorizer answers 401 before the function; should it come through, it is refused all the same.
  const byGateway = expected === 401;
  if (byGateway && contract.public) faults.push(`${cell}: the route is public`);
  if (byGateway ? statusCode < 400 || statusCode >= 500 : statusCode !== expected)
    faults.push(`${cell}: ${statusCode} instead of ${expected}`);
  if (statusCode >= 400 && changed.length + sent > 0)
    faults.push(`${cell}: ${statusCode}, but it wrote ${changed.join(', ')} and sent ${sent} messages`);
  if (statusCode < 300 && contract.method === 'GET' && changed.length + sent > 0)
    faults.push(`${cell}: a GET wrote ${changed.join(', ')} and sent ${sent} messages`);
  if (statusCode < 300 && contract.method !== 'GET' && changed.length === 0)
    faults.push(`${cell}: it went through, but nothing was written`);
  return faults;
};

describe('the table of rights', () => {
  it('has lines for every route of every manifest, and for no other', () => {
    expect([...new Set(rights.map(({ route }) => route))].toSorted()).toEqual(keys.toSorted());
  });

  it('has one line for each record and relation of a route', () => {
    const wanted = api.routes.flatMap((route) =>
      Object.keys(examples[route.operationId]?.records ?? { 'an example in requests.ts': true }).flatMap((record) =>
        relations.map((relation) => `${routeKeyOf(route)}, ${record}, ${relation}`),
      ),
    );
    const written = rights.map(({ route, record, relation }) => `${route}, ${record}, ${relation}`);
    expect(written.toSorted()).toEqual(wanted.toSorted());
  });

  it('has an example for no operation that is gone', () => {
    const operations = new Set(api.routes.map(({ operationId }) => operationId));
    expect(Object.keys(examples).filter((name) => !operations.has(name))).toEqual([]);
  });

  it('asks everybody but the public for a token, and says so in the last column', () => {
    for (const { route, statuses } of rights) {
      const status = statuses['no token'];
      if (status !== undefined) expect([route, status === 401]).toEqual([route, contractOf(route).public !== true]);
    }
  });

  it.each(keys)('holds for %s', async (key) => {
    const faults: string[] = [];
    for (const row of rights.filter(({ route }) => route === key))
      for (const actor of actors.filter(({ relation }) => relation === row.relation))
        faults.push(...(await faultsOf(row, actor)));
    expect(faults).toEqual([]);
  });

  it('finds a right that is too wide, one that is too narrow, and a refusal that writes', async () => {
    const lineOf = (route: string, record: string, relation: string, role: string) => {
      const row = rights.find((one) => one.route === route && one.record === record && one.relation === relation);
      const actor = actors.find((one) => one.role === role && one.relation === relation);
      if (!row || !actor) throw new Error('the table has no such cell');
      return faultsOf(row, actor);
    };
    const resolving = ['POST /v1/tickets/{id}/resolve', 'queued'] as const;

    const before = { ...figures };
    const right = vi.spyOn(may, 'workOnTicket').mockReturnValue(true);
    expect((await lineOf(...resolving, 'stranger', 'agent')).join()).toContain('200 instead of 403');
    right.mockReturnValue(false);
    expect((await lineOf(...resolving, 'member', 'agent')).join()).toContain('403 instead of 200');
    right.mockRestore();

    await local.store({ pk: 'access#trace', sk: 'denied' });
    const faults = await lineOf(...resolving, 'stranger', 'agent');
    expect(faults.join()).toContain('403, but it wrote access#trace denied');
    expect(await lineOf(...resolving, 'stranger', 'agent')).toEqual([]);
    Object.assign(figures, before);
  });
});
