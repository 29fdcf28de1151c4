import { onSchedule } from '../../../shared/lambda/schedule.ts';
import { startStageRun } from '../commands/start-stage-run.ts';
import { deps } from '../deps.ts';

export const handler = onSchedule('evaluate-stages', () => startStageRun(deps())());
