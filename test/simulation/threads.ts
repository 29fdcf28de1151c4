import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { result, type Task, type TaskResult } from './task.ts';

/** Runs tasks, each in a thread of its own, and tells of each result as it comes. Throws when a thread does. */
export const inThreads = async (tasks: readonly Task[], tell: (result: TaskResult) => void): Promise<void> => {
  await Promise.all(
    tasks.map(async (task) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: task,
        env: { ...process.env, AWS_REGION: 'sim' },
        execArgv: [],
      });
      worker.on('message', (told: unknown) => tell(result.parse(told)));
      await once(worker, 'exit');
    }),
  );
};

/** As many as a laptop can spare. */
export const THREADS = 2;

/** Splits seeds among the threads. */
export const ofSeeds = (kind: 'live' | 'race', from: number, seeds: number): Task[] =>
  Array.from({ length: THREADS }, (_, n) => ({ kind, from: from + n, to: from + seeds, step: THREADS }));
