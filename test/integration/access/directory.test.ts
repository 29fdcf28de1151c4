import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putDepartment } from '../../../functions/access/commands/put-kept.ts';
import { putPerson } from '../../../functions/access/commands/put-person.ts';
import { putSettings } from '../../../functions/access/commands/put-settings.ts';
import { may } from '../../../functions/access/contract/policy.ts';
import type { Department, PersonEntry } from '../../../functions/access/contract/records.ts';
import type { Deps } from '../../../functions/access/deps.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { directoryOf } from '../../../functions/access/published/directory.ts';
import { getSettings, listDepartments } from '../../../functions/access/queries/read-directory.ts';
import { listPeople } from '../../../functions/access/queries/read-people.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { clockAt } from '../../support/clock.ts';
import { codeOf, people, requestBy, valueOf } from '../../support/company.ts';
import { memoryUsers } from '../../support/memory-users.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { billing, setUp, START } from '../../support/tickets.ts';

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
  deps = {
    store: directoryStore(local.table),
    directory: directoryOf(local.table, clock),
    users: memoryUsers().users,
    clock,
  };
  await putPerson(deps)(person('admin', { roles: ['administrator'] }));
  await putPerson(deps)(person('agent', { departmentIds: ['billing'] }));
});

const person = (id: string, changes: Partial<PersonEntry> = {}): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles: ['service'],
  departmentIds: [],
  ...changes,
});

const put = (department: Department, { ifMatch, by = people.admin }: { ifMatch?: number | 'any'; by?: Caller } = {}) =>
  putDepartment(deps)({
    ...requestBy(by),
    params: { id: department.id },
    body: department,
    ifMatch,
  });

const mayWork = (caller: Caller) =>
  deps.directory.authorize(caller, (who) => may.workOnTicket(who, { departmentId: 'billing', createdBy: 'customer' }));

const anybody = () => true;

