import { createHash } from 'node:crypto';
import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import type { searchRoutes } from '../../contract/routes-search.ts';
import { deps } from '../../deps.ts';
import { cardStyle } from '../../domain/card.ts';
import { listAccounts } from '../../queries/list-records.ts';
import { getAccountAround, getAccountCard, getAccountTimeline } from '../../queries/read-around.ts';
import { search } from '../../queries/search.ts';

const statuses = { forbidden: 403, 'field-forbidden': 403, 'no-such-account': 404, 'bad-cursor': 400 };

/** A card runs nothing and fetches nothing; its own style is known by its digest. */
const cardPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(cardStyle).digest('base64')}'; frame-ancestors 'none'`;

const found = (body: object) => ({ status: 200, body });

export const searchOperations = {
  search: async (request) => answer(await search(deps())(request), statuses, found),
  listAccounts: async (request) => answer(await listAccounts(deps())(request), statuses, found),
  getAccountAround: async (request) =>
    answer(await getAccountAround(deps())(request), statuses, (around) => ({
      ...found(around),
      headers: etag(around.profile.version),
    })),
  getAccountCard: async (request) =>
    answer(await getAccountCard(deps())(request), statuses, (body) => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': cardPolicy },
      body,
    })),
  getAccountTimeline: async (request) => answer(await getAccountTimeline(deps())(request), statuses, found),
} satisfies { [Name in keyof typeof searchRoutes]: Handler<(typeof searchRoutes)[Name]> };
