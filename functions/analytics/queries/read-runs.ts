import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { RunView } from '../contract/run.ts';
import type { Deps } from '../deps.ts';
import type { Run } from '../domain/run.ts';
import type { ReportLinks } from '../persistence/report-links.ts';

/** The run as the API shows it, with fresh links to its files. */
export const viewOf = async (run: Run, links: ReportLinks): Promise<RunView> => {
  const { id, report, status, from, to, formats, scheduleId, slot, requestedBy, createdAt, updatedAt, version } = run;
  const files = run.status === 'done' ? run.files : [];
  return {
    id,
    report,
    status,
    from,
    to,
    formats,
    ...(scheduleId !== undefined && { scheduleId }),
    ...(slot !== undefined && { slot }),
    requestedBy,
    files: await Promise.all(files.map(async ({ format, key }) => ({ format, url: await links(key) }))),
    ...(run.status === 'done' && { totals: run.totals }),
    ...(run.status === 'failed' && { error: run.error }),
    createdAt,
    updatedAt,
    version,
  };
};

export const getRun =
  ({ runs, directory, links }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getReportRun>) => {
    const allowed = await directory.authorize(caller, may.readReports);
    if (!allowed.ok) return allowed;
    const run = await runs.get(id);
    return run ? ok(await viewOf(run, links)) : refuse('no-such-run', 'There is no such report run.');
  };

export const listRuns =
  ({ runs, directory, links }: Deps) =>
  async ({ query, caller }: Request<typeof routes.listReportRuns>) => {
    const allowed = await directory.authorize(caller, may.readReports);
    if (!allowed.ok) return allowed;
    const page = await runs.page(query);
    if (!page.ok) return page;
    return ok({ ...page.value, items: await Promise.all(page.value.items.map((run) => viewOf(run, links))) });
  };
