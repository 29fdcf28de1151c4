import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { ReportRequested } from '../contract/events.ts';
import type { Deps } from '../deps.ts';
import { takeSlot } from '../domain/schedule.ts';

/** After a long outage the rest waits for the next minute. */
const MOST_SLOTS = 50;

/**
 * Queues a run for each slot of the schedule that has come, the oldest first, each exactly once: the run and the
 * schedule's move to its next slot are one transaction. Refusals: `no-such-schedule`, `not-due`.
 */
export const runSchedule =
  ({ schedules, directory, clock }: Pick<Deps, 'schedules' | 'directory' | 'clock'>) =>
  async (id: string, cause: Cause) => {
    let taken = 0;
    for (let n = 0; n < MOST_SLOTS; n += 1) {
      const schedule = await schedules.get(id);
      if (!schedule) return refuse('no-such-schedule', 'The schedule was deleted.');
      const now = clock.now();
      if (schedule.nextSlotAt > now) break;
      const { timeZone } = await directory.settings();
      const next = takeSlot(schedule, timeZone, now, cause);
      const { id: subject, report, from, to, version } = next.run;
      const about = { source: '/analytics/report-runs', subject, version, time: now, cause };
      const requested = stamp([ReportRequested({ report, from, to, scheduleId: id })], about);
      const outcome = await schedules.take(next.schedule, schedule, next.run, requested, cause);
      if (outcome === 'run-exists') await schedules.put(next.schedule, schedule, cause);
      if (outcome === 'taken') taken += 1;
    }
    return taken > 0 ? ok({ taken }) : refuse('not-due', 'The slot has been taken.');
  };
