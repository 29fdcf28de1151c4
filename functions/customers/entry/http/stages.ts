import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { putStageRules } from '../../commands/put-stage-rules.ts';
import type { stagesRoutes } from '../../contract/routes-stages.ts';
import { deps } from '../../deps.ts';
import { getStageRules, listAccountStages } from '../../queries/read-stages.ts';

const statuses = {
  forbidden: 403,
  'no-such-account': 404,
  'bad-cursor': 400,
  'stale-version': 412,
  'if-match-missing': 428,
};

const shown = ({ rules, version }: { rules: object; version: number }) => ({
  status: 200,
  body: rules,
  headers: etag(version),
});

export const stagesOperations = {
  getStageRules: async (request) => answer(await getStageRules(deps())(request), statuses, shown),
  putStageRules: async (request) => answer(await putStageRules(deps())(request), statuses, shown),
  listAccountStages: async (request) =>
    answer(await listAccountStages(deps())(request), statuses, (body) => ({ status: 200, body })),
} satisfies { [Name in keyof typeof stagesRoutes]: Handler<(typeof stagesRoutes)[Name]> };
