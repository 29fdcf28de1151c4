import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import { answers, type Answer, type Task } from './task.ts';

/** Carries out a task in a thread of its own. Throws when the thread does. */
export const inThread = async <Name extends Task>(name: Name): Promise<Answer<Name>> => {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: name,
    // What a step logs is not what is looked for.
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT', AWS_REGION: 'sim' },
    execArgv: [],
  });
  const said = z.tuple([z.unknown()]).parse(await once(worker, 'message'));
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsed by the schema of the task
  return answers[name].parse(said[0]) as Answer<Name>;
};
