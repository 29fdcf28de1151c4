import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { changeSavedView, createSavedView, deleteSavedView } from '../../commands/save-view.ts';
import type { viewsRoutes } from '../../contract/routes-views.ts';
import type { SavedView } from '../../contract/saved-view.ts';
import { deps } from '../../deps.ts';
import { getSavedView, listSavedViews } from '../../queries/read-views.ts';

const statuses = {
  forbidden: 403,
  'no-such-view': 404,
  'bad-cursor': 400,
  'stale-version': 412,
  'if-match-missing': 428,
  'key-reused': 422,
  'invalid-result': 422,
  'unknown-team': 422,
};

const shown = (view: SavedView) => ({ status: 200, body: view, headers: etag(view.version) });

export const viewsOperations = {
  listSavedViews: async (request) =>
    answer(await listSavedViews(deps())(request), statuses, (body) => ({ status: 200, body })),
  createSavedView: async (request) =>
    answer(await createSavedView(deps())(request), statuses, (view) => ({
      status: 201,
      body: view,
      headers: { ...etag(view.version), location: `/v1/saved-views/${view.id}` },
    })),
  getSavedView: async (request) => answer(await getSavedView(deps())(request), statuses, shown),
  patchSavedView: async (request) => answer(await changeSavedView(deps())(request), statuses, shown),
  deleteSavedView: async (request) => answer(await deleteSavedView(deps())(request), statuses, () => ({ status: 204 })),
} satisfies { [Name in keyof typeof viewsRoutes]: Handler<(typeof viewsRoutes)[Name]> };
