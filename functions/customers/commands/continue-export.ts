import { millisecondsOf } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { newId } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { may } from '../../access/contract/policy.ts';
import { recordTypeOf, type ExportedType } from '../contract/export.ts';
import {
  afterParts,
  asDone,
  filesOf,
  hasWork,
  nextPart,
  partsToDelete,
  sourceOf,
  taken,
  toStop,
  withFile,
  type Export,
  type Source,
} from '../domain/export/export-state.ts';
import { widened } from '../domain/export/shape.ts';
import { filteredFields } from '../domain/filter.ts';
import { maySee, type Viewer } from '../domain/shown.ts';
import type { ExportDeps } from '../export-deps.ts';
import { readExported } from '../queries/read-exported.ts';
import { callerOf } from './job-caller.ts';
import { clearExport } from './stop-export.ts';
import { writeExportFile } from './write-export-file.ts';

/** Rows are stored, and how far they are is said, when there are so many of them or so many characters. */
const ROWS_OF_A_PART = 5_000;
const MOST_CHARACTERS = 8_000_000;
/** Or when reading has taken so long, in milliseconds, however few of those that were read are wanted. */
const READING_TAKES = 10_000;
/** A step ends after so many parts and files, or milliseconds, and another one goes on. */
const PIECES_OF_A_STEP = 20;
const STEP_TAKES = 30_000;

const wentOn = () => refuse('went-on', 'Another hand has taken the step.');

/** Who asked for it, with the rules of this moment; nothing when they may have it no more. */
const viewerOf = async ({ directory }: ExportDeps, one: Export): Promise<Viewer | undefined> => {
  const type = recordTypeOf(one.of);
  const fields = filteredFields(one.filter);
  const viewer = await directory.viewer(
    callerOf(one.createdBy),
    (asking) => may.beginExport(asking.who, one.of) && fields.every((field) => !type || maySee(asking, type, field)),
  );
  return viewer.ok ? viewer.value : undefined;
};

/** Rows of a source from where it is, by type, as lines: enough for a part, or all that there are, or what there was time for. */
const gather = async (deps: ExportDeps, one: Export, source: Source, viewer: Viewer) => {
  const { clock } = deps;
  const until = millisecondsOf(clock.now()) + READING_TAKES;
  const found = new Map<ExportedType, string[]>();
  let [rows, characters, shape, after]: [number, number, Export['shape'], string | undefined] = [
    0,
    0,
    one.shape,
    undefined,
  ];
  for await (const stretch of readExported(deps, source, one, viewer)) {
    for (const { of, row } of stretch.rows) {
      const line = JSON.stringify(row);
      const own = found.get(of) ?? [];
      own.push(line);
      found.set(of, own);
      if (of === 'accounts' || of === 'contacts') shape = widened(shape, row);
      rows += 1;
      characters += line.length;
    }
    const isEnough = rows >= ROWS_OF_A_PART || characters >= MOST_CHARACTERS;
    if (!isEnough && millisecondsOf(clock.now()) < until) continue;
    ({ after } = stretch);
    break;
  }
  return { found, shape, after };
};

/** Reads on, and stores what was read; nothing when another hand is at work. */
const readPart = async (deps: ExportDeps, one: Export, source: Source, viewer: Viewer, cause: Cause) => {
  const { exports, exportFiles, clock, write } = deps;
  const { found, shape, after } = await gather(deps, one, source, viewer);
  const parts = [...found].map(([of, lines]) => ({ of, name: nextPart(one, of), rows: lines.length, lines }));
  for (const { name, lines } of parts) await exportFiles.putPart(one.id, name, `${lines.join('\n')}\n`);
  const next = afterParts(one, { parts: parts.map(({ of, name, rows }) => ({ of, name, rows })), shape, after });
  const written = await write(exports.writeOf(next, one, clock.now(), cause));
  if (written.ok) return next;
  await exportFiles.remove(
    one.id,
    parts.map(({ name }) => name),
  );
  return undefined;
};

/** Writes the next file, and says so; nothing when another hand is at work. */
const writeFile = async (deps: ExportDeps, one: Export, viewer: Viewer, cause: Cause) => {
  const { exports, exportFiles, clock, write } = deps;
  const file = filesOf(one)[one.files.length];
  if (!file) throw new Error(`the export ${one.id} has no file left to write`);
  const next = withFile(one, await writeExportFile(deps)(one, file, viewer));
  const written = await write(exports.writeOf(next, one, clock.now(), cause));
  if (written.ok) return next;
  // What another hand writes under this name has the same rows: only one that was stopped must leave nothing.
  const stored = await exports.get(one.id);
  if (stored && stored.status === 'stopped') await exportFiles.remove(one.id, [], [file.name]);
  return undefined;
};

/** Ends it: what waited is deleted, and it is said that data left. */
const finish = async (deps: ExportDeps, one: Export, cause: Cause) => {
  const { exports, exportFiles, clock, write } = deps;
  await exportFiles.remove(one.id, partsToDelete(one));
  const now = clock.now();
  const written = await write(exports.writeOf(asDone(one, now), one, now, cause));
  return written.ok ? ok(undefined) : wentOn();
};

const stop = async (deps: ExportDeps, one: Export, cause: Cause) => {
  const { exports, clock, write } = deps;
  const stopped = toStop(one, 'Whoever asked for it may have it no more.');
  if (!stopped.ok) return stopped;
  const written = await write(exports.writeOf(stopped.value, one, clock.now(), cause, { continues: true }));
  return written.ok ? ok(undefined) : wentOn();
};

/** Reads and writes from where the step before ended, a piece after the other. */
const workOn = async (deps: ExportDeps, one: Export, cause: Cause) => {
  const { exports, clock, write } = deps;
  const until = millisecondsOf(clock.now()) + STEP_TAKES;
  let at = one;
  for (let pieces = 0; pieces < PIECES_OF_A_STEP && millisecondsOf(clock.now()) < until; pieces += 1) {
    const viewer = await viewerOf(deps, at);
    if (!viewer) return stop(deps, at, cause);
    const source = sourceOf(at);
    if (!source && at.files.length === filesOf(at).length) return finish(deps, at, cause);
    const next: Export | undefined = source
      ? await readPart(deps, at, source, viewer, cause)
      : await writeFile(deps, at, viewer, cause);
    if (!next) return wentOn();
    at = next;
  }
  const given = await write(exports.writeOf(taken(at, newId()), at, clock.now(), cause, { continues: true }));
  return given.ok ? ok(undefined) : wentOn();
};

/**
 * One step of an export: reads rows into parts, writes files of them, or deletes what one that was stopped has left. A step
 * first takes the export into its hand, so that no other one, late or repeated, adds to it. Killed anywhere, the next one goes
 * on behind what was said last.
 */
export const continueExport = (deps: ExportDeps) => async (id: string, cause: Cause) => {
  const { exports, clock, write } = deps;
  const one = await exports.get(id);
  if (!one) throw new Error(`the export ${id} was announced but is not stored`);
  if (!hasWork(one)) return refuse('nothing-left', 'There is nothing to be done.');
  if (one.status === 'stopped') return (await clearExport(deps, one, cause)) ? ok(undefined) : wentOn();
  const mine = taken(one, newId());
  const written = await write(exports.writeOf(mine, one, clock.now(), cause));
  return written.ok ? workOn(deps, mine, cause) : wentOn();
};
