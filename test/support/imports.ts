import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import type { PersonEntry } from '../../functions/access/contract/records.ts';
import {
  patchImport,
  readImport,
  rehearseImport,
  resumeImport,
  startImport,
  stopImport,
} from '../../functions/customers/commands/change-import.ts';
import { continueImport } from '../../functions/customers/commands/continue-import.ts';
import { createImport } from '../../functions/customers/commands/create-import.ts';
import {
  importPatch,
  type ImportEntry,
  type ImportPatch,
  type ReadingOrder,
} from '../../functions/customers/contract/import.ts';
import { depsOf, type Deps } from '../../functions/customers/deps.ts';
import { rowViewOf } from '../../functions/customers/domain/import/results.ts';
import { importDepsOf, type ImportDeps } from '../../functions/customers/import-deps.ts';
import { resultsIn } from '../../functions/customers/persistence/import-links.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { getImport } from '../../functions/customers/queries/read-imports.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import type { Caller } from '../../shared/lambda/http.ts';
import { clockAt } from './clock.ts';
import { cause, requestBy, valueOf } from './company.ts';
import { FakeTable } from './fake-dynamo/fake-table.ts';
import { memoryDynamo } from './memory-dynamo.ts';
import { setUp, START } from './tickets.ts';

type Files = ImportDeps['files'];

/** The files of imports in memory. `fail` is asked at each access and may throw; `noted` is told of each chunk's results. */
export const memoryFiles = ({
  fail = () => undefined,
  noted = async () => undefined,
}: { fail?: () => void; noted?: (id: string, chunk: number) => Promise<void> } = {}) => {
  const kept = new Map<string, Uint8Array>();
  const nameOf = (id: string, name: string) => `${id}/${name}`;
  const at = (id: string, name: string) => {
    const found = kept.get(nameOf(id, name));
    if (!found) throw new Error(`there is no file ${name}`);
    return found;
  };
  const files: Files = {
    size: async (id, name) => kept.get(nameOf(id, name))?.length,
    read: async (id, name, from, to) => {
      fail();
      return at(id, name).subarray(from, to);
    },
    whole: async (id, name) => new Blob([new Uint8Array(at(id, name))]).stream(),
    writeAll: async (id, name, _type, texts) => {
      const all: string[] = [];
      for await (const text of texts) all.push(text);
      fail();
      const bytes = Buffer.from(all.join(''));
      kept.set(nameOf(id, name), bytes);
      return bytes.length;
    },
    putResults: async (id, chunk, results, before) => {
      fail();
      const name = nameOf(id, `results/${chunk}`);
      if (kept.get(name)?.toString() !== before) return err('overtaken');
      const text = JSON.stringify(results);
      kept.set(name, Buffer.from(text));
      fail();
      await noted(id, chunk);
      return ok(text);
    },
    noted: async (id, chunk) => {
      const mark = kept.get(nameOf(id, `results/${chunk}`))?.toString();
      return { results: mark === undefined ? [] : resultsIn(mark), mark };
    },
  };
  return {
    ...files,
    put: (id: string, content: string | Uint8Array) =>
      kept.set(nameOf(id, 'source'), typeof content === 'string' ? Buffer.from(content) : content),
    text: (id: string, name: string) => Buffer.from(at(id, name)).toString(),
  };
};

const person = (id: string, roles: PersonEntry['roles']): PersonEntry => ({
  id,
  email: `${id}@rapport.example`,
  name: id,
  roles,
  departmentIds: [],
});

export const importers = {
  admin: { kind: 'person', id: 'admin' },
  sally: { kind: 'person', id: 'sally' },
  sam: { kind: 'person', id: 'sam' },
  ann: { kind: 'person', id: 'ann' },
} as const satisfies Record<string, Caller>;

/**
 * A company that imports: an administrator, sally and sam who sell, ann who analyses; phones without a country are German.
 * @param options.given a table to use instead of the fake one
 * @param options.within the table as the job sees it: to count or to let it fail
 */
