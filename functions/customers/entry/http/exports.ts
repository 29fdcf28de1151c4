import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { createExport } from '../../commands/create-export.ts';
import { stopExport } from '../../commands/stop-export.ts';
import type { ExportView } from '../../contract/export.ts';
import type { exportsRoutes } from '../../contract/routes-exports.ts';
import { deps } from '../../deps.ts';
import { getExport, listExports } from '../../queries/read-exports.ts';

const statuses = {
  forbidden: 403,
  'field-forbidden': 403,
  'no-such-export': 404,
  'no-such-view': 404,
  'no-such-account': 404,
  'wrong-state': 409,
  'wrong-view': 422,
  'key-reused': 422,
  'stale-version': 412,
  'if-match-missing': 428,
  'bad-cursor': 400,
};

const shown = (one: ExportView) => ({ status: 200, body: one, headers: etag(one.version) });
const begun = (one: ExportView) => ({
  status: 202,
  body: one,
  headers: { ...etag(one.version), location: `/v1/exports/${one.id}` },
});

export const exportsOperations = {
  createExport: async (request) => answer(await createExport(deps())(request), statuses, begun),
  listExports: async (request) =>
    answer(await listExports(deps())(request), statuses, (body) => ({ status: 200, body })),
  getExport: async (request) => answer(await getExport(deps())(request), statuses, shown),
  stopExport: async (request) =>
    answer(await stopExport(deps())(request), statuses, (one) => ({ ...shown(one), status: 202 })),
} satisfies { [Name in keyof typeof exportsRoutes]: Handler<(typeof exportsRoutes)[Name]> };
