import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPerson } from '../../../functions/access/commands/create-person.ts';
import { patchPerson } from '../../../functions/access/commands/patch-person.ts';
import { putDepartment, putTeam } from '../../../functions/access/commands/put-kept.ts';
import { putPerson } from '../../../functions/access/commands/put-person.ts';
import { may } from '../../../functions/access/contract/policy.ts';
import type { NewPerson, Person, PersonEntry } from '../../../functions/access/contract/records.ts';
import type { Deps } from '../../../functions/access/deps.ts';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { directoryOf } from '../../../functions/access/published/directory.ts';
import { getMe, getPerson } from '../../../functions/access/queries/read-people.ts';
import { newPerson } from '../../../functions/access/contract/records.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { clockAt } from '../../support/clock.ts';
import { codeOf, people, requestBy, valueOf } from '../../support/company.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { memoryUsers } from '../../support/memory-users.ts';
import { billing, setUp, START } from '../../support/tickets.ts';

let local: LocalTable;
let clock: ReturnType<typeof clockAt>;
let pool: ReturnType<typeof memoryUsers>;
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
  pool = memoryUsers();
  deps = { store: directoryStore(local.table), directory: directoryOf(local.table, clock), users: pool.users, clock };
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

const asked = (changes: Partial<NewPerson> = {}) =>
  newPerson.parse({ email: 'Sara@rapport.example', name: 'Sara Sales', roles: ['sales'], ...changes });

const create = (changes: Partial<NewPerson> = {}, by: Caller = people.admin, within: Deps = deps) =>
  createPerson(within)({ ...requestBy(by), params: undefined, query: undefined, body: asked(changes) });

const patch = (
  id: string,
  body: Partial<Omit<Person, 'id' | 'email'>>,
  { ifMatch = 'any', by = people.admin, within = deps }: { ifMatch?: number | 'any'; by?: Caller; within?: Deps } = {},
) => patchPerson(within)({ ...requestBy(by), params: { id }, query: undefined, body, ifMatch });

const me = (caller: Caller) =>
  getMe(deps)({ ...requestBy(caller), params: undefined, query: undefined, body: undefined });

const entriesOf = async (email: string) =>
  (await local.everything()).filter(({ email: found }) => String(found).toLowerCase() === email.toLowerCase());

const sara: Caller = { kind: 'person', id: 'sub-of-sara' };

