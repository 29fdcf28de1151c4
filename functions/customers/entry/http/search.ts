import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import type { searchRoutes } from '../../contract/routes-search.ts';
import { deps } from '../../deps.ts';
import { listAccounts } from '../../queries/list-records.ts';
import { getAccountAround, getAccountTimeline } from '../../queries/read-around.ts';
import { search } from '../../queries/search.ts';

const statuses = { forbidden: 403, 'field-forbidden': 403, 'no-such-account': 404, 'bad-cursor': 400 };

const found = (body: object) => ({ status: 200, body });

export const searchOperations = {
  search: async (request) => answer(await search(deps())(request), statuses, found),
  listAccounts: async (request) => answer(await listAccounts(deps())(request), statuses, found),
  getAccountAround: async (request) =>
    answer(await getAccountAround(deps())(request), statuses, (around) => ({
      ...found(around),
      headers: etag(around.profile.version),
    })),
  getAccountTimeline: async (request) => answer(await getAccountTimeline(deps())(request), statuses, found),
} satisfies { [Name in keyof typeof searchRoutes]: Handler<(typeof searchRoutes)[Name]> };
