import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { may } from '../../functions/access/contract/policy.ts';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { onlyAsks, routeKeyOf } from '../../shared/kernel/route.ts';
import { besideDenials } from '../support/denials.ts';
import { httpEvent } from '../support/lambda.ts';
import type { LocalTable } from '../support/local-table.ts';
import { catchLog } from '../support/log-lines.ts';
import { actors, type Actor } from './actors.ts';
import { loadApi, type Api } from './handlers.ts';
import { fillTable } from './records.ts';
import { examples, relationsOf } from './requests.ts';
import { readRights, type Expectation } from './rights.ts';
import { startRememberedTable, type Remembered } from './table-state.ts';

const exampleAt = (route: string) => {
  const operation = contracts.find((one) => routeKeyOf(one) === route)?.operationId;
  return operation === undefined ? undefined : examples[operation];
};
const rights = readRights((route) => relationsOf(exampleAt(route)));
const routes = contexts.flatMap(({ http }) => http?.routes ?? []);
const keys = routes.map(routeKeyOf);

const figures = { cells: 0, refused: 0 };
const queues = mockClient(SQSClient);
const topic = mockClient(SNSClient);
const users = mockClient(CognitoIdentityProviderClient);
let started: Awaited<ReturnType<typeof startRememberedTable>>;
let local: LocalTable;
let api: Api;
let table: Remembered;
let log: ReturnType<typeof catchLog>;

beforeAll(async () => {
  started = await startRememberedTable();
  local = started.local;
  for (const [name, value] of Object.entries({
    ...local.environment,
    QUEUE_PREFIX: 'rapport-test',
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/000000000000/rapport-test-dead-letters',
    TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:events',
    BUCKET_NAME: 'rapport-test-files',
    USER_POOL_ID: 'us-east-1_test',
  }))
    vi.stubEnv(name, value);
  queues.on(SendMessageCommand).resolves({});
  topic.on(PublishBatchCommand).resolves({});
  users.onAnyCommand().resolves({});
  users.on(AdminGetUserCommand).resolves({ UserAttributes: [{ Name: 'sub', Value: 'nina' }] });
  await fillTable(local.table);
  table = started.remember();
  api = await loadApi();
  log = catchLog();
});
afterAll(async () => {
  log.restore();
  await started.stop();
  console.log(
    `authorization matrix: ${keys.length} routes, ${actors.length} people and machines, ${figures.cells} cells hold; ` +
      `${figures.refused} of them are refused without a write`,
  );
});

const contractOf = (key: string) => {
  const contract = api.routes.find((one) => routeKeyOf(one) === key);
  if (!contract) throw new Error(`there is no route ${key}`);
  return contract;
};

let calls = 0;

/** Asks what a cell is about. @returns the status, and how many calls were made of what is not the table */
const ask = async (row: Expectation, actor: Actor) => {
  const example = exampleAt(row.route);
  const id = example?.records[row.record]?.(actor);
  if (!example || id === undefined) throw new Error(`requests.ts knows no record "${row.record}" of ${row.route}`);
  calls += 1;
  queues.resetHistory();
  topic.resetHistory();
  users.resetHistory();
  const { statusCode = 0 } = await api.invoke(
    httpEvent(row.route, {
      ...example.request(id),
      ...(actor.claims && { claims: actor.claims }),
      // The public route counts by address.
      address: `192.0.${calls >> 8}.${calls & 255}`,
    }),
  );
  return { status: statusCode, made: queues.calls().length + topic.calls().length + users.calls().length };
};

const nameOf = ({ at, route, record }: Expectation, { role, relation }: Actor) =>
  `rights.md:${at} ${route} (${record}) for ${role}, ${relation}`;

/** What is behind the authorizer answers 401 before the function; should it come through, it is refused all the same. */
const isAsExpected = (status: number, expected: number) =>
  expected === 401 ? status >= 400 && status < 500 : status === expected;

