import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putAccessRules } from '../../../functions/access/commands/put-access-rules.ts';
import { putTeam, putTerritory } from '../../../functions/access/commands/put-kept.ts';
import { putPerson } from '../../../functions/access/commands/put-person.ts';
import { may } from '../../../functions/access/contract/policy.ts';
import type { Territory } from '../../../functions/access/contract/records.ts';
import { usualRules, type AccessRules } from '../../../functions/access/contract/visibility.ts';
import type { Deps } from '../../../functions/access/deps.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { directoryOf } from '../../../functions/access/published/directory.ts';
import {
  getAccessRules,
  getTeam,
  getTerritory,
  listTeams,
  listTerritories,
} from '../../../functions/access/queries/read-directory.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { clockAt } from '../../support/clock.ts';
import { codeOf, people, requestBy, valueOf } from '../../support/company.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { memoryUsers } from '../../support/memory-users.ts';
import { START } from '../../support/tickets.ts';

let local: LocalTable;
let clock: ReturnType<typeof clockAt>;
let deps: Deps;
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(async () => {
  await local.stop();
});
beforeEach(async () => {
  for (const { pk, sk } of await local.everything())
    await local.table.write({ kind: 'delete', key: { pk: String(pk), sk: String(sk) } });
  clock = clockAt(START);
  const { users } = memoryUsers();
  deps = { store: directoryStore(local.table), directory: directoryOf(local.table, clock), users, clock };
  const person = { name: 'Somebody', departmentIds: [] };
  await putPerson(deps)({ ...person, id: 'admin', email: 'admin@rapport.example', roles: ['administrator'] });
  await putPerson(deps)({ ...person, id: 'agent', email: 'agent@rapport.example', roles: ['sales'] });
});

const asking = (by: Caller) => ({ ...requestBy(by), query: { limit: 50 }, body: undefined });
const page = { limit: 50 };

describe('teams', () => {
  const put = (id: string, name: string, by: Caller = people.admin, ifMatch?: number) =>
    putTeam(deps)({ ...requestBy(by), params: { id }, body: { name }, ifMatch });

  it('are created, replaced, read and listed by id', async () => {
    expect(valueOf(await put('north', 'North'))).toEqual({
      record: { id: 'north', name: 'North' },
      version: 1,
      created: true,
    });
    await put('keys', 'Key accounts');
    expect(valueOf(await put('north', 'The north', people.admin, 1))).toMatchObject({ version: 2, created: false });
    expect(codeOf(await put('north', 'Lapland', people.admin, 1))).toBe('stale-version');
    const one = await getTeam(deps)({ ...asking(people.agent), params: { id: 'north' }, query: undefined });
    expect(valueOf(one)).toMatchObject({ record: { id: 'north', name: 'The north' }, version: 2 });
    const all = await listTeams(deps)({ ...asking(people.agent), params: undefined, query: page });
    expect(valueOf(all).items.map(({ id }) => id)).toEqual(['keys', 'north']);
    expect(await deps.directory.teams()).toEqual(valueOf(all).items);
  });

  it('are the administrator’s to change', async () => {
    expect(codeOf(await put('north', 'North', people.agent))).toBe('forbidden');
    const gone = await getTeam(deps)({ ...asking(people.agent), params: { id: 'north' }, query: undefined });
    expect(codeOf(gone)).toBe('no-such-team');
    const machine: Caller = { kind: 'machine', id: 'shop' };
    for (const read of [
      await getTeam(deps)({ ...asking(machine), params: { id: 'north' }, query: undefined }),
      await listTeams(deps)({ ...asking(machine), params: undefined, query: page }),
    ])
      expect(codeOf(read)).toBe('forbidden');
  });

  it('say who changed them', async () => {
    await put('north', 'North');
    expect(await local.stored({ pk: 'access#directory', sk: 'teams' })).toMatchObject({
      updatedBy: 'person:admin',
      version: 1,
      teams: { north: { id: 'north', name: 'North', version: 1, createdAt: START } },
    });
  });
});

