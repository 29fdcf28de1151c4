import { refuse } from '../../../shared/kernel/refusal.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { continueImport } from '../commands/continue-import.ts';
import { continueMerge } from '../commands/continue-merge.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import { deps } from '../deps.ts';
import { importDeps } from '../import-deps.ts';

/** The step of each kind of job; it loads the job, does a piece of work and says how far it is. */
const steps: Readonly<Record<string, (id: string, cause: Cause) => Promise<Result<unknown, Refusal>>>> = {
  import: (id, cause) => continueImport(importDeps())(id, cause),
  merge: (id, cause) => continueMerge(deps())(id, cause),
};

export const handler = onQueue(
  [JobContinued, JobDue],
  async ({ subject }, cause) => {
    const [kind = '', id = ''] = subject.split('/');
    return steps[kind]?.(id, cause) ?? refuse('unknown-job', 'There is no job of this kind.');
  },
  { name: 'run-jobs', settled: ['nothing-left', 'went-on'] },
);
