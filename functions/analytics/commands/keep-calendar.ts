import { millisecondsOf } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { ReportRequested } from '../contract/events.ts';
import type { Deps } from '../deps.ts';
import { begunAnew, readyAfter, type Calendar } from '../domain/calendar.ts';
import { woken, type Queued } from '../domain/run.ts';
import { currentCalendar } from './current-calendar.ts';
import { moveFacts } from './record-facts.ts';

type Keeping = Pick<Deps, 'calendars' | 'directory' | 'facts' | 'runs' | 'clock'>;

/** How long one message moves facts; the rest waits for the next minute. */
const PORTION = 30_000;
const AT_ONCE = 50;
const NEWEST_RUNS = 100;

/** The calendar with the company's zone: another zone begins a new generation. */
const followed = async (deps: Keeping): Promise<Calendar> => {
  const calendar = await currentCalendar(deps);
  const { timeZone } = await deps.directory.settings();
  if (calendar.timeZone === timeZone) return calendar;
  const anew = begunAnew(calendar, timeZone, deps.clock.now());
  // Somebody else was faster: whatever they did is looked at in a minute.
  return (await deps.calendars.put(anew, calendar)) ? anew : currentCalendar(deps);
};

/** Moves facts of older generations for a while; true when it looked at all and there was none. */
const movedAll = async (deps: Keeping, generation: number) => {
  const began = millisecondsOf(deps.clock.now());
  let none = true;
  for (const shard of deps.facts.shards)
    for (let next: string | undefined, more = true; more; more = next !== undefined) {
      const found = await deps.facts.outdated(generation, shard, AT_ONCE, next);
      if (found.ticketIds.length > 0) none = false;
      await moveFacts(deps)(found.ticketIds);
      if (millisecondsOf(deps.clock.now()) - began > PORTION) return false;
      next = found.next;
    }
  return none;
};

/** Runs that wait for the counts are asked for again; the sweeper finds those that are missed here. */
const wakeRuns = async ({ runs, clock }: Keeping, cause: Cause) => {
  const waiting = (await runs.newest(NEWEST_RUNS)).filter(
    (run): run is Queued => run.status === 'queued' && run.waitsSince !== undefined,
  );
  for (const run of waiting) {
    const now = clock.now();
    const next = woken(run, now);
    const about = { source: '/analytics/report-runs', subject: run.id, version: next.version, time: now, cause };
    const { report, from, to, scheduleId } = run;
    await runs.put(next, run, stamp([ReportRequested({ report, from, to, scheduleId })], about));
  }
};

/**
 * Keeps the counters in the days of the company's time zone. When the zone changed, a new generation of counters begins;
 * facts are moved to it in portions, and it is ready once a look that began late enough finds none that is
 * counted elsewhere. Until then no report is produced. Refusals: `nothing-to-move`; `still-moving`, to go on in a minute.
 */
export const keepCalendar = (deps: Keeping) => async (cause: Cause) => {
  const calendar = await followed(deps);
  if (calendar.status === 'ready')
    return refuse('nothing-to-move', 'Every ticket is counted in the days of this zone.');
  const began = deps.clock.now();
  const ready = (await movedAll(deps, calendar.generation)) && readyAfter(calendar, began);
  if (!ready || !(await deps.calendars.put(ready, calendar)))
    return refuse('still-moving', 'Tickets are still being counted in the days of another zone.');
  await wakeRuns(deps, cause);
  return ok(undefined);
};
