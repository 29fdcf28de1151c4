import { isDeepStrictEqual } from 'node:util';
import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import type { PersonEntry, Territory } from '../../functions/access/contract/records.ts';
import { usualRules, type AccessRules } from '../../functions/access/contract/visibility.ts';
import { changeAccount, changeContact } from '../../functions/customers/commands/change-records.ts';
import { enterAccount, enterAccounts, enterContact } from '../../functions/customers/commands/enter-records.ts';
import { accountEntry } from '../../functions/customers/contract/account.ts';
import { contactEntry } from '../../functions/customers/contract/contact.ts';
import { depsOf } from '../../functions/customers/deps.ts';
import { getAccount, getContact, listContacts } from '../../functions/customers/queries/read-records.ts';
import type { Caller } from '../../shared/lambda/http.ts';
import { clockAt } from './clock.ts';
import { requestBy, valueOf } from './company.ts';
import { startLocalTable } from './local-table.ts';
import { setUp, START } from './tickets.ts';
import { writeUnits } from './units.ts';

const person = (id: string, roles: PersonEntry['roles'], more: Partial<PersonEntry> = {}): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles,
  departmentIds: [],
  ...more,
});

export const sellers = {
  admin: { kind: 'person', id: 'admin' },
  /** Sells; of the team north. */
  sally: { kind: 'person', id: 'sally' },
  /** Sells; of the team south. */
  sam: { kind: 'person', id: 'sam' },
  /** Sees all, changes nothing. */
  ann: { kind: 'person', id: 'ann' },
  /** Has no role. */
  newcomer: { kind: 'person', id: 'newcomer' },
} as const satisfies Record<string, Caller>;

/** What a test sends beside the body. */
interface Sending {
  readonly by?: Caller;
  readonly ifMatch?: number | 'any' | undefined;
  readonly key?: string;
  readonly allowDuplicate?: boolean;
}

const sentBy = ({ by = sellers.sally, ifMatch, key, allowDuplicate = false }: Sending) => ({
  ...requestBy(by),
  ifMatch,
  idempotencyKey: key,
  query: { allowDuplicate: allowDuplicate ? ('true' as const) : ('false' as const) },
});

/**
 * A company that sells, on a real table: teams north and south, a territory `steel` for the industry steel and one `baltic`
 * for the region baltic, asked later; phones without a country are German.
 */
export const startCustomers = async () => {
  const local = await startLocalTable();
  const clock = clockAt(START);
  const store = directoryStore(local.table);
  for (const one of [
    person('admin', ['administrator']),
    person('sally', ['sales'], { teamIds: ['north'] }),
    person('sam', ['sales'], { teamIds: ['south'] }),
    person('ann', ['analyst']),
    person('newcomer', []),
    person('gone', ['sales'], { active: false }),
  ])
    await store.putPerson(one, undefined, clock.now(), setUp);
  for (const id of ['north', 'south']) await store.putTeam({ id, name: id }, await store.teams(), clock.now(), setUp);
  const territories: [number, string, Territory['when']][] = [
    [1, 'steel', { industries: ['steel'] }],
    [2, 'baltic', { regions: ['baltic'] }],
  ];
  for (const [order, id, when] of territories)
    await store.putTerritory({ id, name: id, order, when }, await store.territories(), clock.now(), setUp);
  await store.putSettings({ timeZone: 'Europe/Berlin', country: 'DE' }, undefined, clock.now(), setUp);
  const deps = depsOf(local.table, clock);

  const post = (entry: object, sending: Sending = {}) =>
    enterAccount(deps)({ ...sentBy(sending), params: undefined, body: accountEntry.parse(entry) });
  const postContact = (entry: object, sending: Sending = {}) =>
    enterContact(deps)({ ...sentBy(sending), params: undefined, body: contactEntry.parse(entry) });
  const byKey = async () =>
    new Map((await local.everything()).map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  return {
    ...local,
    /** Calls, read units and write units of some work; its items as large as they are, those only checked left out. */
    costOf: async (work: () => Promise<unknown>) => {
      const before = await byKey();
      const calls = await local.callsOf(work);
      const after = await byKey();
      const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
        (key) => !isDeepStrictEqual(before.get(key), after.get(key)),
      );
      const inTransaction = calls.some(({ operation }) => operation === 'TransactWriteItems');
      return {
        calls: calls.map(({ operation }) => operation),
        reads: calls.reduce((sum, { readUnits }) => sum + readUnits, 0),
        writes: changed.reduce((sum, key) => sum + writeUnits(before.get(key), after.get(key), { inTransaction }), 0),
      };
    },
    clock,
    directory: store,
    deps,
    post,
    postContact,
    postMany: (entries: Record<string, unknown>[], sending: Sending = {}) =>
      enterAccounts(deps)({ ...sentBy(sending), params: undefined, body: { entries } }),
    posted: async (entry: object, sending: Sending = {}) => valueOf(await post(entry, sending)),
    postedContact: async (entry: object, sending: Sending = {}) => valueOf(await postContact(entry, sending)),
    patch: (id: string, body: object, sending: Sending = {}) =>
      changeAccount(deps)({ ...sentBy({ ifMatch: 'any', ...sending }), params: { id }, body: { ...body } }),
    patchContact: (id: string, body: object, sending: Sending = {}) =>
      changeContact(deps)({ ...sentBy({ ifMatch: 'any', ...sending }), params: { id }, body: { ...body } }),
    get: (id: string, by: Caller = sellers.sally) =>
      getAccount(deps)({ ...requestBy(by), params: { id }, query: undefined, body: undefined }),
    getContact: (id: string, by: Caller = sellers.sally) =>
      getContact(deps)({ ...requestBy(by), params: { id }, query: undefined, body: undefined }),
    contactsOf: (accountId: string, by: Caller = sellers.sally, page: { limit?: number; cursor?: string } = {}) =>
      listContacts(deps)({
        ...requestBy(by),
        params: undefined,
        body: undefined,
        query: { accountId, limit: 50, ...page },
      }),
    /** Puts access rules, and lets the time pass after which everybody knows them. */
    ruled: async (rules: Partial<AccessRules>) => {
      const before = await store.accessRules();
      await store.putAccessRules({ ...usualRules, ...rules }, before, clock.now(), setUp);
      clock.advance(30_001);
    },
    /** Knows everybody's rights, so that they cost nothing. */
    warm: async () => {
      for (const caller of Object.values(sellers)) await deps.directory.viewer(caller, () => false);
      for (const caller of Object.values(sellers)) await deps.directory.viewer(caller, () => true);
      await Promise.all([deps.directory.teams(), deps.directory.territories(), deps.standards.current()]);
    },
  };
};

export type Customers = Awaited<ReturnType<typeof startCustomers>>;
