import { onSchedule } from '../../../shared/lambda/schedule.ts';
import { startStageRun } from '../commands/start-stage-run.ts';
import { stageRunDeps } from '../stage-run-deps.ts';

export const handler = onSchedule('evaluate-stages', () => startStageRun(stageRunDeps())());
