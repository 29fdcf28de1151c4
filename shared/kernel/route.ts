import type * as z from 'zod';
import type { RouteSpec } from '../manifest/context.ts';

/** What a route answers with one status. */
interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Header names that the answer carries (`ETag`, `Location`). */
  readonly headers?: readonly ('ETag' | 'Location' | 'Retry-After')[];
}

/** The contract of one route: what the gateway, the router, OpenAPI and the tests know of it. */
export interface RouteContract extends RouteSpec {
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** `required` for PATCH and actions, `optional` for PUT. */
  readonly ifMatch?: 'required' | 'optional';
  readonly idempotencyKey?: true;
  /** A question that is too long for an address, so it has a body: it changes nothing. */
  readonly writes?: false;
  /** What it answers when all is well, by status. */
  readonly answers: Readonly<Record<number, AnswerSpec>>;
  /** The statuses of its refusals, each a problem document. */
  readonly refusals: readonly number[];
}

/** Keeps the literal types of a route. */
export const defineRoute = <const Route extends RouteContract>(route: Route) => route;

/** Whether a route changes nothing, whatever it answers. */
export const onlyAsks = ({ method, writes }: RouteContract) => method === 'GET' || writes === false;

export const routeKeyOf = ({ method, path }: RouteSpec) => `${method} ${path}`;
