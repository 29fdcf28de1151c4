import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { deleteCustomField, putCodeList, putCustomField } from '../../commands/keep-standards.ts';
import type { codesRoutes } from '../../contract/routes-codes.ts';
import { deps } from '../../deps.ts';
import { listCodeLists, listCustomFields } from '../../queries/read-standards.ts';

const statuses = {
  forbidden: 403,
  'bad-cursor': 400,
  'no-such-field': 404,
  fixed: 409,
  'stale-version': 412,
  'if-match-missing': 428,
  'other-id': 422,
  'bad-list': 422,
  'bad-field': 422,
  'too-large': 422,
};

export const codesOperations = {
  listCodeLists: async (request) =>
    answer(await listCodeLists(deps())(request), statuses, ({ items, ...page }) => ({
      status: 200,
      body: { ...page, items: items.map(({ shown }) => shown) },
    })),
  putCodeList: async (request) =>
    answer(await putCodeList(deps())(request), statuses, ({ list, version, created }) => ({
      status: created ? 201 : 200,
      body: list,
      headers: { ...etag(version), ...(created && { location: `/v1/code-lists/${list.id}` }) },
    })),
  listCustomFields: async (request) =>
    answer(await listCustomFields(deps())(request), statuses, ({ items, ...page }) => ({
      status: 200,
      body: { ...page, items: items.map(({ shown }) => shown) },
    })),
  putCustomField: async (request) =>
    answer(await putCustomField(deps())(request), statuses, ({ field, version, created }) => ({
      status: created ? 201 : 200,
      body: field,
      headers: { ...etag(version), ...(created && { location: `/v1/custom-fields/${field.recordType}/${field.id}` }) },
    })),
  deleteCustomField: async (request) =>
    answer(await deleteCustomField(deps())(request), statuses, () => ({ status: 204 })),
} satisfies { [Name in keyof typeof codesRoutes]: Handler<(typeof codesRoutes)[Name]> };