describe('the directory', () => {
  it('lets those through whom the policy lets through', async () => {
    expect(codeOf(await mayWork(people.agent))).toBe('ok');
    expect(codeOf(await mayWork(people.admin))).toBe('ok');
    expect(codeOf(await mayWork(people.stranger))).toBe('forbidden');
    expect(codeOf(await mayWork({ kind: 'machine', id: 'agent' }))).toBe('forbidden');
    expect(codeOf(await mayWork({ kind: 'nobody' }))).toBe('forbidden');
  });

  it('ends a right within a minute of its withdrawal', async () => {
    expect(codeOf(await mayWork(people.agent))).toBe('ok');
    await putPerson(deps)(person('agent'));
    clock.advance(60_000);
    expect(codeOf(await mayWork(people.agent))).toBe('forbidden');
  });

  it('ends a right within a minute also while it is used all the time', async () => {
    await mayWork(people.agent);
    await putPerson(deps)(person('agent'));
    for (let second = 0; second < 60; second += 5) {
      await mayWork(people.agent);
      clock.advance(5_000);
    }
    expect(codeOf(await mayWork(people.agent))).toBe('forbidden');
  });

  it('grants a right at once, a moment after it was refused', async () => {
    expect(codeOf(await mayWork(people.stranger))).toBe('forbidden');
    await putPerson(deps)(person('stranger', { departmentIds: ['billing'] }));
    expect(codeOf(await mayWork(people.stranger))).toBe('ok');
  });

  it('grants what comes with managing a department at once', async () => {
    await put(billing);
    await putPerson(deps)(person('chief', { email: 'chief@rapport.example' }));
    expect(codeOf(await mayWork({ kind: 'person', id: 'chief' }))).toBe('forbidden');
    await put({ ...billing, managerEmail: 'Chief@Rapport.example' });
    expect(codeOf(await mayWork({ kind: 'person', id: 'chief' }))).toBe('ok');
  });

  it('asks the table once in half a minute for somebody who may', async () => {
    await mayWork(people.agent);
    expect(await local.callsOf(() => mayWork(people.agent))).toEqual([]);
    clock.advance(30_000);
    expect(await local.callsOf(() => mayWork(people.agent))).toHaveLength(2);
  });

  it('refuses nobody without having looked at what is stored, at two calls', async () => {
    await mayWork(people.stranger);
    expect(await local.callsOf(() => mayWork(people.stranger))).toHaveLength(2);
  });

  it('does not remember a reading that failed', async () => {
    let broken = true;
    const table = {
      ...local.table,
      get: (...asked: Parameters<typeof local.table.get>) =>
        broken ? Promise.reject(new Error('throttled')) : local.table.get(...asked),
    };
    const directory = directoryOf(table, clock);
    await expect(directory.authorize(people.admin, may.changeSettings)).rejects.toThrow('throttled');
    broken = false;
    expect(codeOf(await directory.authorize(people.admin, may.changeSettings))).toBe('ok');
  });

  it('finds people by id, and by e-mail address in any case', async () => {
    expect((await deps.directory.find('agent', anybody))?.id).toBe('agent');
    expect((await deps.directory.find('AGENT@rapport.example', anybody))?.id).toBe('agent');
    expect(await deps.directory.find('gone', anybody)).toBeUndefined();
    expect(await deps.directory.find('gone@rapport.example', anybody)).toBeUndefined();
  });

  it('finds nobody by an address that they had before, nor by the beginning of one', async () => {
    await putPerson(deps)(person('agent', { email: 'Aiko@rapport.example' }));
    expect(await deps.directory.find('agent@rapport.example', anybody)).toBeUndefined();
    expect((await deps.directory.find('aiko@rapport.example', anybody))?.id).toBe('agent');
    expect(await deps.directory.find('aiko@rapport', anybody)).toBeUndefined();
    await putPerson(deps)(person('agent', { email: 'aiko@rapport.example', name: 'Aiko' }));
    expect((await deps.directory.find('aiko@rapport.example', anybody))?.name).toBe('Aiko');
  });

  it('finds a department that was made a moment ago', async () => {
    expect(await deps.directory.department('billing')).toBeUndefined();
    await put(billing);
    expect(await deps.directory.department('billing')).toEqual(billing);
  });
});

describe('departments', () => {
  it('are created, replaced and listed by id', async () => {
    expect(valueOf(await put(billing))).toEqual({ record: billing, version: 1, created: true });
    await put({ ...billing, id: 'accounts' });
    const changed = { ...billing, name: 'Money' };
    expect(valueOf(await put(changed))).toEqual({ record: changed, version: 2, created: false });
    const request = { ...requestBy(people.agent), params: undefined, query: { limit: 50 }, body: undefined };
    expect(valueOf(await listDepartments(deps)(request)).items).toEqual([{ ...billing, id: 'accounts' }, changed]);
  });

  it('are not lost when many are put at the same time', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const outcomes = await Promise.all(ids.map((id) => put({ ...billing, id })));
    expect(outcomes.map(codeOf)).toEqual(ids.map(() => 'ok'));
    expect(Object.keys((await deps.store.departments())?.byId ?? {}).toSorted()).toEqual(ids);
  });

  it('check If-Match when it is sent, each department by its own version', async () => {
    await put(billing);
    await put({ ...billing, id: 'accounts' });
    expect(codeOf(await put(billing, { ifMatch: 2 }))).toBe('stale-version');
    expect(codeOf(await put(billing, { ifMatch: 1 }))).toBe('ok');
    expect(codeOf(await put(billing, { ifMatch: 1 }))).toBe('stale-version');
    expect(codeOf(await put(billing, { ifMatch: 'any' }))).toBe('ok');
    expect(codeOf(await put({ ...billing, id: 'brand-new' }, { ifMatch: 1 }))).toBe('stale-version');
  });

  it('refuse another id in the body', async () => {
    const request = { ...requestBy(people.admin), params: { id: 'money' }, body: billing };
    expect(await putDepartment(deps)(request)).toMatchObject({ error: { code: 'other-id', field: 'id' } });
  });

  it('are two hundred at the most', async () => {
    const all = Object.fromEntries(
      Array.from({ length: 200 }, (_, n) => [`d${n}`, { ...billing, id: `d${n}`, version: 1, createdAt: START }]),
    );
    await local.store({ pk: 'access#directory', sk: 'departments', version: 1, createdAt: START, departments: all });
    expect(codeOf(await put(billing))).toBe('too-many');
    expect(codeOf(await put({ ...billing, id: 'd7' }))).toBe('ok');
  });

  it('are the administrator’s to change', async () => {
    const before = await local.everything();
    expect(codeOf(await put(billing, { by: people.agent }))).toBe('forbidden');
    expect(await local.everything()).toEqual(before);
  });
});

