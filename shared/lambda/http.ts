import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { Cause } from '../kernel/event.ts';
import { newId } from '../kernel/id.ts';
import { routeKeyOf, type RouteContract } from '../kernel/route.ts';
import { tellDenial } from './denials.ts';
import { failureOf, log } from './log.ts';
import { invalid, problem, type Answer } from './problem.ts';
import { VIEWER_ADDRESS_HEADER, viewerAddressOf } from './viewer-address.ts';

/** Who is asking, as the gateway's authorizer proved it. */
export type Caller =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'machine'; readonly id: string }
  | { readonly kind: 'nobody' };

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export interface Request<Route extends RouteContract> {
  readonly params: Parsed<Route['params']>;
  readonly query: Parsed<Route['query']>;
  readonly body: Parsed<Route['body']>;
  readonly caller: Caller;
  /** The version in `If-Match`; `any` for `*`. */
  readonly ifMatch: number | 'any' | undefined;
  readonly idempotencyKey: string | undefined;
  readonly cause: Cause;
  /** The network address that the call came from: the caller's, or that of an edge of CloudFront; personal data. */
  readonly sourceAddress: string;
  /** The caller's network address by the word of CloudFront, or of whoever called past it; personal data. */
  readonly viewerAddress?: string | undefined;
}

export type Handler<Route extends RouteContract> = (request: Request<Route>) => Promise<Answer>;

export type Routes = Readonly<Record<string, RouteContract>>;

type JwtEvent = APIGatewayProxyEventV2 & {
  requestContext: { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
};

const callerOf = (event: JwtEvent): Caller => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  if (typeof claims?.['sub'] !== 'string') return { kind: 'nobody' };
  const isPerson = typeof (claims['username'] ?? claims['cognito:username']) === 'string';
  return { kind: isPerson ? 'person' : 'machine', id: claims['sub'] };
};

const actorOf = (caller: Caller) => (caller.kind === 'nobody' ? 'customer' : `${caller.kind}:${caller.id}`);

/** `"3"`, `W/"3"`, `*`; NaN for what is no ETag of ours, which matches no version. */
const ifMatchOf = (header: string | undefined) => {
  if (header === undefined) return undefined;
  if (header.trim() === '*') return 'any' as const;
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(header.trim());
  return match ? Number(match[1]) : Number.NaN;
};

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

const bodyOf = (event: APIGatewayProxyEventV2): unknown => {
  const sent = event.body ?? '';
  // What is no UTF-8 throws here, and is no JSON either.
  return JSON.parse(event.isBase64Encoded ? strictUtf8.decode(Buffer.from(sent, 'base64')) : sent);
};

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

/** Reads the request by its contract, or says what is wrong with it. */
const requestOf = (route: RouteContract, event: JwtEvent, correlationId: string) => {
  const caller = callerOf(event);
  const idempotencyKey = route.idempotencyKey && event.headers['idempotency-key'];
  if (idempotencyKey !== undefined && !IDEMPOTENCY_KEY.test(idempotencyKey))
    return {
      refused: problem(400, 'bad-idempotency-key', 'An Idempotency-Key has 1 to 200 visible ASCII characters.'),
    };
  const parts: { params?: unknown; query?: unknown; body?: unknown } = {};
  for (const [part, schema, value, where] of [
    ['params', route.params, event.pathParameters ?? {}, 'path'],
    ['query', route.query, event.queryStringParameters ?? {}, 'query'],
  ] as const) {
    const read = schema?.safeParse(value);
    if (read && !read.success) return { refused: invalid(read.error, where) };
    parts[part] = read?.data;
  }
  if (route.body) {
    let sent: unknown;
    try {
      sent = bodyOf(event);
    } catch {
      return { refused: problem(400, 'not-json', 'The request body must be JSON.') };
    }
    const read = route.body.safeParse(sent);
    if (!read.success) return { refused: invalid(read.error, 'body') };
    parts.body = read.data;
  }
  return {
    request: {
      ...parts,
      caller,
      ifMatch: ifMatchOf(event.headers['if-match']),
      idempotencyKey,
      cause: { actor: actorOf(caller), correlationId },
      sourceAddress: event.requestContext.http.sourceIp,
      viewerAddress: viewerAddressOf(event.headers[VIEWER_ADDRESS_HEADER]),
    },
  };
};

const sent = ({ status, body, headers, isBase64 }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  ...(isBase64 && { isBase64Encoded: true }),
});

/** What the path names, to say what somebody was refused; a contract has checked it. */
const recordIn = ({ pathParameters }: JwtEvent) => {
  const named = Object.values(pathParameters ?? {})
    .join('/')
    .slice(0, 200);
  return named === '' ? {} : { recordId: named };
};

/**
 * The router of a context: the gateway has matched the route, this reads the request by its contract, calls the
 * operation of that name and writes one line of log. What is refused to somebody is told to the audit. A thrown surprise is a
 * 500 that says nothing but its number.
 */
export const onHttp = <Table extends Routes>(
  context: string,
  routes: Table,
  operations: { readonly [Name in keyof Table]: Handler<Table[Name]> },
  fallback: Answer = problem(404, 'no-such-route', 'There is no such route: see /v1/openapi.json.'),
) => {
  const byKey = new Map(
    Object.entries(routes).map(([name, route]) => [
      routeKeyOf(route),
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name ties the operation to its contract
      { route, run: operations[name] as unknown as (request: unknown) => Promise<Answer> },
    ]),
  );
  return middy(async (event: JwtEvent, { awsRequestId }: Context): Promise<APIGatewayProxyStructuredResultV2> => {
    const started = performance.now();
    const correlationId = newId();
    const found = byKey.get(event.routeKey);
    let reply: Answer;
    let failure: ReturnType<typeof failureOf> | undefined;
    try {
      const read = found && requestOf(found.route, event, correlationId);
      reply = !read ? fallback : 'refused' in read && read.refused ? read.refused : await found.run(read.request);
      if (read?.request && (reply.status === 403 || reply.denied)) {
        const denial = { route: event.routeKey, status: reply.status, ...recordIn(event) };
        await tellDenial()(context, denial, read.request.cause);
      }
    } catch (error) {
      failure = failureOf(error);
      reply = problem(500, 'surprise', `Something went wrong here; it is noted as ${correlationId}.`);
    }
    log[failure ? 'error' : 'info']('http', {
      route: event.routeKey,
      status: reply.status,
      ms: Math.round(performance.now() - started),
      correlationId,
      requestId: awsRequestId,
      ...(failure && { failure }),
    });
    return sent(reply);
  });
};

/** `{ etag: '"3"' }` */
export const etag = (version: number) => ({ etag: `"${version}"` });
