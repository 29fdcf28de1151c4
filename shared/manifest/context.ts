/**
 * What a context tells AWS that it needs: data only, read by `infra/` (stacks, grants, alarms) and by the gates.
 * A route, queue, stream or schedule that is not declared here does not exist.
 */

/** What a function may do beside writing its log. Each names one narrow IAM statement. */
export type Grant =
  /** GetItem, BatchGetItem and Query on this context's own partitions (`<context>#…`) and the indexes. */
  | 'records:read'
  /** PutItem, UpdateItem, DeleteItem and ConditionCheckItem on this context's own partitions. */
  | 'records:write'
  /** GetItem and Query on the partition that `access` publishes to everybody (`access#directory`). */
  | 'directory:read'
  /** Query on the due index (`platform#due#…`). */
  | 'due:read'
  /** Publish to the events topic. */
  | 'events:publish'
  /** Send to any of this deployment's queues (replay of dead letters). */
  | 'queues:send'
  /** Send mail as the deployment's sender. */
  | 'mail:send'
  /** Read and presign files under `<context>/` in the bucket. */
  | 'files:read'
  /** Write files under `<context>/` in the bucket. */
  | 'files:write'
  /** Delete files there. */
  | 'files:delete'
  /** List and read the heads of the audit's chains, in the bucket where nothing is ever replaced. */
  | 'heads:read'
  /** Add heads there. */
  | 'heads:write'
  /** Make, find, enable and disable those who sign in (the user pool of this deployment). */
  | 'users:manage';

/** What every function declares. */
export interface FunctionSpec {
  /** The entry's file name in the context's `entry/` folder. */
  readonly entry: string;
  readonly timeoutSeconds: number;
  readonly memoryMb?: number;
  readonly grants: readonly Grant[];
  /** The harm to people when this trigger is dead; it becomes the alarm's description. */
  readonly impactIfDead: string;
}

/** A route of the HTTP API as the gateway sees it. */
export interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{parameters}` as API Gateway spells them; `{proxy+}` for the rest of a path. */
  readonly path: string;
  /** True: no token is asked for. Everything else is behind the JWT authorizer. */
  readonly public?: boolean;
  /** The statuses of its refusals; what is refused with a 403 is written down for the audit. */
  readonly refusals?: readonly number[];
}

export interface HttpSpec extends FunctionSpec {
  readonly routes: readonly RouteSpec[];
  /** Receives what no route matches (`$default`, public). One context only. */
  readonly fallback?: true;
  /** Files laid beside the bundle: their path there by where they come from, a file of a package or `./…` of the project. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface QueueSpec extends FunctionSpec {
  /** Event types whose messages the topic delivers here. */
  readonly subscribesTo: readonly string[];
  /** Messages handed over at once (default 10). More than 10 needs a window. */
  readonly batchSize?: number;
  readonly batchWindowSeconds?: number;
  /** Functions running at once for this queue (AWS accepts 2 and more). */
  readonly maxConcurrency?: number;
}

export interface ScheduleSpec extends FunctionSpec {
  /** An EventBridge Scheduler expression: `rate(1 minute)`, `cron(…)`. */
  readonly every: string;
}

export interface StreamSpec extends FunctionSpec {
  readonly batchSize: number;
  /** Lambda event filter criteria over the stream record. */
  readonly filters: readonly object[];
}

export interface ContextManifest {
  /** Also the first word of every partition key of the context. */
  readonly name: string;
  readonly http?: HttpSpec;
  readonly queues?: Readonly<Record<string, QueueSpec>>;
  readonly schedules?: Readonly<Record<string, ScheduleSpec>>;
  readonly streams?: Readonly<Record<string, StreamSpec>>;
  /** A function that consumes the dead-letter queue itself. One context only. */
  readonly deadLetters?: FunctionSpec;
}
