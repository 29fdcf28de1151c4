import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { noSuchSchedule } from '../queries/read-schedules.ts';

const TRIES = 5;

/** Deletes a schedule; runs that it has queued are still produced. `If-Match` is checked when it is sent. */
export const deleteSchedule =
  ({ schedules, directory }: Deps) =>
  async ({ params: { id }, caller, ifMatch, cause }: Request<typeof routes.deleteReportSchedule>) => {
    const allowed = await directory.authorize(caller, may.changeReportSchedules);
    if (!allowed.ok) return allowed;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await schedules.get(id);
      if (!before) return noSuchSchedule(id);
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before.version);
      if (stale) return stale;
      if (await schedules.delete(before, cause)) return ok(undefined);
    }
    return refuse('stale-version', 'Others are changing this schedule at this moment: try again.');
  };
