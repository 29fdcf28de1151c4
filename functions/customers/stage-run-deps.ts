import { connectTable } from '../../shared/dynamo/connect.ts';
import { systemClock } from '../../shared/kernel/clock.ts';
import { once } from '../../shared/lambda/environment.ts';
import type { Deps } from './deps.ts';
import { stageRunStore } from './persistence/stage-run-store.ts';

/** What the schedule needs: it begins a look at all accounts, and reads none of them. */
export const stageRunDeps = once((): Pick<Deps, 'stageRuns' | 'clock' | 'write'> => {
  const table = connectTable();
  return { stageRuns: stageRunStore(table), clock: systemClock, write: (...writes) => table.write(...writes) };
});
