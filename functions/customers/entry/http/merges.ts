import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { dismissDuplicate } from '../../commands/dismiss-duplicate.ts';
import { mergeAccount } from '../../commands/merge-accounts.ts';
import { undoMerge } from '../../commands/undo-merge.ts';
import type { MergeView } from '../../contract/merge.ts';
import type { mergesRoutes } from '../../contract/routes-merges.ts';
import { deps } from '../../deps.ts';
import { getMerge, listDuplicates } from '../../queries/read-merges.ts';

const statuses = {
  forbidden: 403,
  'field-forbidden': 403,
  'no-such-account': 404,
  'no-such-merge': 404,
  'no-such-pair': 404,
  'no-such-source': 422,
  'same-account': 409,
  'different-kinds': 409,
  'wrong-state': 409,
  'merged-on': 409,
  busy: 409,
  'too-many-values': 422,
  'key-reused': 422,
  'stale-version': 412,
  'if-match-missing': 428,
  'bad-cursor': 400,
};

const shown = (merge: MergeView) => ({ status: 200, body: merge, headers: etag(merge.version) });

export const mergesOperations = {
  mergeAccount: async (request) =>
    answer(await mergeAccount(deps())(request), statuses, ({ id }) => ({
      status: 201,
      body: { id },
      headers: { location: `/v1/merges/${id}` },
    })),
  getMerge: async (request) => answer(await getMerge(deps())(request), statuses, shown),
  undoMerge: async (request) => answer(await undoMerge(deps())(request), statuses, shown),
  listDuplicates: async (request) =>
    answer(await listDuplicates(deps())(request), statuses, (body) => ({ status: 200, body })),
  dismissDuplicate: async (request) =>
    answer(await dismissDuplicate(deps())(request), statuses, () => ({ status: 204 })),
} satisfies { [Name in keyof typeof mergesRoutes]: Handler<(typeof mergesRoutes)[Name]> };
