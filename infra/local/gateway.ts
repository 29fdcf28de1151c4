import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Authorizers } from './authorizer.ts';
import { shaped } from './foreign.ts';
import type { Lambda, Outcome } from './lambda.ts';
import { answerOf, eventOf, targetOf, type Answer, type Proof } from './payload.ts';
import { router, type Route } from './routes.ts';

export interface GatewayOptions {
  readonly apiId: string;
  readonly routes: readonly Route[];
  readonly authorizers: Pick<Authorizers, 'check'>;
  readonly lambda: Pick<Lambda, 'invoke'>;
  /** Requests a second, and how many may come at once. */
  readonly throttle: { readonly rate: number; readonly burst: number } | undefined;
  /** Answers what is not the API's; false when it does not know the path. */
  readonly local: (request: IncomingMessage, response: ServerResponse, body: () => Promise<Buffer>) => Promise<boolean>;
}

/** Quotas of an HTTP API. */
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
const TIME_LIMIT_MS = 30_000;

const own = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ message })),
});
const tooLarge = () => own(413, 'Request Entity Too Large');
const brokenFunction = () => own(500, 'Internal Server Error');

class TooLarge extends Error {}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES) throw new TooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  // The connection must live on, to carry the refusal.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    const bytes = shaped<Buffer>(part);
    size += bytes.length;
    if (size > MAX_REQUEST_BYTES) throw new TooLarge();
    parts.push(bytes);
  }
  return Buffer.concat(parts);
};

/** A bucket of tokens: true takes one. */
export const throttleOf = ({ rate, burst }: { rate: number; burst: number }, clock = () => performance.now()) => {
  let tokens = burst;
  let filled = clock();
  return () => {
    const now = clock();
    tokens = Math.min(burst, tokens + ((now - filled) / 1000) * rate);
    filled = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
};

const withTimeLimit = (work: Promise<Outcome>) =>
  new Promise<Outcome | 'late'>((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), TIME_LIMIT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });

const send = (request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer) => {
  const bodiless = request.method === 'HEAD' || status === 204 || status === 304;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (bodiless && status !== 200) response.removeHeader('content-type');
  else response.setHeader('content-length', body.length);
  response.writeHead(status).end(bodiless ? undefined : body);
};

/** The HTTP API: routes, tokens, limits and its own few answers. */
export const gateway = ({ apiId, routes, authorizers, lambda, throttle, local }: GatewayOptions): RequestListener => {
  const find = router(routes);
  const admits = throttle ? throttleOf(throttle) : () => true;

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { path } = targetOf(request);
    const match = find(request.method ?? 'GET', path);
    if (!match) return own(404, 'Not Found');
    if (!admits()) return own(429, 'Too Many Requests');
    let proof: Proof | undefined;
    if (match.route.authorizerId !== undefined) {
      const verdict = await authorizers.check(
        match.route.authorizerId,
        request.headers.authorization,
        match.route.scopes,
      );
      if (verdict === 'unauthorized') {
        const why = request.headers.authorization ? 'Bearer error="invalid_token"' : 'Bearer';
        return own(401, 'Unauthorized', { 'www-authenticate': why });
      }
      if (verdict === 'forbidden') return own(403, 'Forbidden');
      proof = verdict;
    }
    const body = await readBody(request);
    const event = eventOf({ request, body, match, apiId, now: new Date(), ...(proof && { proof }) });
    if (Buffer.byteLength(event.body ?? '') > MAX_PAYLOAD_BYTES) return tooLarge();
    const outcome = await withTimeLimit(lambda.invoke(match.route.functionName, event));
    if (outcome === 'late') return own(503, 'Service Unavailable');
    if ('failure' in outcome || Buffer.byteLength(outcome.payload) > MAX_PAYLOAD_BYTES) return brokenFunction();
    const answered = answerOf(outcome.payload) ?? brokenFunction();
    return { ...answered, headers: { ...answered.headers, 'apigw-requestid': event.requestContext.requestId } };
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    try {
      if (!targetOf(request).path.startsWith('/v1/') && (await local(request, response, () => readBody(request))))
        return;
      send(request, response, await answer(request));
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      const refusal = error instanceof TooLarge ? tooLarge() : brokenFunction();
      response.setHeader('connection', 'close'); // the rest of the body is not read
      send(request, response, refusal);
    }
  };
  return (request, response) => void serve(request, response);
};
