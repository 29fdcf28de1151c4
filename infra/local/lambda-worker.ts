import { pathToFileURL } from 'node:url';
import { callable, shaped } from './foreign.ts';
import { isMainThread, parentPort } from 'node:worker_threads';

/** What the host asks of a worker thread. */
export interface Call {
  readonly id: number;
  readonly file: string;
  readonly exportName: string;
  readonly event: unknown;
  readonly context: {
    readonly functionName: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly awsRequestId: string;
    readonly logGroupName: string;
  };
  /** Epoch milliseconds. */
  readonly deadline: number;
}

/** Files to import ahead of the first call. */
export interface Warming {
  readonly warm: readonly string[];
}

export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stack?: string;
}

/** `payload` is the answer as JSON, as Lambda hands it on. */
export type Reply = { readonly id: number } & ({ readonly payload: string } | { readonly failure: Failure });

const failureOf = (error: unknown): Failure =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, ...(error.stack && { stack: error.stack }) }
    : { errorType: typeof error, errorMessage: String(error) };

const run = async ({ id, file, exportName, event, context, deadline }: Call): Promise<Reply> => {
  try {
    const module: unknown = await import(pathToFileURL(file).href);
    const handler = callable(shaped<Record<string, unknown>>(module, exportName)[exportName]);
    const answer: unknown = await handler(event, {
      ...context,
      functionVersion: '$LATEST',
      logStreamName: 'local',
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    });
    return { id, payload: JSON.stringify(answer) ?? 'null' };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
};

if (!isMainThread && parentPort) {
  const port = parentPort;
  port.on('message', (call: Call | Warming) => {
    if ('warm' in call) void Promise.allSettled(call.warm.map((file) => import(pathToFileURL(file).href)));
    else void run(call).then((reply) => port.postMessage(reply));
  });
}
