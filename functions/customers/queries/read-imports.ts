import { cursorOf, positionOf } from '../../../shared/dynamo/cursor.ts';
import { pageOf } from '../../../shared/dynamo/list.ts';
import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { ImportView, RowView } from '../contract/import.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { isThrough, type Import } from '../domain/import/import-state.ts';
import { rowsOf } from '../domain/import/results.ts';

const NO_IMPORT = ['no-such-import', 'There is no import with this id.'] as const;

/** An import as the API shows it. */
export const importShown = (one: Import): ImportView => {
  const { file, position, reading: _, by: __, body: ___, columns, mapping, counts, problems, ...shown } = one;
  const share = file && position ? (position.offset - file.start) / Math.max(1, file.size - file.start) : 0;
  return {
    ...shown,
    ...(file && { size: file.size, encoding: file.encoding, separator: file.separator }),
    columns: columns.map(({ name, samples }) => ({ name, samples: [...samples] })),
    mapping: [...mapping],
    dryRun: one.dryRun && { ...one.dryRun, problems: [...one.dryRun.problems] },
    progress: { rows: rowsOf(counts), share: isThrough(one) ? 1 : share },
    counts,
    problems: [...problems],
  };
};

/** An import, for whoever made it and for administrators. */
export const findImport =
  ({ imports, directory }: Pick<Deps, 'imports' | 'directory'>) =>
  async (id: string, caller: Caller) => {
    const looking = await directory.authorize(caller, may.importRecords);
    if (!looking.ok) return looking;
    const one = await imports.get(id);
    if (!one) return refuse(...NO_IMPORT);
    const allowed = await directory.authorize(caller, (who) => may.workOnImport(who, one));
    return allowed.ok ? ok(one) : conceal(...NO_IMPORT);
  };

export const getImport =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getImport>) => {
    const found = await findImport(deps)(id, caller);
    return found.ok ? ok(importShown(found.value)) : found;
  };

/** The caller's imports, or for an administrator everybody's, the newest first. Two calls. */
export const listImports =
  ({ imports, directory }: Deps) =>
  async ({ query, caller, cause }: Request<typeof routes.listImports>) => {
    const viewer = await directory.viewer(caller, ({ who }) => may.importRecords(who));
    if (!viewer.ok) return viewer;
    const of = may.seeAllImports(viewer.value.who) ? undefined : cause.actor;
    const page = await pageOf(
      `imports of ${of ?? 'all'}`,
      query,
      (after, limit) => imports.page(of, after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ found }) => importShown(found)) }) : page;
  };

interface RowPage {
  readonly items: readonly RowView[];
  readonly cursor?: string;
}

/** What became of the rows: a page is a chunk of them, as it was entered. */
export const listImportRows =
  (deps: Deps) =>
  async ({ params: { id }, query: { cursor }, caller }: Request<typeof routes.listImportRows>) => {
    const found = await findImport(deps)(id, caller);
    if (!found.ok) return found;
    const { status, position, filesRemovedAt } = found.value;
    const list = `rows of the import ${id}`;
    const at = positionOf(list, cursor);
    if (!at.ok) return at;
    const chunk = Number(at.value ?? 0);
    const isEntered = !filesRemovedAt && (status === 'running' || status === 'stopped' || status === 'done');
    const chunks = isEntered ? (position?.chunk ?? 0) : 0;
    if (!Number.isInteger(chunk) || chunk < 0 || chunk >= chunks) return ok<RowPage>({ items: [] });
    const items = await deps.importLinks.results(id, chunk);
    return ok<RowPage>({ items, ...(chunk + 1 < chunks && { cursor: cursorOf(list, String(chunk + 1)) }) });
  };

export const getRefusedRows =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getRefusedRows>) => {
    const found = await findImport(deps)(id, caller);
    if (!found.ok) return found;
    const { status, counts, filesRemovedAt } = found.value;
    return status === 'done' && filesRemovedAt === undefined && counts.duplicate + counts.refused > 0
      ? ok({ url: await deps.importLinks.refused(id) })
      : refuse('no-refused-rows', 'There is such a file when an import is done and refused something.');
  };
