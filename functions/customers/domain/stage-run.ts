import type { Instant } from '../../../shared/kernel/clock.ts';

/** A look at all accounts by the rules of stages and grades. */
export interface StageRun {
  readonly status: 'running' | 'done';
  /** Where it goes on: in which part of the accounts, and after which of them. */
  readonly shard: number;
  readonly after?: string | undefined;
  readonly looked: number;
  readonly moved: number;
  readonly startedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  readonly version: number;
}

/** A run from the first account on; it takes the place of one that is under way. */
export const startedRun = (before: StageRun | undefined, now: Instant): StageRun => ({
  status: 'running',
  shard: 0,
  looked: 0,
  moved: 0,
  startedAt: now,
  version: (before?.version ?? 0) + 1,
});

/** What a step did; `after` where its part of the accounts has more. */
export interface Stretch {
  readonly after?: string | undefined;
  readonly looked: number;
  readonly moved: number;
}

/** The run after a step: on in its part, at the beginning of the next one, or done. */
export const carriedOn = (run: StageRun, { after, looked, moved }: Stretch, shards: number, now: Instant): StageRun => {
  const { status, startedAt } = run;
  const counts = { looked: run.looked + looked, moved: run.moved + moved, version: run.version + 1 };
  if (after !== undefined) return { status, shard: run.shard, after, startedAt, ...counts };
  const shard = run.shard + 1;
  return shard < shards
    ? { status, shard, startedAt, ...counts }
    : { status: 'done', shard, startedAt, finishedAt: now, ...counts };
};
