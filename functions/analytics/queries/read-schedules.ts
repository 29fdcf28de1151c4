import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { ScheduleView } from '../contract/schedule.ts';
import type { Deps } from '../deps.ts';
import type { Schedule } from '../domain/schedule.ts';

/** The schedule as the API shows it. */
export const viewOf = ({ revision: _, ...view }: Schedule): ScheduleView => view;

export const noSuchSchedule = (id: string) => refuse('no-such-schedule', `There is no report schedule ${id}.`);

export const getSchedule =
  ({ schedules, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getReportSchedule>) => {
    const allowed = await directory.authorize(caller, may.readReportSchedules);
    if (!allowed.ok) return allowed;
    const schedule = await schedules.get(id);
    return schedule ? ok(viewOf(schedule)) : noSuchSchedule(id);
  };

export const listSchedules =
  ({ schedules, directory }: Deps) =>
  async ({ query, caller }: Request<typeof routes.listReportSchedules>) => {
    const allowed = await directory.authorize(caller, may.readReportSchedules);
    if (!allowed.ok) return allowed;
    const page = await schedules.page(query);
    return page.ok ? ok({ ...page.value, items: page.value.items.map(viewOf) }) : page;
  };