export const startImports = async ({
  fake = new FakeTable(),
  given,
  within = (one: Table) => one,
  files = memoryFiles(),
}: {
  fake?: FakeTable;
  given?: Table;
  within?: (table: Table) => Table;
  files?: ReturnType<typeof memoryFiles>;
} = {}) => {
  const { table: inMemory, callsOf } = memoryDynamo(fake);
  const table = given ?? inMemory;
  const clock = clockAt(START);
  const store = directoryStore(table);
  for (const one of [
    person('admin', ['administrator']),
    person('sally', ['sales']),
    person('sam', ['sales']),
    person('ann', ['analyst']),
  ])
    await store.putPerson(one, undefined, clock.now(), setUp);
  await store.putSettings({ timeZone: 'Europe/Berlin', country: 'DE' }, undefined, clock.now(), setUp);

  const importLinks: Deps['importLinks'] = {
    upload: async (id) => ({ url: `memory:${id}`, headers: {} }),
    refused: async (id) => `memory:${id}/refused.csv`,
    results: async (id, chunk) => (await files.noted(id, chunk)).results.map(rowViewOf),
  };
  const deps: Deps = { ...depsOf(table, clock), importLinks };
  const jobTable = within(table);
  const jobs: ImportDeps = importDepsOf(jobTable, clock, { ...depsOf(jobTable, clock), importLinks }, files);

  const asked = (id: string, by: Caller) => ({ ...requestBy(by), params: { id }, query: undefined });
  const get = async (id: string, by: Caller = importers.sally) =>
    valueOf(await getImport(deps)({ ...asked(id, by), body: undefined }));
  /** Takes steps until there is nothing left to do. */
  const work = async (id: string) => {
    for (let steps = 0; ; steps += 1) {
      const one = await deps.imports.get(id);
      if (!one || !['reading', 'rehearsing', 'running'].includes(one.status)) return steps;
      await continueImport(jobs)(id, cause);
    }
  };
  const step = (id: string) => continueImport(jobs)(id, cause);
  const acted = (id: string, by: Caller) => ({ ...asked(id, by), body: undefined });
  const rehearse = (id: string, by: Caller = importers.sally) => rehearseImport(deps)(acted(id, by));
  const start = (id: string, by: Caller = importers.sally) => startImport(deps)(acted(id, by));
  const put = async (content: string | Uint8Array, entry: Partial<ImportEntry> = {}, by: Caller = importers.sally) => {
    const body: ImportEntry = { fileName: 'customers.csv', recordType: 'account', ...entry };
    const made = valueOf(await createImport(deps)({ ...requestBy(by), params: undefined, query: undefined, body }));
    files.put(made.import.id, content);
    return made.import.id;
  };
  const read = async (id: string, reading: ReadingOrder = {}, by: Caller = importers.sally) => {
    valueOf(await readImport(deps)({ ...asked(id, by), body: reading }));
    await work(id);
    return get(id, by);
  };
  const patch = (id: string, body: ImportPatch, by: Caller = importers.sally) =>
    patchImport(deps)({ ...asked(id, by), ifMatch: 'any', body: importPatch.parse(body) });

  return {
    fake,
    callsOf,
    table,
    clock,
    directory: store,
    deps,
    jobs,
    files,
    get,
    put,
    read,
    patch,
    rehearse,
    start,
    stop: (id: string, by: Caller = importers.sally) => stopImport(deps)(acted(id, by)),
    resume: (id: string, by: Caller = importers.sally) => resumeImport(deps)(acted(id, by)),
    step,
    work,
    /** Puts a file and has it read. */
    ready: async (content: string | Uint8Array, entry: Partial<ImportEntry> = {}, change?: ImportPatch) => {
      const id = await put(content, entry);
      await read(id);
      if (change) valueOf(await patch(id, change));
      return id;
    },
    /** Starts an import and lets it end. */
    entered: async (id: string) => {
      valueOf(await start(id));
      await work(id);
      return get(id);
    },
    rehearsed: async (id: string) => {
      valueOf(await rehearse(id));
      await work(id);
      return get(id);
    },
  };
};

export type Imports = Awaited<ReturnType<typeof startImports>>;
