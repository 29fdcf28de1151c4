import * as z from 'zod';
import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import { usualRules, type AccessRules } from '../../functions/access/contract/visibility.ts';
import { continueExport } from '../../functions/customers/commands/continue-export.ts';
import { createExport } from '../../functions/customers/commands/create-export.ts';
import { removeExportFiles, stopExport } from '../../functions/customers/commands/stop-export.ts';
import { exportEntry } from '../../functions/customers/contract/export.ts';
import { depsOf, type Deps } from '../../functions/customers/deps.ts';
import type { Account, ActiveAccount } from '../../functions/customers/domain/account.ts';
import type { ActiveContact } from '../../functions/customers/domain/contact.ts';
import { accountRows, contactRows } from '../../functions/customers/domain/derived-rows.ts';
import type { ExportDeps } from '../../functions/customers/export-deps.ts';
import { accountKey, contactKey, contactRowKey } from '../../functions/customers/persistence/keys.ts';
import { sheetOf } from '../../functions/customers/persistence/sheet-writer.ts';
import { listRowKey, type ListType } from '../../functions/customers/persistence/view-keys.ts';
import { getExport, listExports } from '../../functions/customers/queries/read-exports.ts';
import type { Table, Write } from '../../shared/dynamo/table.ts';
import { numberOf, shortIdFrom } from '../../shared/kernel/id.ts';
import type { Caller } from '../../shared/lambda/http.ts';
import { clockAt } from './clock.ts';
import { cause, requestBy, valueOf } from './company.ts';
import { FakeTable } from './fake-dynamo/fake-table.ts';
import { memoryDynamo } from './memory-dynamo.ts';
import { setUp, START } from './tickets.ts';

/** The files of exports in memory. `fail` is asked before and after each access and may throw. */
export const memoryExportFiles = (fail: () => void = () => undefined) => {
  const kept = new Map<string, Buffer>();
  const nameOf = (id: string, name: string) => `${id}/${name}`;
  const files: ExportDeps['exportFiles'] = {
    putPart: async (id, name, rows) => {
      fail();
      kept.set(nameOf(id, `parts/${name}`), Buffer.from(rows));
      fail();
    },
    part: async (id, name) => {
      fail();
      const found = kept.get(nameOf(id, `parts/${name}`));
      if (!found) throw new Error(`there is no part ${name}`);
      return found.toString();
    },
    write: async (id, name, _type, pieces) => {
      const all: Buffer[] = [];
      for await (const piece of pieces) all.push(Buffer.from(piece));
      fail();
      const whole = Buffer.concat(all);
      kept.set(nameOf(id, name), whole);
      fail();
      return whole.length;
    },
    remove: async (id, parts, names) => {
      for (const name of [...parts.map((part) => `parts/${part}`), ...(names ?? [])]) {
        fail();
        kept.delete(nameOf(id, name));
      }
    },
  };
  return {
    ...files,
    names: () => [...kept.keys()].toSorted(),
    bytes: (id: string, name: string) => {
      const found = kept.get(nameOf(id, name));
      if (!found) throw new Error(`there is no file ${name}`);
      return found;
    },
  };
};

export const exporters = {
  admin: { kind: 'person', id: 'admin' },
  /** Sells; of the team north. */
  sally: { kind: 'person', id: 'sally' },
  sam: { kind: 'person', id: 'sam' },
  /** Repairs: exports nothing. */
  tim: { kind: 'person', id: 'tim' },
} as const satisfies Record<string, Caller>;

const row = z.record(z.string(), z.unknown());

const roles = { admin: 'administrator', sally: 'sales', sam: 'sales', tim: 'technician' } as const;

/** An account as it is stored, the nth: of the team north, and every third one of sam. */
export const anAccount = (n: number, changes: Partial<ActiveAccount> = {}): ActiveAccount => {
  const id = shortIdFrom(0, 'export', String(n));
  const at = new Date(Date.parse(START) - n * 1000).toISOString();
  return {
    id,
    number: numberOf('A', id),
    createdAt: at,
    createdBy: 'person:sally',
    updatedAt: at,
    updatedBy: 'person:sally',
    version: 1,
    status: 'active',
    kind: n % 2 === 0 ? 'organization' : 'person',
    name: `Customer ${n}`,
    emails: [{ address: `c${n}@example.com` }],
    phones: [{ number: `+4930${1_000_000 + n}` }],
    addresses: [{ street: `Street ${n}`, city: 'Berlin', postalCode: '10115', country: 'DE' }],
    tags: [],
    consents: [],
    customFields: {},
    teamId: 'north',
    ownerId: n % 3 === 0 ? 'sam' : 'sally',
    ...changes,
  };
};

/** A contact as it is stored, the nth, of an account. */
export const aContact = (n: number, accountId: string, changes: Partial<ActiveContact> = {}): ActiveContact => {
  const { kind: _, ...account } = anAccount(n);
  const id = shortIdFrom(0, 'contact', String(n));
  return { ...account, id, number: numberOf('P', id), accountId, ...changes };
};

