import { millisecondsOf } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { may } from '../../access/contract/policy.ts';
import { afterChunk, asDone, isThrough, toStop, type Import, type Position } from '../domain/import/import-state.ts';
import type { RowResult } from '../domain/import/results.ts';
import type { ImportDeps } from '../import-deps.ts';
import { collectRefused } from './collect-refused.ts';
import type { Entering } from './enter-row.ts';
import { enterRows } from './enter-rows.ts';
import { organizationFinder, type FindOrganization } from './find-organization.ts';
import { callerOf } from './job-caller.ts';
import { readImportFile } from './read-import-file.ts';
import { rowsFrom, type FileRow } from './read-rows.ts';

/** A chunk of rows is entered, noted and counted as one. */
const ROWS_OF_A_CHUNK = 200;
/** A step ends after so many chunks or milliseconds, and another one goes on. */
const CHUNKS_OF_A_STEP = 25;
const STEP_TAKES = 40_000;

const wentOn = () => refuse('went-on', 'Another hand has taken the step.');

/** Another hand enters the same rows: what it notes counts. */
class Overtaken extends Error {
  override name = 'Overtaken';
}

/** Stores how far an import is. One that somebody stopped meanwhile is as far too: what was entered is counted. */
const committed = async (
  { imports, clock, write }: ImportDeps,
  one: Import,
  change: (before: Import) => Import,
  cause: Cause,
  continues: boolean,
): Promise<Import | undefined> => {
  let before: Import | undefined = one;
  while (before) {
    const next = change(before);
    const written = await write(imports.writeOf(next, before, clock.now(), cause, { continues }));
    if (written.ok) return next;
    const stored: Import | undefined = await imports.get(one.id);
    const isOurs = stored?.position?.chunk === one.position?.chunk && stored?.position?.offset === one.position?.offset;
    before = isOurs && stored?.status === 'stopped' && one.status === 'running' ? stored : undefined;
  }
  return undefined;
};

/** What the rows of a step are entered with; nothing when whoever started it may import no more. */
const enteringOf = async (deps: ImportDeps, one: Import, cause: Cause) => {
  const working = deps.gathered(one.status === 'running' ? 'real' : 'rehearsed');
  const { directory, standards } = working;
  const [{ codeLists, customFields }, { country }] = await Promise.all([standards.current(), directory.settings()]);
  const { recordType, columns, mapping, options } = one;
  const plan = { recordType, columns, mapping, options, codeLists, customFields };
  const mayStill = () =>
    directory.viewer(
      callerOf(one.by),
      ({ who }) => may.importRecords(who) && may.createRecords(who) && may.workOnImport(who, one),
    );
  let organizationOf: FindOrganization | undefined;
  return async (): Promise<Entering | undefined> => {
    const allowed = await mayStill();
    if (!allowed.ok) return undefined;
    const viewer = allowed.value;
    organizationOf ??= organizationFinder(working, {
      importId: one.id,
      viewer,
      allowDuplicate: options.allowDuplicates,
    });
    const by = { actor: one.by, correlationId: cause.correlationId };
    return { deps: working, importId: one.id, plan, viewer, by, country, organizationOf };
  };
};

const taken = async (rows: AsyncGenerator<FileRow>, most: number) => {
  const some: FileRow[] = [];
  while (some.length < most) {
    const next = await rows.next();
    if (next.done) break;
    some.push(next.value);
  }
  return some;
};

const after = ({ row, chunk }: Position, rows: readonly FileRow[], size: number): Position => ({
  offset: rows.at(-1)?.end ?? size,
  row: row + rows.length,
  chunk: chunk + 1,
});

/** Enters, or rehearses, the rows from where the step before ended. */
const workOn = async (deps: ImportDeps, one: Import, cause: Cause) => {
  const { files, clock } = deps;
  const { file, position } = one;
  if (!file || !position) throw new Error(`the import ${one.id} is at work without a file`);
  const until = millisecondsOf(clock.now()) + STEP_TAKES;
  const entering = await enteringOf(deps, one, cause);
  const rows = rowsFrom(files, one.id, file, position.offset);
  let at = one;
  for (let chunks = 1; at.position && !isThrough(at); chunks += 1) {
    const from = at.position;
    const chunk = await taken(rows, ROWS_OF_A_CHUNK);
    const ready = await entering();
    if (!ready) {
      const stopped = toStop(at, 'Whoever started it may import no more.');
      return stopped.ok && (await committed(deps, at, () => stopped.value, cause, false)) ? ok(undefined) : wentOn();
    }
    const isReal = one.status === 'running';
    // Only the chunk that a step begins with may have been begun before.
    const noted = isReal && chunks === 1 ? await files.noted(one.id, from.chunk) : { results: [], mark: undefined };
    let { mark } = noted;
    const results: readonly RowResult[] = await enterRows(ready, chunk, from.row, {
      before: noted.results,
      note: async (some) => {
        const put = isReal ? await files.putResults(one.id, from.chunk, some, mark) : ok(mark);
        if (!put.ok) throw new Overtaken();
        mark = put.value;
      },
    });
    const isLast = chunks === CHUNKS_OF_A_STEP || millisecondsOf(clock.now()) >= until;
    const next = after(from, chunk, file.size);
    const continues = isLast || next.offset >= file.size;
    const stored = await committed(
      deps,
      at,
      (before) => afterChunk(before, { results, next }, clock.now()),
      cause,
      continues,
    );
    if (!stored) return wentOn();
    if (continues || stored.status !== one.status) break;
    at = stored;
  }
  return ok(undefined);
};

/** One step of an import: reads the file, enters a piece of it, or collects what was refused. A repeat finds what is done and goes on. */
export const continueImport = (deps: ImportDeps) => async (id: string, cause: Cause) => {
  const one = await deps.imports.get(id);
  if (!one) throw new Error(`the import ${id} was announced but is not stored`);
  if (one.status === 'reading') return readImportFile(deps)(one, cause);
  if (one.status !== 'running' && one.status !== 'rehearsing')
    return refuse('nothing-left', 'There is nothing to be done.');
  if (!isThrough(one))
    return workOn(deps, one, cause).catch((error: unknown) => {
      if (error instanceof Overtaken) return wentOn();
      throw error;
    });
  await collectRefused(deps)(one);
  const done = await committed(deps, one, (before) => asDone(before, deps.clock.now()), cause, false);
  return done ? ok(undefined) : wentOn();
};
