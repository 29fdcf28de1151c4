import { pageOf } from '../../../shared/dynamo/list.ts';
import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { ExportView } from '../contract/export.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import type { Export } from '../domain/export/export-state.ts';

const NO_EXPORT = ['no-such-export', 'There is no export with this id.'] as const;

/** An export as the API shows it. */
export const exportShown = ({ columns, filter, files, ...one }: Export): ExportView => {
  const { id, of, format, status, why, rows, createdAt, createdBy, finishedAt, filesRemovedAt, version } = one;
  return {
    id,
    of,
    format,
    filter,
    ...(columns && { columns: [...columns] }),
    status,
    ...(why !== undefined && { why }),
    rows,
    files: files.map((file) => ({ ...file })),
    createdAt,
    createdBy,
    ...(finishedAt !== undefined && { finishedAt }),
    ...(filesRemovedAt !== undefined && { filesRemovedAt }),
    version,
  };
};

/** An export, for whoever made it and for administrators. */
export const findExport =
  ({ exports, directory }: Pick<Deps, 'exports' | 'directory'>) =>
  async (id: string, caller: Caller) => {
    const looking = await directory.authorize(caller, may.exportRecords);
    if (!looking.ok) return looking;
    const one = await exports.get(id);
    if (!one) return refuse(...NO_EXPORT);
    const allowed = await directory.authorize(caller, (who) => may.workOnExport(who, one));
    return allowed.ok ? ok(one) : conceal(...NO_EXPORT);
  };

/** How far an export is, with links to its files when it is done. One call. */
export const getExport =
  (deps: Pick<Deps, 'exports' | 'exportLinks' | 'directory'>) =>
  async ({ params: { id }, caller }: Request<typeof routes.getExport>) => {
    const found = await findExport(deps)(id, caller);
    if (!found.ok) return found;
    const one = found.value;
    const shown = exportShown(one);
    if (one.status !== 'done' || one.filesRemovedAt !== undefined) return ok(shown);
    const files = await Promise.all(
      shown.files.map(async (file) => ({ ...file, url: await deps.exportLinks.file(id, file.name) })),
    );
    return ok({ ...shown, files });
  };

/** The caller's exports, or for an administrator everybody's, the newest first. Two calls. */
export const listExports =
  ({ exports, directory }: Pick<Deps, 'exports' | 'directory'>) =>
  async ({ query, caller, cause }: Request<typeof routes.listExports>) => {
    const viewer = await directory.viewer(caller, ({ who }) => may.exportRecords(who));
    if (!viewer.ok) return viewer;
    const of = may.seeAllExports(viewer.value.who) ? 'all' : { by: cause.actor };
    const page = await pageOf(
      `exports of ${typeof of === 'object' ? of.by : of}`,
      query,
      (after, limit) => exports.page(of, after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ found }) => exportShown(found)) }) : page;
  };
