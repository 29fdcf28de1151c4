import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { ACCOUNT_ID } from './resources.ts';
import { decoded, type Match } from './routes.ts';

/** What a token proved; claims are texts, as an HTTP API hands them over. */
export interface Proof {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export interface Received {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly match: Match;
  readonly proof?: Proof;
  readonly apiId: string;
  readonly now: Date;
}

const isText = (contentType: string) => {
  const [type = ''] = contentType.split(';');
  return /^text\/|^application\/(?:json|javascript|xml)$|\+(?:json|xml)$/i.test(type.trim());
};

/** `21/Nov/2026:21:11:23 +0000` */
const logTime = (now: Date) => {
  const [, day, month, year, time] = now.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
};

/** The target of a request, split as the client sent it. */
export const targetOf = (request: IncomingMessage) => {
  const url = request.url ?? '/';
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, query: '' } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
};

const queryOf = (query: string) => {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = name in parameters ? `${parameters[name]},${value}` : value;
  return parameters;
};

/** The event of payload format 2.0. */
export const eventOf = ({ request, body, match, proof, apiId, now }: Received) => {
  const { path, query } = targetOf(request);
  const { cookie, ...others } = request.headers;
  const headers = Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
  // What is not UTF-8 cannot be a JSON string of the event.
  const asText = isText(headers['content-type'] ?? '') && headers['content-encoding'] === undefined && isUtf8(body);
  const parameters = queryOf(query);
  const domainName = headers['host'] ?? 'localhost';
  const rawPath = decoded(path); // an HTTP API decodes it, whatever its name says
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(';').map((one) => one.trim()) }),
    headers,
    ...(query !== '' && { queryStringParameters: parameters }),
    requestContext: {
      accountId: ACCOUNT_ID,
      apiId,
      ...(proof && { authorizer: { jwt: proof } }),
      domainName,
      domainPrefix: domainName.split('.')[0],
      http: {
        method: request.method ?? 'GET',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: match.route.key,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.parameters).length > 0 && { pathParameters: match.parameters }),
    ...(body.length > 0 && { body: asText ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !asText,
  };
};

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

const structured = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** The answer in what a function returned: structured, or anything else as JSON. Undefined when it is malformed. */
export const answerOf = (payload: string): Answer | undefined => {
  const returned: unknown = JSON.parse(payload);
  if (typeof returned !== 'object' || returned === null || !('statusCode' in returned))
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(payload) };
  const read = structured.safeParse(returned);
  if (!read.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = read.data;
  const named = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(named),
      ...(cookies && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
};
