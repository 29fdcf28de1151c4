import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { PutWrite, Table } from '../../../shared/dynamo/table.ts';
import { plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import type { StageRun } from '../domain/stage-run.ts';
import { stageRunKey } from './keys.ts';

/** A step that has not been heard of for so long is taken up again. */
const STEP_TAKES_AT_MOST = 5 * 60_000;

/** There is one run for all accounts. */
const SUBJECT = 'stages/all';

const stored = z.object({
  status: z.enum(['running', 'done']),
  shard: z.number().int(),
  after: z.string().optional(),
  looked: z.number().int(),
  moved: z.number().int(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  version: z.number().int(),
}) satisfies z.ZodType<StageRun>;

/** The run by which all accounts are looked at; a new one takes the place of the last. */
export const stageRunStore = (table: Table) => ({
  async get(): Promise<StageRun | undefined> {
    const item = await table.get(stageRunKey, { consistent: true });
    return item && stored.parse(item);
  },

  /** The write of a run; until it is done it says that a step is to be taken, and is a timer in case nobody hears it. */
  writeOf: (next: StageRun, before: StageRun | undefined, now: Instant, cause: Cause): PutWrite => ({
    kind: 'put',
    item: {
      ...stageRunKey,
      ...next,
      ...(next.status === 'running' &&
        dueKeys({
          at: plusMilliseconds(now, STEP_TAKES_AT_MOST),
          type: JobDue.type,
          subject: SUBJECT,
          version: next.version,
        })),
    },
    when: before ? { version: before.version } : 'new',
    events:
      next.status === 'running'
        ? stamp([JobContinued({ kind: 'stages' })], {
            source: '/customers/stage-runs',
            subject: SUBJECT,
            version: next.version,
            time: now,
            cause,
          })
        : [],
  }),
});

export type StageRunStore = ReturnType<typeof stageRunStore>;
