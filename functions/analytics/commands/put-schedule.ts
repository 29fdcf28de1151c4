import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { scheduleOf } from '../domain/schedule.ts';

/** A slot that passes meanwhile is no conflict, only a reason to look again. */
const TRIES = 5;

/** Creates a report schedule or replaces it; `If-Match` is checked when it is sent. */
export const putSchedule =
  ({ schedules, directory, clock }: Deps) =>
  async ({ params: { id }, body, caller, ifMatch, cause }: Request<typeof routes.putReportSchedule>) => {
    const allowed = await directory.authorize(caller, may.changeReportSchedules);
    if (!allowed.ok) return allowed;
    if (body.id !== undefined && body.id !== id)
      return refuse('other-id', `The path says ${id}: leave the id out of the body or repeat it.`, 'id');
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await schedules.get(id);
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
      if (stale) return stale;
      const schedule = scheduleOf(id, body, before, clock.now(), cause.actor);
      if (await schedules.put(schedule, before, cause)) return ok({ schedule, created: !before });
    }
    return refuse('stale-version', 'Others are changing this schedule at this moment: try again.');
  };
