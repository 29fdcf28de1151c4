import middy from '@middy/core';
import { log } from './log.ts';

/** A scheduled function: it may fire twice or late, so what it does must not mind. Answers counts for the log. */
export const onSchedule = (name: string, run: () => Promise<Record<string, number>>) =>
  middy(async () => {
    const counts = await run();
    log.info('schedule', { schedule: name, ...counts });
  });