describe('letting a person in', () => {
  it('makes the user, who is mailed a password, and the entry that says who did it', async () => {
    const made = valueOf(await create());
    expect(made).toEqual({ person: { ...asked(), id: 'sub-of-sara', active: true }, version: 1, created: true });
    expect(pool.mailed).toEqual(['sara@rapport.example']);
    expect(await local.stored({ pk: 'access#directory', sk: 'person#sub-of-sara' })).toMatchObject({
      updatedBy: 'person:admin',
    });
    expect(valueOf(await me(sara)).person?.name).toBe('Sara Sales');
  });

  it('answers the same person when it is asked again, and mails nothing', async () => {
    const first = valueOf(await create());
    expect(valueOf(await create({ email: 'SARA@rapport.example' }))).toMatchObject({
      person: first.person,
      version: 1,
      created: false,
    });
    expect(pool.mailed).toHaveLength(1);
  });

  it('takes in somebody who can sign in already, and lets them sign in again', async () => {
    pool.byAddress.set('sara@rapport.example', { id: 'older', active: false });
    expect(valueOf(await create())).toMatchObject({ person: { id: 'older' }, created: true });
    expect(pool.byAddress.get('sara@rapport.example')?.active).toBe(true);
    expect(pool.mailed).toEqual([]);
  });

  it('is finished by its repetition when it was cut off after the user was made', async () => {
    const cutOff = { ...deps, store: { ...deps.store, putPerson: () => Promise.reject(new Error('killed')) } };
    await expect(create({}, people.admin, cutOff)).rejects.toThrow('killed');
    expect(valueOf(await create())).toMatchObject({ person: { id: 'sub-of-sara' }, created: true });
    expect(pool.mailed).toHaveLength(1);
  });

  it('makes one entry of ten requests at once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => create()));
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'ok'));
    expect(outcomes.filter((one) => valueOf(one).created)).toHaveLength(1);
    expect(await entriesOf('sara@rapport.example')).toHaveLength(1);
  });

  it('is refused for an address that another entry has, in any case of its letters', async () => {
    await create();
    expect(await create({ email: 'sara@RAPPORT.example', roles: ['marketing'] })).toMatchObject({
      error: { code: 'email-taken', field: 'email' },
    });
    expect(await entriesOf('sara@rapport.example')).toHaveLength(1);
  });

  it('never makes two entries of one address, not even for two users of the pool', async () => {
    const twins = {
      ...pool.users,
      enter: async () => {
        const id = `twin-${pool.mailed.length}`;
        pool.mailed.push(id);
        return id;
      },
    };
    const within = { ...deps, users: twins };
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => create({ name: `Sara ${n}` }, people.admin, within)));
    expect(outcomes.map(codeOf).toSorted()).toEqual(['email-taken', 'email-taken', 'email-taken', 'ok']);
    expect(await entriesOf('sara@rapport.example')).toHaveLength(1);
  });

  it('is refused when the user has an entry with another address', async () => {
    pool.byAddress.set('sara@rapport.example', { id: 'agent', active: true });
    expect(codeOf(await create())).toBe('email-taken');
  });

  it('names the department, team or territory that is not there, before anybody is made', async () => {
    await putDepartment(deps)({ ...requestBy(people.admin), params: { id: 'billing' }, body: billing });
    for (const [field, code] of [
      ['departmentIds', 'unknown-department'],
      ['teamIds', 'unknown-team'],
      ['territoryIds', 'unknown-territory'],
    ] as const)
      expect(await create({ [field]: field === 'departmentIds' ? ['billing', 'gone'] : ['gone'] })).toMatchObject({
        error: { code, field: `${field}.${field === 'departmentIds' ? 1 : 0}` },
      });
    expect(pool.byAddress.size).toBe(0);
    expect(codeOf(await create({ departmentIds: ['billing'] }))).toBe('ok');
  });

  it('is the administrator’s', async () => {
    const before = await local.everything();
    for (const by of [people.agent, { kind: 'machine', id: 'admin' } as const])
      expect(codeOf(await create({}, by))).toBe('forbidden');
    expect(await local.everything()).toEqual(before);
    expect(pool.byAddress.size).toBe(0);
  });
});

describe('changing a person', () => {
  it('changes what is sent and nothing else', async () => {
    await putTeam(deps)({ ...requestBy(people.admin), params: { id: 'north' }, body: { name: 'North' } });
    const { person } = valueOf(await create());
    const changed = valueOf(
      await patch(person.id, { teamIds: ['north'], roles: ['sales', 'auditor'] }, { ifMatch: 1 }),
    );
    expect(changed).toEqual({
      person: { ...person, teamIds: ['north'], roles: ['sales', 'auditor'] },
      version: 2,
    });
    const read = await getPerson(deps)({
      ...requestBy(people.agent),
      params: { id: person.id },
      query: undefined,
      body: undefined,
    });
    expect(valueOf(read)).toEqual(changed);
  });

  it('needs the version that it was decided on', async () => {
    const request = { ...requestBy(people.admin), params: { id: 'agent' }, query: undefined, body: { name: 'A' } };
    expect(codeOf(await patchPerson(deps)(request))).toBe('if-match-missing');
    expect(codeOf(await patch('agent', { name: 'A' }, { ifMatch: 2 }))).toBe('stale-version');
    const outcomes = await Promise.all([1, 2, 3].map((n) => patch('agent', { name: `A${n}` }, { ifMatch: 1 })));
    expect(outcomes.map(codeOf).toSorted()).toEqual(['ok', 'stale-version', 'stale-version']);
  });

  it('is refused for somebody who is not there, to who is no administrator, and for a place that is not there', async () => {
    expect(codeOf(await patch('gone', { name: 'A' }))).toBe('no-such-person');
    expect(codeOf(await patch('agent', { roles: ['administrator'] }, { by: people.agent }))).toBe('forbidden');
    expect(await patch('agent', { teamIds: ['gone'] })).toMatchObject({
      error: { code: 'unknown-team', field: 'teamIds.0' },
    });
  });

  it('ends the rights of who is made inactive within half a minute, and their sign-in', async () => {
    await create();
    const looks = () => deps.directory.authorize(sara, may.lookForCustomers);
    expect(codeOf(await looks())).toBe('ok');
    valueOf(await patch('sub-of-sara', { active: false }));
    clock.advance(30_000);
    expect(codeOf(await looks())).toBe('forbidden');
    expect(codeOf(await me(sara))).toBe('forbidden');
    expect(pool.byAddress.get('sara@rapport.example')?.active).toBe(false);
    valueOf(await patch('sub-of-sara', { active: true }));
    expect(codeOf(await looks())).toBe('ok');
    expect(pool.byAddress.get('sara@rapport.example')?.active).toBe(true);
  });

  it('ends a sign-in by its repetition when it was cut off after the entry', async () => {
    await create();
    const users = { ...pool.users, setActive: () => Promise.reject(new Error('killed')) };
    await expect(patch('sub-of-sara', { active: false }, { within: { ...deps, users } })).rejects.toThrow('killed');
    expect(pool.byAddress.get('sara@rapport.example')?.active).toBe(true);
    valueOf(await patch('sub-of-sara', { active: false }));
    expect(pool.byAddress.get('sara@rapport.example')?.active).toBe(false);
  });

  it('leaves the sign-in alone when it says nothing of it', async () => {
    // The pool knows nobody called agent, and would say so.
    expect(codeOf(await patch('agent', { name: 'Aiko' }))).toBe('ok');
  });
});

