import { stamp } from '../../../shared/kernel/event.ts';
import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import { ReportRequested } from '../contract/events.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { checkPeriod, queued } from '../domain/run.ts';

/** Queues a run of the report of tickets by department; the same request with the same key finds the run that it made. */
export const requestRun =
  ({ runs, directory, clock }: Deps) =>
  async ({ body, caller, cause, idempotencyKey }: Request<typeof routes.runTicketsByDepartment>) => {
    const allowed = await directory.authorize(caller, may.runReports);
    if (!allowed.ok) return allowed;
    const period = checkPeriod(body);
    if (!period.ok) return period;
    const now = clock.now();
    const { from, to, formats } = body;
    const report = 'tickets-by-department';
    const requestMark = digestOf(JSON.stringify({ from, to, formats }));
    const id = idempotencyKey === undefined ? newId() : idFrom(cause.actor, 'report-run', idempotencyKey);
    const run = queued({ id, report, from, to, formats, recipients: [], requestedBy: cause.actor, requestMark, now });
    const about = { source: '/analytics/report-runs', subject: id, version: run.version, time: now, cause };
    if (await runs.put(run, undefined, stamp([ReportRequested({ report, from, to })], about))) return ok(run);
    const first = await runs.get(id);
    return first?.requestMark === requestMark
      ? ok(first)
      : refuse('key-reused', 'This Idempotency-Key was used for another request: send a new one.');
  };
