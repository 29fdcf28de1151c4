import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import {
  patchImport,
  readImport,
  rehearseImport,
  resumeImport,
  startImport,
  stopImport,
} from '../../commands/change-import.ts';
import { createImport } from '../../commands/create-import.ts';
import type { ImportView } from '../../contract/import.ts';
import type { importsRoutes } from '../../contract/routes-imports.ts';
import { deps } from '../../deps.ts';
import { getImport, getRefusedRows, listImportRows, listImports } from '../../queries/read-imports.ts';

const statuses = {
  forbidden: 403,
  'no-such-import': 404,
  'no-refused-rows': 404,
  'wrong-state': 409,
  'bad-mapping': 422,
  'key-reused': 422,
  'stale-version': 412,
  'if-match-missing': 428,
  'bad-cursor': 400,
};

const shown = (one: ImportView) => ({ status: 200, body: one, headers: etag(one.version) });
const begun = (one: ImportView) => ({ ...shown(one), status: 202 });
const listed = (body: object) => ({ status: 200, body });

export const importsOperations = {
  createImport: async (request) =>
    answer(await createImport(deps())(request), statuses, (body) => ({
      status: 201,
      body,
      headers: { ...etag(body.import.version), location: `/v1/imports/${body.import.id}` },
    })),
  listImports: async (request) => answer(await listImports(deps())(request), statuses, listed),
  getImport: async (request) => answer(await getImport(deps())(request), statuses, shown),
  readImport: async (request) => answer(await readImport(deps())(request), statuses, begun),
  patchImport: async (request) => answer(await patchImport(deps())(request), statuses, shown),
  rehearseImport: async (request) => answer(await rehearseImport(deps())(request), statuses, begun),
  startImport: async (request) => answer(await startImport(deps())(request), statuses, begun),
  stopImport: async (request) => answer(await stopImport(deps())(request), statuses, begun),
  resumeImport: async (request) => answer(await resumeImport(deps())(request), statuses, begun),
  listImportRows: async (request) => answer(await listImportRows(deps())(request), statuses, listed),
  getRefusedRows: async (request) => answer(await getRefusedRows(deps())(request), statuses, listed),
} satisfies { [Name in keyof typeof importsRoutes]: Handler<(typeof importsRoutes)[Name]> };
