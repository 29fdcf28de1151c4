import type { Cause } from '../../../shared/kernel/event.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { filesToDelete, partsToDelete, toStop, withoutFiles, type Export } from '../domain/export/export-state.ts';
import type { ExportFiles } from '../persistence/export-files.ts';
import { exportShown, findExport } from '../queries/read-exports.ts';

/** Somebody stops an export; a step deletes what is written. */
export const stopExport =
  (deps: Deps) =>
  async ({ params: { id }, caller, ifMatch = 'any', cause }: Request<typeof routes.stopExport>) => {
    const found = await findExport(deps)(id, caller);
    if (!found.ok) return found;
    const before = found.value;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    const next = toStop(before);
    if (!next.ok) return next;
    const { exports, clock, write } = deps;
    const written = await write(exports.writeOf(next.value, before, clock.now(), cause, { continues: true }));
    return written.ok
      ? ok(exportShown(next.value))
      : refuse('stale-version', 'The export went on meanwhile: read it again and decide anew.');
  };

type Removing = Pick<Deps, 'exports' | 'clock' | 'write'> & { readonly exportFiles: ExportFiles };

/** Deletes all that an export that is stopped or done has in the bucket, and says so; false when it has changed. */
export const clearExport = async ({ exports, exportFiles, clock, write }: Removing, one: Export, cause: Cause) => {
  await exportFiles.remove(one.id, partsToDelete(one), filesToDelete(one));
  const now = clock.now();
  return (await write(...exports.writesWithout(withoutFiles(one, now), one, now, cause))).ok;
};

const TRIES = 10;

/**
 * Takes the files of an export away because of somebody who is in them; one that is being written is stopped first. Called
 * again, also after it was killed anywhere, it does what is left to do.
 */
export const removeExportFiles = (deps: Removing) => async (id: string, why: string, cause: Cause) => {
  const { exports, clock, write } = deps;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const one = await exports.get(id);
    if (!one || one.filesRemovedAt !== undefined) return;
    const stopped = toStop(one, why);
    if (stopped.ok) await write(exports.writeOf(stopped.value, one, clock.now(), cause));
    else if (await clearExport(deps, one, cause)) return;
  }
  throw new Error(`the export ${id} goes on and on`);
};
