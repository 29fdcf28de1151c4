import { etag, onHttp } from '../../../shared/lambda/http.ts';
import { answer } from '../../../shared/lambda/problem.ts';
import { putDepartment } from '../commands/put-department.ts';
import { putSettings } from '../commands/put-settings.ts';
import { routes } from '../contract/routes.ts';
import { deps } from '../deps.ts';
import { getSettings, listDepartments, listPeople } from '../queries/read-directory.ts';

const statuses = {
  forbidden: 403,
  'if-match-missing': 428,
  'stale-version': 412,
  'other-id': 422,
  'too-many-departments': 422,
  'bad-cursor': 400,
};

export const handler = onHttp(routes, {
  putDepartment: async (request) =>
    answer(await putDepartment(deps())(request), statuses, ({ department, version, created }) => ({
      status: created ? 201 : 200,
      body: department,
      headers: { ...etag(version), ...(created && { location: `/v1/departments/${department.id}` }) },
    })),
  listDepartments: async (request) =>
    answer(await listDepartments(deps())(request), statuses, (body) => ({ status: 200, body })),
  listPeople: async (request) => answer(await listPeople(deps())(request), statuses, (body) => ({ status: 200, body })),
  getSettings: async (request) =>
    answer(await getSettings(deps())(request), statuses, ({ settings, version }) => ({
      status: 200,
      body: settings,
      headers: etag(version),
    })),
  putSettings: async (request) =>
    answer(await putSettings(deps())(request), statuses, ({ settings, version }) => ({
      status: 200,
      body: settings,
      headers: etag(version),
    })),
});
