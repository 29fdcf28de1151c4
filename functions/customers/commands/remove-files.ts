import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { chunksOf, isBusy, withoutFiles, type Import } from '../domain/import/import-state.ts';
import { isGathering, withoutPrivacyFiles, type PrivacyExport } from '../domain/privacy-export.ts';
import type { PrivacyDeps } from '../privacy-deps.ts';

/**
 * Deletes the files of an import that is not at work, and what was taken out of them into its item; it cannot be read, started
 * or resumed from then on. Called again, also after it was killed anywhere, it does what is left to do.
 * @returns false when it is at work, or its file may still come
 */
export const removeImportFiles =
  ({ imports, erasures, erasureFiles, write }: PrivacyDeps) =>
  async (one: Import, erasureId: string, now: Instant, cause: Cause): Promise<boolean> => {
    if (one.filesRemovedAt === undefined) {
      if (isBusy(one, now)) return false;
      const { ok } = await write(imports.writeOf(withoutFiles(one, now), one, now, cause));
      if (!ok) return false;
    }
    await erasureFiles.removeImport(one.id, chunksOf(one));
    await write(imports.withoutFilesOf(one), erasures.noteOf(erasureId, 'named', `import#${one.id}`));
    return true;
  };

/** Deletes the files of a privacy export that is done; false while it gathers. */
export const removePrivacyFiles =
  ({ privacyExports, erasures, erasureFiles, clock, write }: PrivacyDeps) =>
  async (one: PrivacyExport, erasureId: string, now: Instant, cause: Cause): Promise<boolean> => {
    if (isGathering(one)) return false;
    await erasureFiles.removePrivate(one.id, one.files);
    const { ok } = await write(
      privacyExports.writeOf(withoutPrivacyFiles(one, now), one, clock.now(), cause),
      privacyExports.withoutFilesOf(one),
      erasures.noteOf(erasureId, 'named', `privacy-export#${one.id}`),
    );
    return ok;
  };
