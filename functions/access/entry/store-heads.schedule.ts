import { onSchedule } from '../../../shared/lambda/schedule.ts';
import { storeHeads } from '../commands/store-heads.ts';
import { headDeps } from '../head-deps.ts';

export const handler = onSchedule('store-heads', () => storeHeads(headDeps())());