describe('the last active administrator', () => {
  const administrators = async () => (await deps.store.administrators()).ids.toSorted();

  it('can be taken away neither by role nor by leaving', async () => {
    for (const body of [{ roles: [] }, { active: false }, { roles: ['sales' as const], active: true }])
      expect(codeOf(await patch('admin', body))).toBe('last-administrator');
    expect(await deps.store.person('admin')).toMatchObject({ roles: ['administrator'], active: true, version: 1 });
  });

  it('may go once there is another', async () => {
    expect(codeOf(await patch('agent', { roles: ['administrator'] }))).toBe('ok');
    expect(await administrators()).toEqual(['admin', 'agent']);
    expect(codeOf(await patch('admin', { active: false }, { by: people.agent, within: withUser('admin') }))).toBe('ok');
    expect(await administrators()).toEqual(['agent']);
    clock.advance(30_000);
    expect(codeOf(await patch('agent', { roles: [] }, { by: people.agent }))).toBe('last-administrator');
  });

  const withUser = (id: string) => {
    pool.byAddress.set(id, { id, active: true });
    return deps;
  };

  it('is left when all of them take each other away at once', async () => {
    const ids = ['admin', 'b', 'c', 'd'];
    for (const id of ids.slice(1)) await putPerson(deps)(entry(id, { roles: ['administrator'] }));
    const outcomes = await Promise.all(ids.map((id) => patch(id, { roles: [] }, { by: people.admin })));
    const left = (await Promise.all(ids.map((id) => deps.store.person(id)))).filter((one) =>
      one?.roles.includes('administrator'),
    );
    expect(outcomes.map(codeOf)).toContain('last-administrator');
    expect(left.map((one) => one?.id)).toEqual(await administrators());
    expect(left).toHaveLength(1);
  });

  it('is known also where the list of them was never written', async () => {
    await deps.store.putPerson(entry('old', { roles: ['administrator'] }), undefined, START, setUp);
    await local.table.write({ kind: 'delete', key: { pk: 'access#directory', sk: 'administrators' } });
    expect(await administrators()).toEqual(['admin', 'old']);
    expect(codeOf(await patch('old', { roles: [] }))).toBe('ok');
    expect(codeOf(await patch('admin', { roles: [] }))).toBe('last-administrator');
  });
});

describe('entering a person by script', () => {
  it('replaces the entry, but takes nobody’s address and not the last administrator away', async () => {
    await putPerson(deps)(entry('agent', { name: 'Aiko' }));
    expect(await deps.store.person('agent')).toMatchObject({ name: 'Aiko', version: 2 });
    await expect(putPerson(deps)(entry('other', { email: 'AGENT@rapport.example' }))).rejects.toThrow('address');
    await expect(putPerson(deps)(entry('admin'))).rejects.toThrow('last active administrator');
  });

  it('fails when somebody else changed the person at the same moment', async () => {
    const store = { ...deps.store, person: async () => undefined };
    await expect(putPerson({ ...deps, store })(entry('agent'))).rejects.toThrow('same moment');
  });
});