/** What is wrong with a cell; nothing when the handler answers as the table says and writes as it may. */
const faultsOf = async (row: Expectation, actor: Actor): Promise<string[]> => {
  const cell = nameOf(row, actor);
  const changes = !onlyAsks(contractOf(row.route));
  const expected = row.statuses[actor.role] ?? 0;
  const { status, made } = await ask(row, actor);
  const changed = besideDenials(status, table.restore());
  const faults: string[] = [];
  if (!isAsExpected(status, expected)) faults.push(`${cell}: ${status} instead of ${expected}`);
  if (status >= 400 && changed.length + made > 0)
    faults.push(`${cell}: ${status}, but it wrote ${changed.join(', ')} and made ${made} calls`);
  if (status < 300 && !changes && changed.length + made > 0)
    faults.push(`${cell}: a question wrote ${changed.join(', ')} and made ${made} calls`);
  if (status < 300 && changes && changed.length === 0) faults.push(`${cell}: it went through, but nothing was written`);
  return faults;
};

/**
 * What is wrong with the cells of a row. Those that must not write are asked one after the other, and the table is compared
 * after the last: only when something was written is each asked for itself.
 */
const faultsIn = async (row: Expectation): Promise<string[]> => {
  const there = actors.filter(({ relation }) => relation === row.relation);
  const unsaid = there.filter(({ role }) => row.statuses[role] === undefined);
  const said = there.filter((actor) => !unsaid.includes(actor));
  const asks = onlyAsks(contractOf(row.route));
  const isQuiet = ({ role }: Actor) => asks || (row.statuses[role] ?? 0) >= 400;
  const faults = unsaid.map((actor) => `${nameOf(row, actor)}: there is such a person, so the cell needs a status`);

  let quiet = true;
  for (const actor of said.filter(isQuiet)) {
    const { status, made } = await ask(row, actor);
    quiet &&= made === 0 && isAsExpected(status, row.statuses[actor.role] ?? 0);
  }
  const changed = besideDenials(403, table.restore());
  const alone = quiet && changed.length === 0 ? said.filter((actor) => !isQuiet(actor)) : said;
  for (const actor of alone) faults.push(...(await faultsOf(row, actor)));

  figures.cells += said.length;
  figures.refused += said.filter(({ role }) => (row.statuses[role] ?? 0) >= 400).length;
  return faults;
};

describe('the table of rights', () => {
  it('has lines for every route of every manifest, and for no other', () => {
    expect([...new Set(rights.map(({ route }) => route))].toSorted()).toEqual(keys.toSorted());
  });

  it('has one line for each record and relation of a route', () => {
    const wanted = api.routes.flatMap((route) =>
      Object.keys(examples[route.operationId]?.records ?? { 'an example in requests.ts': true }).flatMap((record) =>
        relationsOf(examples[route.operationId]).map((relation) => `${routeKeyOf(route)}, ${record}, ${relation}`),
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
    for (const row of rights.filter(({ route }) => route === key)) faults.push(...(await faultsIn(row)));
    expect(faults).toEqual([]);
  });

  it('finds a right that is too wide, one that is too narrow, and a refusal that writes', async () => {
    const rowOf = (route: string, record: string, relation: string) => {
      const row = rights.find((one) => one.route === route && one.record === record && one.relation === relation);
      if (!row) throw new Error('the table has no such row');
      return row;
    };
    const lineOf = (route: string, record: string, relation: string, role: string) => {
      const actor = actors.find((one) => one.role === role && one.relation === relation);
      if (!actor) throw new Error('there is nobody like that');
      return faultsOf(rowOf(route, record, relation), actor);
    };
    const resolving = ['POST /v1/tickets/{id}/resolve', 'queued'] as const;

    const right = vi.spyOn(may, 'workOnTicket').mockReturnValue(true);
    expect((await lineOf(...resolving, 'stranger', 'service')).join()).toContain('200 instead of 403');
    // Those of a row that must not write are told apart only when one of them did.
    const inRow = (await faultsIn(rowOf(...resolving, 'stranger'))).filter((fault) =>
      fault.includes('200 instead of 403'),
    );
    expect(inRow.join()).toMatch(/for sales, stranger.*for service, stranger/);
    right.mockReturnValue(false);
    expect((await lineOf(...resolving, 'member', 'service')).join()).toContain('403 instead of 200');
    right.mockRestore();

    await local.store({ pk: 'access#trace', sk: 'denied' });
    const faults = await lineOf(...resolving, 'stranger', 'service');
    expect(faults.join()).toContain('403, but it wrote access#trace denied');
    expect(await lineOf(...resolving, 'stranger', 'service')).toEqual([]);
  });
});
