import { newId } from '../../../shared/kernel/id.ts';
import type { Deps } from '../deps.ts';
import { startedRun } from '../domain/stage-run.ts';

/** Lets all accounts be looked at by the rules of stages and grades, unless that is under way. */
export const startStageRun =
  ({ stageRuns, clock, write }: Pick<Deps, 'stageRuns' | 'clock' | 'write'>) =>
  async () => {
    const before = await stageRuns.get();
    if (before?.status === 'running') return { started: 0 };
    const now = clock.now();
    const cause = { actor: 'system:evaluate-stages', correlationId: newId() };
    const { ok } = await write(stageRuns.writeOf(startedRun(before, now), before, now, cause));
    return { started: ok ? 1 : 0 };
  };
