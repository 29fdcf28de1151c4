import type { Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { RunRequest, Totals } from '../contract/run.ts';
import type { Format, Report } from '../contract/schedule.ts';
import { lengthOf } from './days.ts';

interface Base {
  readonly id: string;
  readonly report: Report;
  readonly from: string;
  readonly to: string;
  readonly formats: Format[];
  /** Who is mailed the report; personal data. */
  readonly recipients: string[];
  readonly scheduleId?: string | undefined;
  readonly slot?: Instant | undefined;
  readonly requestedBy: string;
  /** A mark of the request that made it, to tell a repeat from another request with the same key. */
  readonly requestMark?: string | undefined;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
}

/** `waitsSince`: since when it waits for the counts to be ready; it is looked at each minute. */
export type Queued = Base & { readonly status: 'queued'; readonly waitsSince?: Instant | undefined };
export type Running = Base & { readonly status: 'running' };
export type Done = Base & { readonly status: 'done'; readonly files: StoredFile[]; readonly totals: Totals };
export type Failed = Base & { readonly status: 'failed'; readonly error: { code: string; detail: string } };
export type Run = Queued | Running | Done | Failed;

export interface StoredFile {
  readonly format: Format;
  /** The file's name in the bucket. */
  readonly key: string;
}

/** As long as tickets are worth counting by the day; it bounds what a report reads. */
const MOST_DAYS = 3660;

/** Refuses dates that are dates but no period to report. */
export const checkPeriod = ({ from, to }: Pick<RunRequest, 'from' | 'to'>) => {
  const days = lengthOf({ from, to });
  if (days < 1)
    return refuse('ends-before-it-begins', `The period ends before it begins: send a day from ${from} on.`, 'to');
  if (days > MOST_DAYS) return refuse('period-too-long', 'A report covers ten years at the most.', 'to');
  return ok(undefined);
};

export const queued = ({
  now,
  ...request
}: Omit<Base, 'createdAt' | 'updatedAt' | 'version'> & { now: Instant }): Queued => ({
  ...request,
  status: 'queued',
  createdAt: now,
  updatedAt: now,
  version: 1,
});

const baseOf = ({
  id,
  report,
  from,
  to,
  formats,
  recipients,
  scheduleId,
  slot,
  requestedBy,
  requestMark,
  createdAt,
  version,
}: Run) => ({
  id,
  report,
  from,
  to,
  formats,
  recipients,
  scheduleId,
  slot,
  requestedBy,
  requestMark,
  createdAt,
  version,
});

const next = (run: Run, now: Instant): Base => ({ ...baseOf(run), updatedAt: now, version: run.version + 1 });

/** In somebody's hands: who wrote this version. Whoever takes it over from them writes the next. */
export const running = (run: Queued | Running, now: Instant): Running => ({ ...next(run, now), status: 'running' });

export const waiting = (run: Queued | Running, now: Instant): Queued => ({
  ...next(run, now),
  status: 'queued',
  waitsSince: now,
});

/** Asked for again, since the counts are ready. */
export const woken = (run: Queued, now: Instant): Queued => ({ ...next(run, now), status: 'queued' });

export const done = (run: Running, files: StoredFile[], totals: Totals, now: Instant): Done => ({
  ...next(run, now),
  status: 'done',
  files,
  totals,
});

export const failed = (run: Running, error: Failed['error'], now: Instant): Failed => ({
  ...next(run, now),
  status: 'failed',
  error,
});