describe('territories', () => {
  const put = (territory: Territory, by: Caller = people.admin) =>
    putTerritory(deps)({ ...requestBy(by), params: { id: territory.id }, body: territory });
  const poland: Territory = { id: 'poland', name: 'Poland', order: 2, when: { regions: ['masovia', 'silesia'] } };
  const large: Territory = { id: 'zz-large', name: 'Large', order: 1, when: { employees: { from: 1000 } } };

  it('are listed by id, and asked by their order', async () => {
    for (const one of [poland, large]) valueOf(await put(one));
    const all = await listTerritories(deps)({ ...asking(people.agent), params: undefined, query: page });
    expect(valueOf(all).items).toEqual([poland, large]);
    expect(await deps.directory.territories()).toEqual([large, poland]);
    const one = await getTerritory(deps)({ ...asking(people.agent), params: { id: 'poland' }, query: undefined });
    expect(valueOf(one).record).toEqual(poland);
  });

  it('are known half a minute later when they change', async () => {
    expect(await deps.directory.territories()).toEqual([]);
    await put(poland);
    expect(await local.callsOf(() => deps.directory.territories())).toEqual([]);
    clock.advance(30_000);
    expect(await deps.directory.territories()).toEqual([poland]);
  });

  it('stay small enough to be read together', async () => {
    const regions = Array.from({ length: 200 }, (_, n) => `region-${String(n).padStart(50, '0')}`);
    const outcomes: string[] = [];
    for (let n = 0; n < 10; n += 1) outcomes.push(codeOf(await put({ ...poland, id: `t${n}`, when: { regions } })));
    expect(outcomes.indexOf('too-large')).toBe(8);
    expect(codeOf(await put({ ...poland, id: 't0' }))).toBe('ok');
  });

  it('are the administrator’s to change', async () => {
    expect(codeOf(await put(poland, people.agent))).toBe('forbidden');
    const one = await getTerritory(deps)({ ...asking(people.agent), params: { id: 'poland' }, query: undefined });
    expect(codeOf(one)).toBe('no-such-territory');
  });
});

describe('the access rules', () => {
  const put = (rules: AccessRules, { by = people.admin, ifMatch }: { by?: Caller; ifMatch?: number } = {}) =>
    putAccessRules(deps)({ ...requestBy(by), params: undefined, query: undefined, body: rules, ifMatch });
  const read = (by: Caller) => getAccessRules(deps)({ ...asking(by), params: undefined, query: undefined });
  const own: AccessRules = { visibility: { sales: { account: 'own' } }, fields: [] };
  const hiding = (field: string, access: 'hidden' | 'read' = 'hidden'): AccessRules => ({
    visibility: {},
    fields: [{ recordType: 'account', field, access, roles: ['sales'] }],
  });
  const sees = (by: Caller) =>
    deps.directory.viewer(by, ({ who, rules }) => may.readRecord(who, 'account', { ownerId: 'admin' }, rules));

  it('are the usual ones, at version 0, until somebody has set them', async () => {
    expect(valueOf(await read(people.agent))).toEqual({ rules: usualRules, version: 0 });
    expect(valueOf(await put(own, { ifMatch: 0 }))).toEqual({ rules: own, version: 1 });
    expect(valueOf(await read(people.agent))).toEqual({ rules: own, version: 1 });
    expect(codeOf(await put(own, { ifMatch: 0 }))).toBe('stale-version');
  });

  it('hide what they take away within half a minute, and show at once what they give', async () => {
    expect(valueOf(await sees(people.agent))).toMatchObject({ who: { id: 'agent' }, rules: usualRules });
    await put(own);
    clock.advance(30_000);
    expect(codeOf(await sees(people.agent))).toBe('forbidden');
    await put(usualRules);
    expect(valueOf(await sees(people.agent)).rules).toEqual(usualRules);
  });

  it('are read once in half a minute for somebody who sees what they ask for', async () => {
    await put(usualRules);
    await sees(people.agent);
    expect(await local.callsOf(() => sees(people.agent))).toEqual([]);
    clock.advance(30_000);
    expect(await local.callsOf(() => sees(people.agent))).toHaveLength(3);
  });

  it('refuse nobody without having looked at what is stored, at three calls', async () => {
    await put(own);
    await sees(people.agent);
    expect(await local.callsOf(() => sees(people.agent))).toHaveLength(3);
  });

  it('speak only of fields that are there, and hide none without which a record has no name', async () => {
    for (const field of ['phones', 'customFields', 'customFields.vat-id'])
      expect([field, codeOf(await put(hiding(field)))]).toEqual([field, 'ok']);
    expect(await put(hiding('phone'))).toMatchObject({ error: { code: 'unknown-field', field: 'fields.0.field' } });
    expect(await put(hiding('name'))).toMatchObject({ error: { code: 'always-shown', field: 'fields.0.field' } });
    expect(codeOf(await put(hiding('name', 'read')))).toBe('ok');
  });

  it('are the administrator’s to change, and for people to read', async () => {
    expect(codeOf(await put(own, { by: people.agent }))).toBe('forbidden');
    expect(codeOf(await read({ kind: 'machine', id: 'shop' }))).toBe('forbidden');
    await put(own);
    expect(await local.stored({ pk: 'access#directory', sk: 'access-rules' })).toMatchObject({
      updatedBy: 'person:admin',
    });
  });

  it('are not lost when two set them at once', async () => {
    const { version: ifMatch } = valueOf(await read(people.admin));
    const outcomes = await Promise.all([put(own, { ifMatch }), put(hiding('phones'), { ifMatch })]);
    expect(outcomes.map(codeOf).toSorted()).toEqual(['ok', 'stale-version']);
  });
});
