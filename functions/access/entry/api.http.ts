import { etag, onHttp } from '../../../shared/lambda/http.ts';
import { answer } from '../../../shared/lambda/problem.ts';
import { createPerson } from '../commands/create-person.ts';
import { patchPerson } from '../commands/patch-person.ts';
import { putAccessRules } from '../commands/put-access-rules.ts';
import { putDepartment, putTeam, putTerritory } from '../commands/put-kept.ts';
import { putSettings } from '../commands/put-settings.ts';
import type { Person } from '../contract/records.ts';
import { routes } from '../contract/routes.ts';
import { deps } from '../deps.ts';
import { auditOperations } from './http/audit.ts';
import {
  getAccessRules,
  getSettings,
  getTeam,
  getTerritory,
  listDepartments,
  listTeams,
  listTerritories,
} from '../queries/read-directory.ts';
import { getMe, getPerson, listPeople } from '../queries/read-people.ts';

const statuses = {
  forbidden: 403,
  'if-match-missing': 428,
  'stale-version': 412,
  'other-id': 422,
  'too-many': 422,
  'too-large': 422,
  'unknown-department': 422,
  'unknown-team': 422,
  'unknown-territory': 422,
  'unknown-field': 422,
  'always-shown': 422,
  'no-such-person': 404,
  'no-such-team': 404,
  'no-such-territory': 404,
  'email-taken': 409,
  'last-administrator': 409,
  'bad-cursor': 400,
};

const page = (body: object) => ({ status: 200, body });

const recordAnswer = ({ record, version }: { record: object; version: number }) => ({
  status: 200,
  body: record,
  headers: etag(version),
});

const putAnswer =
  (path: string) =>
  ({ record, version, created }: { record: { id: string }; version: number; created: boolean }) => ({
    status: created ? 201 : 200,
    body: record,
    headers: { ...etag(version), ...(created && { location: `${path}/${record.id}` }) },
  });

const personAnswer = ({ person, version }: { person: Person; version: number }) =>
  recordAnswer({ record: person, version });

export const handler = onHttp('access', routes, {
  ...auditOperations,
  putDepartment: async (request) =>
    answer(await putDepartment(deps())(request), statuses, putAnswer('/v1/departments')),
  listDepartments: async (request) => answer(await listDepartments(deps())(request), statuses, page),
  putTeam: async (request) => answer(await putTeam(deps())(request), statuses, putAnswer('/v1/teams')),
  getTeam: async (request) => answer(await getTeam(deps())(request), statuses, recordAnswer),
  listTeams: async (request) => answer(await listTeams(deps())(request), statuses, page),
  putTerritory: async (request) => answer(await putTerritory(deps())(request), statuses, putAnswer('/v1/territories')),
  getTerritory: async (request) => answer(await getTerritory(deps())(request), statuses, recordAnswer),
  listTerritories: async (request) => answer(await listTerritories(deps())(request), statuses, page),
  listPeople: async (request) => answer(await listPeople(deps())(request), statuses, page),
  createPerson: async (request) =>
    answer(await createPerson(deps())(request), statuses, ({ person: record, version, created }) =>
      putAnswer('/v1/people')({ record, version, created }),
    ),
  getPerson: async (request) => answer(await getPerson(deps())(request), statuses, personAnswer),
  patchPerson: async (request) => answer(await patchPerson(deps())(request), statuses, personAnswer),
  getMe: async (request) => answer(await getMe(deps())(request), statuses, page),
  getSettings: async (request) =>
    answer(await getSettings(deps())(request), statuses, ({ settings, version }) =>
      recordAnswer({ record: settings, version }),
    ),
  putSettings: async (request) =>
    answer(await putSettings(deps())(request), statuses, ({ settings, version }) =>
      recordAnswer({ record: settings, version }),
    ),
  getAccessRules: async (request) =>
    answer(await getAccessRules(deps())(request), statuses, ({ rules, version }) =>
      recordAnswer({ record: rules, version }),
    ),
  putAccessRules: async (request) =>
    answer(await putAccessRules(deps())(request), statuses, ({ rules, version }) =>
      recordAnswer({ record: rules, version }),
    ),
});