describe('people', () => {
  it('are listed by id, in pages', async () => {
    for (const id of ['zoe', 'bob']) await putPerson(deps)(person(id));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 3, cursor };
      const request = { ...requestBy(people.agent), params: undefined, query, body: undefined };
      const page = valueOf(await listPeople(deps)(request));
      seen.push(...page.items.map(({ id }) => id));
      cursor = 'cursor' in page ? page.cursor : undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['admin', 'agent', 'bob', 'zoe']);
  });
});

const setZone = (timeZone: string, changes: { ifMatch?: number; by?: Caller } = {}) =>
  putSettings(deps)({
    ...requestBy(changes.by ?? people.admin),
    params: undefined,
    query: undefined,
    body: { timeZone },
    ifMatch: changes.ifMatch,
  });

describe('the settings', () => {
  it('are UTC, at version 0, until somebody has set them', async () => {
    const request = { ...requestBy(people.agent), params: undefined, query: undefined, body: undefined };
    expect(valueOf(await getSettings(deps)(request))).toEqual({ settings: { timeZone: 'UTC' }, version: 0 });
    expect(await deps.directory.settings()).toEqual({ timeZone: 'UTC' });
    valueOf(await setZone('Europe/Warsaw', { ifMatch: 0 }));
    expect(valueOf(await getSettings(deps)(request))).toEqual({ settings: { timeZone: 'Europe/Warsaw' }, version: 1 });
    expect(await deps.directory.settings()).toEqual({ timeZone: 'Europe/Warsaw' });
  });

  it('tell of each change with the change itself', async () => {
    await setZone('Europe/Warsaw');
    const item = await local.stored({ pk: 'access#directory', sk: 'settings' });
    expect(JSON.parse(String(item?.['events']))).toMatchObject([
      { id: 'settings:1:0', type: 'settings.changed.v1', data: { timeZone: 'Europe/Warsaw' }, actor: 'person:admin' },
    ]);
  });

  it('name the country of phone numbers that have none; nobody is told of that', async () => {
    const before = await deps.store.settings();
    await deps.store.putSettings({ timeZone: 'Europe/Berlin', country: 'DE' }, before, deps.clock.now(), setUp);
    const request = { ...requestBy(people.agent), params: undefined, query: undefined, body: undefined };
    expect(valueOf(await getSettings(deps)(request)).settings).toEqual({ timeZone: 'Europe/Berlin', country: 'DE' });
    expect(await deps.directory.settings()).toEqual({ timeZone: 'Europe/Berlin', country: 'DE' });
    const item = await local.stored({ pk: 'access#directory', sk: 'settings' });
    expect(JSON.parse(String(item?.['events']))).toMatchObject([{ data: { timeZone: 'Europe/Berlin' } }]);
    expect(String(item?.['events'])).not.toContain('country');
  });

  it('are the administrator’s to change, on the version that they saw', async () => {
    await setZone('Europe/Warsaw');
    expect(codeOf(await setZone('UTC', { by: people.agent }))).toBe('forbidden');
    expect(codeOf(await setZone('UTC', { ifMatch: 0 }))).toBe('stale-version');
    expect(codeOf(await setZone('UTC', { ifMatch: 1 }))).toBe('ok');
  });
});
