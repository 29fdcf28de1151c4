import { parentPort, workerData } from 'node:worker_threads';
import { carryOut } from './tasks.ts';

// Thousands of errors are thrown on purpose, and nobody reads where.
Error.stackTraceLimit = 0;

/** A thread of its own for a task: time and chance of its functions are the world's, not the machine's. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
for await (const result of carryOut(workerData)) parentPort?.postMessage(result);
