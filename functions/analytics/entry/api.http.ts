import { etag, onHttp } from '../../../shared/lambda/http.ts';
import { answer } from '../../../shared/lambda/problem.ts';
import { deleteSchedule } from '../commands/delete-schedule.ts';
import { putSchedule } from '../commands/put-schedule.ts';
import { requestRun } from '../commands/request-run.ts';
import { routes } from '../contract/routes.ts';
import { deps } from '../deps.ts';
import { getRun, listRuns, viewOf as runView } from '../queries/read-runs.ts';
import { getSchedule, listSchedules, viewOf as scheduleView } from '../queries/read-schedules.ts';

const statuses = {
  forbidden: 403,
  'if-match-missing': 428,
  'stale-version': 412,
  'other-id': 422,
  'no-such-schedule': 404,
  'no-such-run': 404,
  'ends-before-it-begins': 422,
  'period-too-long': 422,
  'key-reused': 422,
  'bad-cursor': 400,
};

export const handler = onHttp('analytics', routes, {
  putReportSchedule: async (request) =>
    answer(await putSchedule(deps())(request), statuses, ({ schedule, created }) => ({
      status: created ? 201 : 200,
      body: scheduleView(schedule),
      headers: { ...etag(schedule.version), ...(created && { location: `/v1/report-schedules/${schedule.id}` }) },
    })),
  getReportSchedule: async (request) =>
    answer(await getSchedule(deps())(request), statuses, (body) => ({
      status: 200,
      body,
      headers: etag(body.version),
    })),
  listReportSchedules: async (request) =>
    answer(await listSchedules(deps())(request), statuses, (body) => ({ status: 200, body })),
  deleteReportSchedule: async (request) =>
    answer(await deleteSchedule(deps())(request), statuses, () => ({ status: 204 })),
  runTicketsByDepartment: async (request) => {
    const requested = await requestRun(deps())(request);
    const body = requested.ok ? await runView(requested.value, deps().links) : undefined;
    return answer(requested, statuses, ({ id, version }) => ({
      status: 202,
      body,
      headers: { ...etag(version), location: `/v1/report-runs/${id}` },
    }));
  },
  listReportRuns: async (request) =>
    answer(await listRuns(deps())(request), statuses, (body) => ({ status: 200, body })),
  getReportRun: async (request) =>
    answer(await getRun(deps())(request), statuses, (body) => ({ status: 200, body, headers: etag(body.version) })),
});
