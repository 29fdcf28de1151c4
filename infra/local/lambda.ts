import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Call, Failure, Reply, Warming } from './lambda-worker.ts';
import { ACCOUNT_ID, REGION } from './resources.ts';

export interface FunctionDefinition {
  readonly name: string;
  readonly entry: string;
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Functions that people wait for have threads of their own. */
  readonly pool: Pool;
}

const POOLS = ['http', 'background'] as const;
type Pool = (typeof POOLS)[number];

/** As Lambda answers an invocation: the JSON that the function returned, or how it failed. */
export type Outcome = { readonly payload: string } | { readonly failure: Failure };

export interface Lambda {
  invoke(functionName: string, event: unknown): Promise<Outcome>;
  /** New code: calls from now on run in new threads; the old ones finish what they have in hand. */
  reload(): void;
  /** Called after each invocation: a good moment to look for what it wrote. */
  onDone: (() => void) | undefined;
  stop(): Promise<void>;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, (outcome: Outcome) => void>;
  retired: boolean;
}

export interface LambdaOptions {
  readonly functions: readonly FunctionDefinition[];
  readonly fileOf: (entry: string) => string;
  /** All that functions find in `process.env`. */
  readonly env: Readonly<Record<string, string>>;
  readonly log: Writable;
}

/** Of a thread. Without a bound V8 takes what a big machine offers before it tidies up. */
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 12 };

/** True when the function did not fail but was ended, and could not tidy up. */
export const isDeath = ({ errorType }: Failure) =>
  errorType === 'Sandbox.Timedout' || errorType === 'Runtime.ExitError';

const failed = (errorType: string, errorMessage: string): Outcome => ({ failure: { errorType, errorMessage } });

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; this is a thread
const tell = (worker: Worker, message: Call | Warming) => worker.postMessage(message);

/** Runs handlers in two worker threads, however many functions there are: one that people wait for, one for the rest. */
export const startLambda = ({ functions, fileOf, env, log }: LambdaOptions): Lambda => {
  const definitions = new Map(functions.map((definition) => [definition.name, definition]));
  const threads = new Map<Pool, Thread>();
  const stopping = new Set<Thread>();
  let calls = 0;
  let stopped = false;

  const end = async (thread: Thread) => {
    stopping.delete(thread);
    await thread.worker.terminate();
  };

  const retire = (thread: Thread) => {
    thread.retired = true;
    for (const [pool, current] of threads) if (current === thread) threads.delete(pool);
    stopping.add(thread);
    if (thread.waiting.size === 0) void end(thread);
  };

  const open = (pool: Pool): Thread => {
    const worker = new Worker(new URL('./lambda-worker.ts', import.meta.url), {
      env,
      stdout: true,
      stderr: true,
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const thread: Thread = { worker, waiting: new Map(), retired: false };
    worker.stdout.pipe(log, { end: false });
    worker.stderr.pipe(log, { end: false });
    worker.on('message', (reply: Reply) => thread.waiting.get(reply.id)?.(reply));
    worker.on('error', (error: unknown) =>
      log.write(`${JSON.stringify({ level: 'ERROR', code: 'crashed', failure: String(error) })}\n`),
    );
    worker.on('exit', () => {
      if (threads.get(pool) === thread) threads.delete(pool);
      for (const settle of thread.waiting.values()) settle(failed('Runtime.ExitError', 'the runtime ended'));
    });
    // Imported before the first call, which then need not wait for it.
    tell(worker, { warm: functions.filter((each) => each.pool === pool).map(({ entry }) => fileOf(entry)) });
    threads.set(pool, thread);
    return thread;
  };
  POOLS.forEach(open);

  const lambda: Lambda = {
    onDone: undefined,
    invoke: (functionName, event) => {
      const definition = definitions.get(functionName);
      if (!definition || stopped)
        return Promise.resolve(failed('ResourceNotFoundException', `no function ${functionName}`));
      const { exportName, pool, timeoutSeconds, memoryMb, entry } = definition;
      const thread = threads.get(pool) ?? open(pool);
      const id = ++calls;
      const awsRequestId = randomUUID();
      return new Promise((resolve) => {
        const settle = (outcome: Outcome) => {
          clearTimeout(timer);
          thread.waiting.delete(id);
          if (thread.retired && thread.waiting.size === 0) void end(thread);
          if ('failure' in outcome)
            log.write(
              `${JSON.stringify({ at: new Date().toISOString(), level: 'ERROR', functionName, awsRequestId, ...outcome.failure })}\n`,
            );
          resolve(outcome);
          lambda.onDone?.();
        };
        // A function that ran out of time may still run: the thread is not trusted with anything new.
        const timer = setTimeout(() => {
          settle(failed('Sandbox.Timedout', `Task timed out after ${timeoutSeconds} seconds`));
          retire(thread);
        }, timeoutSeconds * 1000);
        thread.waiting.set(id, settle);
        const call: Call = {
          id,
          file: fileOf(entry),
          exportName,
          event,
          deadline: Date.now() + timeoutSeconds * 1000,
          context: {
            functionName,
            invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${functionName}`,
            memoryLimitInMB: String(memoryMb),
            awsRequestId,
            logGroupName: `/aws/lambda/${functionName}`,
          },
        };
        tell(thread.worker, call);
      });
    },
    reload: () => {
      for (const pool of POOLS) {
        const thread = threads.get(pool);
        if (thread) retire(thread);
        open(pool);
      }
    },
    stop: async () => {
      stopped = true;
      await Promise.all([...threads.values(), ...stopping].map(({ worker }) => worker.terminate()));
    },
  };
  return lambda;
};