const planted = (type: ListType, record: ActiveAccount | ActiveContact): Write[] => {
  const { scopes, listed } = 'kind' in record ? accountRows(record) : contactRows(record);
  const key = type === 'account' ? accountKey(record.id) : contactKey(record.id);
  return [
    {
      kind: 'put',
      item: { ...key, ...record },
      when: { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' },
    },
    ...scopes.map((scope): Write => ({
      kind: 'put',
      item: { ...listRowKey(type, scope, record.createdAt, record.id), summary: listed?.summary, version: 1 },
      when: { expression: 'attribute_not_exists(pk) OR attribute_exists(pk)' },
    })),
  ];
};

/**
 * A company that exports: an administrator, sally and sam who sell, tim who repairs.
 * @param options.within the table as the job sees it: to let it fail
 */
export const startExports = async ({
  given,
  within = (one: Table) => one,
  files = memoryExportFiles(),
}: {
  given?: Table;
  within?: (table: Table) => Table;
  files?: ReturnType<typeof memoryExportFiles>;
} = {}) => {
  const fake = new FakeTable();
  const table = given ?? memoryDynamo(fake).table;
  const clock = clockAt(START);
  const store = directoryStore(table);
  for (const [id, role] of Object.entries(roles))
    await store.putPerson(
      { id, email: `${id}@rapport.example`, name: id, roles: [role], departmentIds: [], teamIds: ['north'] },
      undefined,
      clock.now(),
      setUp,
    );
  await store.putSettings({ timeZone: 'Europe/Berlin', country: 'DE' }, undefined, clock.now(), setUp);
  const exportLinks: Deps['exportLinks'] = { file: async (id, name) => `memory:${id}/${name}` };
  const deps: Deps = { ...depsOf(table, clock), exportLinks };
  const jobs: ExportDeps = { ...depsOf(within(table), clock), exportLinks, exportFiles: files, sheetOf };
  const asked = (id: string, by: Caller) => ({ ...requestBy(by), params: { id }, query: undefined, body: undefined });

  const begin = (entry: object, by: Caller = exporters.sally, key?: string) =>
    createExport(deps)({
      ...requestBy(by),
      idempotencyKey: key,
      params: undefined,
      query: undefined,
      body: exportEntry.parse(entry),
    });
  const step = (id: string) => continueExport(jobs)(id, cause);
  /** Takes steps until there is nothing left to do. */
  const work = async (id: string) => {
    for (let steps = 0; ; steps += 1) {
      const result = await step(id);
      if (!result.ok && result.error.code === 'nothing-left') return steps;
    }
  };
  const get = async (id: string, by: Caller = exporters.sally) => valueOf(await getExport(deps)(asked(id, by)));
  const text = (id: string, name: string) => files.bytes(id, name).toString();
  return {
    fake,
    table,
    clock,
    directory: store,
    deps,
    jobs,
    files,
    begin,
    begun: async (entry: object, by: Caller = exporters.sally) => valueOf(await begin(entry, by)).id,
    step,
    work,
    get,
    text,
    find: (id: string, by: Caller) => getExport(deps)(asked(id, by)),
    list: async (by: Caller) =>
      valueOf(
        await listExports(deps)({ ...requestBy(by), params: undefined, body: undefined, query: { limit: 25 } }),
      ).items.map(({ id }) => id),
    stop: (id: string, by: Caller = exporters.sally) => stopExport(deps)(asked(id, by)),
    removeFiles: (id: string) => removeExportFiles(jobs)(id, 'Somebody in it was erased.', cause),
    /** Begins an export and lets it end. */
    exported: async (entry: object, by: Caller = exporters.sally) => {
      const { id } = valueOf(await begin(entry, by));
      await work(id);
      return get(id, by);
    },
    rowsOf: (id: string, name: string): Record<string, unknown>[] =>
      text(id, name)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => row.parse(JSON.parse(line))),
    plant: async (...records: readonly (ActiveAccount | ActiveContact)[]) => {
      for (const record of records) await table.write(...planted('kind' in record ? 'account' : 'contact', record));
    },
    /** Stores an account in another state: its rows in the lists stay. */
    putRecord: async (record: Account) => {
      await table.write({
        kind: 'put',
        item: { ...accountKey(record.id), ...record },
        when: { expression: 'attribute_exists(pk)' },
      });
    },
    /** Stores a contact's row beside its organization. */
    putBeside: async (contact: ActiveContact) => {
      await table.write({
        kind: 'put',
        item: { ...contactRowKey(contact.accountId, contact.id), ...contact },
        when: 'new',
      });
    },
    /** Puts access rules, and lets the time pass after which everybody knows them. */
    ruled: async (rules: Partial<AccessRules>) => {
      const before = await store.accessRules();
      await store.putAccessRules({ ...usualRules, ...rules }, before, clock.now(), setUp);
      clock.advance(30_001);
    },
  };
};

export type Exports = Awaited<ReturnType<typeof startExports>>;
