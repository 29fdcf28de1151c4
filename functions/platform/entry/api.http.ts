import { etag, onHttp } from '../../../shared/lambda/http.ts';
import { answer } from '../../../shared/lambda/problem.ts';
import { discardDeadLetter, replayDeadLetter, replayDeadLetters } from '../commands/decide-dead-letter.ts';
import type { DeadLetter } from '../contract/dead-letter.ts';
import { routes } from '../contract/routes.ts';
import { deps } from '../deps.ts';
import { apiPage, apiPageFile, openApi } from '../queries/browse-api.ts';
import { getDeadLetter, listDeadLetters } from '../queries/read-dead-letters.ts';

const statuses = { forbidden: 403, 'no-such-dead-letter': 404, decided: 409, 'not-replayable': 409, 'bad-cursor': 400 };

const letterAnswer = (letter: DeadLetter) => ({ status: 200, body: letter, headers: etag(letter.version) });

export const handler = onHttp('platform', routes, {
  listDeadLetters: async (request) =>
    answer(await listDeadLetters(deps())(request), statuses, (body) => ({ status: 200, body })),
  getDeadLetter: async (request) => answer(await getDeadLetter(deps())(request), statuses, letterAnswer),
  replayDeadLetter: async (request) => answer(await replayDeadLetter(deps())(request), statuses, letterAnswer),
  discardDeadLetter: async (request) => answer(await discardDeadLetter(deps())(request), statuses, letterAnswer),
  replayDeadLetters: async (request) =>
    answer(await replayDeadLetters(deps())(request), statuses, (body) => ({ status: 200, body })),
  getOpenApi: () => openApi(),
  browseApi: () => Promise.resolve(apiPage()),
  getApiPageFile: ({ params: { file } }) => apiPageFile(file),
});
