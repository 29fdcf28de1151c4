import { millisecondsOf } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { ReportProduced } from '../contract/events.ts';
import type { Format } from '../contract/schedule.ts';
import { reportCsv } from '../domain/report/csv.ts';
import { reportPage } from '../domain/report/page.ts';
import { summaryOf, totalsOf, type Summary } from '../domain/report/summary.ts';
import { done, failed, running, waiting, type Running, type StoredFile } from '../domain/run.ts';
import type { FileDeps } from '../file-deps.ts';
import { currentCalendar } from './current-calendar.ts';

/** What fits into the function's memory several times. */
const MOST_ROWS = 300_000;

const written = { html: reportPage, csv: reportCsv } as const satisfies Record<Format, (summary: Summary) => string>;

/**
 * An event takes a second or two from its write to the counters, more under load. A report waits this long after it was asked
 * for, so that it counts what the asker had seen happen.
 */
const COUNTED_AFTER = 5_000;

const inOtherHands = () => refuse('in-other-hands', 'Another message is producing this report.');

/** The generation of counters that reports may be read from; nothing while tickets are being counted anew. */
const readyGeneration = async (deps: FileDeps) => {
  const [calendar, { timeZone }] = await Promise.all([currentCalendar(deps), deps.directory.settings()]);
  return calendar.status === 'ready' && calendar.timeZone === timeZone ? calendar.generation : undefined;
};

const read = async ({ aggregates, directory }: FileDeps, { from, to }: Running, generation: number) => {
  const [flows, balances, departments, { timeZone }] = await Promise.all([
    aggregates.flows(generation, { from, to }),
    aggregates.balances(generation, to),
    directory.departments(),
    directory.settings(),
  ]);
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  return flows.length > MOST_ROWS ? undefined : summaryOf({ from, to }, timeZone, flows, balances, names);
};

/** The version is part of the key: files of another try never stand beside these totals. */
const fileOf = ({ id, version, report, from, to }: Running, format: Format): StoredFile => ({
  format,
  key: `analytics/reports/${id}/${version}/${report}_${from}_${to}.${format}`,
});

/**
 * Produces the report of a run: counts, files, totals. May be called again at any time; only one call commits.
 * Refusals: `produced`, `in-other-hands`; `counting-anew` when the counters are not in the company's days yet, which leaves
 * the run queued, to be looked at each minute.
 */
export const produceReport = (deps: FileDeps) => async (id: string, cause: Cause) => {
  const { runs, clock, files } = deps;
  const run = await runs.get(id);
  if (!run) throw new Error(`run ${id} was announced but is not stored`);
  if (run.status === 'done' || run.status === 'failed') return refuse('produced', 'The report has been produced.');
  const wait = async (current: typeof run) => {
    const waits = current.status === 'queued' && current.waitsSince !== undefined;
    if (!waits && !(await runs.put(waiting(current, clock.now()), current))) return inOtherHands();
    return refuse('counting-anew', 'The tickets are being counted in the days of another time zone.');
  };
  const early = millisecondsOf(run.createdAt) + COUNTED_AFTER - millisecondsOf(clock.now());
  if (early > 0) await deps.pause(Math.min(early, COUNTED_AFTER));
  const generation = await readyGeneration(deps);
  if (generation === undefined) return wait(run);

  const mine = running(run, clock.now());
  if (!(await runs.put(mine, run))) return inOtherHands();
  const summary = await read(deps, mine, generation);
  // Counters that were left behind while they were read are not those of the company's days.
  if ((await readyGeneration(deps)) !== generation) return wait(mine);
  if (!summary) {
    const tooLarge = {
      code: 'too-large',
      detail: 'There is too much in this period for one report: ask for a shorter one.',
    };
    return (await runs.put(failed(mine, tooLarge, clock.now()), mine)) ? ok(undefined) : inOtherHands();
  }
  const stored = await Promise.all(
    mine.formats.map(async (format) => {
      const file = fileOf(mine, format);
      await files.put(file.key, format, written[format](summary));
      return file;
    }),
  );
  const now = clock.now();
  const finished = done(mine, stored, totalsOf(summary), now);
  const { report, from, to, scheduleId, formats, version } = finished;
  const about = { source: '/analytics/report-runs', subject: id, version, time: now, cause };
  const produced = stamp([ReportProduced({ report, from, to, scheduleId, formats })], about);
  return (await runs.put(finished, mine, produced)) ? ok(undefined) : inOtherHands();
};
