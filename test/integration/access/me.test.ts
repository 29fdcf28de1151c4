import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putDepartment } from '../../../functions/access/commands/put-kept.ts';
import { putPerson } from '../../../functions/access/commands/put-person.ts';
import type { PersonEntry } from '../../../functions/access/contract/records.ts';
import type { Deps } from '../../../functions/access/deps.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { directoryOf } from '../../../functions/access/published/directory.ts';
import { getMe } from '../../../functions/access/queries/read-people.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { clockAt } from '../../support/clock.ts';
import { codeOf, people, requestBy, valueOf } from '../../support/company.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { memoryUsers } from '../../support/memory-users.ts';
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
  const { users } = memoryUsers();
  deps = { store: directoryStore(local.table), directory: directoryOf(local.table, clock), users, clock };
  await putPerson(deps)(entry('admin', { roles: ['administrator'] }));
  await putPerson(deps)(entry('agent'));
});

const entry = (id: string, changes: Partial<PersonEntry> = {}): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles: ['service'],
  departmentIds: [],
  ...changes,
});

const me = (caller: Caller) =>
  getMe(deps)({ ...requestBy(caller), params: undefined, query: undefined, body: undefined });

describe('who am I', () => {
  it('tells a person who they are and what they see', async () => {
    await deps.store.putAccessRules(
      {
        visibility: { service: { account: 'team' } },
        fields: [{ recordType: 'contact', field: 'birthday', access: 'hidden', roles: ['service'] }],
      },
      undefined,
      START,
      setUp,
    );
    await putPerson(deps)(entry('agent', { teamIds: ['north'] }));
    await putDepartment(deps)({
      ...requestBy(people.admin),
      params: { id: 'billing' },
      body: { ...billing, managerEmail: 'agent@rapport.example' },
    });
    clock.advance(30_000);
    expect(valueOf(await me(people.agent))).toEqual({
      kind: 'person',
      id: 'agent',
      person: { ...entry('agent'), teamIds: ['north'], territoryIds: [], active: true },
      roles: ['service'],
      managedDepartmentIds: ['billing'],
      scopes: { account: ['owner:agent', 'team:north'], contact: ['all'] },
      fields: { account: {}, contact: { birthday: 'hidden' } },
    });
  });

  it('tells a machine what it sees, and nobody anything', async () => {
    expect(valueOf(await me({ kind: 'machine', id: 'shop' }))).toEqual({
      kind: 'machine',
      id: 'shop',
      roles: ['machine'],
      managedDepartmentIds: [],
      scopes: { account: ['all'], contact: ['all'] },
      fields: { account: {}, contact: {} },
    });
    for (const caller of [{ kind: 'nobody' }, { kind: 'person', id: 'gone' }] as const)
      expect(codeOf(await me(caller))).toBe('forbidden');
  });

  it('costs nothing when it is known, and names a role that this version does not know to nobody', async () => {
    await local.store({
      pk: 'access#directory',
      sk: 'person#old',
      ...entry('old'),
      roles: ['dispatcher', 'sales'],
      version: 1,
      createdAt: START,
    });
    expect(valueOf(await me({ kind: 'person', id: 'old' })).roles).toEqual(['sales']);
    expect(await local.callsOf(() => me({ kind: 'person', id: 'old' }))).toEqual([]);
  });
});
