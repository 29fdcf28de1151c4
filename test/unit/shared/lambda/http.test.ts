import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineRoute } from '../../../../shared/kernel/route.ts';
import { line } from '../../../../shared/kernel/text.ts';
import { etag, onHttp, type Request } from '../../../../shared/lambda/http.ts';
import { problem, problemDocument, type Answer } from '../../../../shared/lambda/problem.ts';
import { httpEvent, lambdaContext, machineClaims, personClaims, type HttpCall } from '../../../support/lambda.ts';
import { catchLog } from '../../../support/log-lines.ts';
import { like, someNumber, someText, textLike } from '../../../support/like.ts';

const routes = {
  putBox: defineRoute({
    method: 'PUT',
    path: '/v1/boxes/{id}',
    operationId: 'putBox',
    tag: 'Boxes',
    summary: 'Put a box',
    params: z.strictObject({ id: z.string().regex(/^b\d+$/) }),
    query: z.strictObject({ limit: z.coerce.number().int().max(9).default(3) }),
    body: z.strictObject({ name: line(20), size: z.strictObject({ width: z.number() }).optional() }),
    idempotencyKey: true,
    ifMatch: 'optional',
    answers: { 200: { description: 'The box.' } },
    refusals: [400],
  }),
  getBoxes: defineRoute({
    method: 'GET',
    path: '/v1/boxes',
    operationId: 'getBoxes',
    tag: 'Boxes',
    summary: 'All boxes',
    answers: { 200: { description: 'Boxes.' } },
    refusals: [],
  }),
} as const;

type Put = Request<typeof routes.putBox>;

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  log = catchLog();
});
afterEach(() => {
  log.restore();
});

const good: HttpCall = { params: { id: 'b1' }, body: { name: 'Blue' }, claims: personClaims('ada') };

/** Sends a request; answers what came back and what the operation was given, if it was called. */
const send = async (
  call: HttpCall = {},
  { routeKey = 'PUT /v1/boxes/{id}', answer = (): Promise<Answer> => Promise.resolve({ status: 200, body: {} }) } = {},
) => {
  let given: Put | undefined;
  const handler = onHttp('boxes', routes, {
    putBox: (request) => {
      given = request;
      return answer();
    },
    getBoxes: () => Promise.resolve({ status: 200, body: 'plain', headers: { 'content-type': 'text/plain' } }),
  });
  const reply = await handler(httpEvent(routeKey, { ...good, ...call }), lambdaContext);
  return { reply, given };
};

const problemIn = (body: string | undefined) => problemDocument.parse(JSON.parse(body ?? ''));

describe('onHttp', () => {
  it('reads path, query and body by the contract of the route', async () => {
    const { given, reply } = await send({ query: { limit: '7' } });
    expect(given).toMatchObject({ params: { id: 'b1' }, query: { limit: 7 }, body: { name: 'Blue' } });
    expect(reply).toMatchObject({ statusCode: 200, body: '{}' });
  });

  it('fills in what the contract presumes', async () => {
    expect((await send()).given?.query).toEqual({ limit: 3 });
  });

  it('reads a body that the gateway encoded', async () => {
    expect((await send({ base64: true, body: { name: '发票' } })).given?.body).toEqual({ name: '发票' });
  });

  it.each<[string, HttpCall]>([
    ['no JSON', { body: '{"name":' }],
    ['nothing', { body: '' }],
    ['form data', { body: 'name=Blue' }],
  ])('refuses %s as a body', async (_, call) => {
    const { reply, given } = await send(call);
    expect(given).toBeUndefined();
    expect(reply.statusCode).toBe(400);
    expect(problemIn(reply.body)).toMatchObject({ type: 'urn:rapport:problem:not-json', status: 400 });
  });

  it.each<[string, HttpCall, string, { field: string; reason: unknown }[]]>([
    [
      'an unknown field',
      { body: { name: 'a', colour: 'red' } },
      'body',
      [{ field: 'colour', reason: 'is not a known field' }],
    ],
    [
      'an unknown field inside',
      { body: { name: 'a', size: { width: 1, depth: 2 } } },
      'body',
      [{ field: 'size.depth', reason: 'is not a known field' }],
    ],
    [
      '__proto__ as a field',
      { body: '{"name":"a","__proto__":{"admin":true}}' },
      'body',
      [{ field: '__proto__', reason: 'is not a known field' }],
    ],
    [
      'a wrong type',
      { body: { name: 'a', size: { width: 'wide' } } },
      'body',
      [{ field: 'size.width', reason: someText }],
    ],
    ['a list for an object', { body: [] }, 'body', [{ field: '', reason: someText }]],
    ['a bad path', { params: { id: '../b1' } }, 'path', [{ field: 'id', reason: someText }]],
    ['a bad query', { query: { limit: '10' } }, 'query', [{ field: 'limit', reason: someText }]],
    ['an unknown query', { query: { page: '1' } }, 'query', [{ field: 'page', reason: 'is not a known field' }]],
  ])('refuses %s, names it and calls nothing', async (_, call, where, errors) => {
    const { reply, given } = await send(call);
    expect(given).toBeUndefined();
    expect(reply.headers?.['content-type']).toBe('application/problem+json');
    expect(problemIn(reply.body)).toMatchObject({ status: 400, type: `urn:rapport:problem:invalid-${where}`, errors });
  });

  it('names at the most twenty things that are wrong, and cuts what is long', async () => {
    const fields = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`f${n}`.padEnd(1000, 'x'), n]));
    const { reply } = await send({ body: { name: 'a', ...fields } });
    expect(problemIn(reply.body).errors).toHaveLength(20);
    expect(reply.body?.length).toBeLessThan(4000);
  });

  it.each<[string | undefined, number | 'any' | undefined]>([
    [undefined, undefined],
    ['"3"', 3],
    ['W/"3"', 3],
    [' "12" ', 12],
    ['*', 'any'],
  ])('reads If-Match %s', async (header, version) => {
    expect((await send({ headers: header === undefined ? {} : { 'if-match': header } })).given?.ifMatch).toBe(version);
  });

  it.each(['3', '"three"', '"3', '"1", "2"', '', '"9999999999999999"', '"-1"'])(
    'takes If-Match %j for a version that no record has',
    async (header) => {
      expect((await send({ headers: { 'if-match': header } })).given?.ifMatch).toBeNaN();
    },
  );

  it('hands the Idempotency-Key over', async () => {
    expect((await send({ headers: { 'idempotency-key': 'order-17/a' } })).given?.idempotencyKey).toBe('order-17/a');
    expect((await send()).given?.idempotencyKey).toBeUndefined();
  });

  it.each(['', 'two words', 'schlüssel', 'x'.repeat(201)])('refuses the Idempotency-Key %j', async (key) => {
    const { reply, given } = await send({ headers: { 'idempotency-key': key } });
    expect(given).toBeUndefined();
    expect(problemIn(reply.body)).toMatchObject({ status: 400, type: 'urn:rapport:problem:bad-idempotency-key' });
  });

  it('tells the viewer of CloudFront from where the call came', async () => {
    const addressesOf = async (headers: Record<string, string>) => {
      const { given } = await send({ address: '192.0.2.9', headers });
      return [given?.sourceAddress, given?.viewerAddress];
    };
    expect(await addressesOf({ 'rapport-viewer-address': '2001:db8::7' })).toEqual(['192.0.2.9', '2001:db8::7']);
    expect(await addressesOf({ 'rapport-viewer-address': 'nobody' })).toEqual(['192.0.2.9', undefined]);
    expect(await addressesOf({})).toEqual(['192.0.2.9', undefined]);
  });

  it('tells people, machines and nobody apart', async () => {
    const callers = [personClaims('ada'), machineClaims('erp'), undefined].map(async (claims) => {
      const { claims: _, ...without } = good;
      const call = claims ? { ...without, claims } : { ...without };
      let given: Put | undefined;
      const handler = onHttp('boxes', routes, {
        putBox: async (request) => {
          given = request;
          return { status: 200 };
        },
        getBoxes: () => Promise.resolve({ status: 200 }),
      });
      await handler(httpEvent('PUT /v1/boxes/{id}', call), lambdaContext);
      return [given?.caller, given?.cause.actor];
    });
    expect(await Promise.all(callers)).toEqual([
      [{ kind: 'person', id: 'ada' }, 'person:ada'],
      [{ kind: 'machine', id: 'erp' }, 'machine:erp'],
      [{ kind: 'nobody' }, 'customer'],
    ]);
  });

  it('answers what has no route with a problem', async () => {
    const { reply } = await send({}, { routeKey: '$default' });
    expect(reply.statusCode).toBe(404);
    expect(problemIn(reply.body).type).toBe('urn:rapport:problem:no-such-route');
  });

  it('is stored by nobody and guessed at by no browser, unless the answer says otherwise', async () => {
    expect((await send()).reply.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect((await send({}, { routeKey: 'GET /v1/boxes' })).reply).toMatchObject({
      body: 'plain',
      headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' },
    });
  });

  it('sends headers, no body where there is none, and bytes as such', async () => {
    const none = await send({}, { answer: () => Promise.resolve({ status: 204, headers: etag(3) }) });
    expect(none.reply).toMatchObject({ statusCode: 204, headers: { etag: '"3"' } });
    expect(none.reply).not.toHaveProperty('body');
    const bytes = await send({}, { answer: () => Promise.resolve({ status: 200, body: 'AAE=', isBase64: true }) });
    expect(bytes.reply).toMatchObject({ body: 'AAE=', isBase64Encoded: true });
  });
});

describe('what is refused to somebody', () => {
  // There is no table here: that a denial should have been told shows in the log.
  const untold = () => log.lines().filter(({ code }) => code === 'denial-not-told');
  const answerOf = (status: number, more: Partial<Answer> = {}) => ({
    answer: () => Promise.resolve({ ...problem(status, 'no', 'No.'), ...more }),
  });

  it.each<[string, number, Partial<Answer>]>([
    ['a 403', 403, {}],
    ['a 404 that conceals', 404, { denied: true }],
  ])('is told to the audit: %s; the answer stands', async (_, status, more) => {
    const { reply } = await send({ claims: personClaims(`refused ${status}`) }, answerOf(status, more));
    expect(reply.statusCode).toBe(status);
    expect(reply).not.toHaveProperty('denied');
    expect(problemIn(reply.body)).not.toHaveProperty('denied');
    expect(untold()).toMatchObject([{ route: 'PUT /v1/boxes/{id}' }]);
  });

  it.each([200, 400, 404, 409, 412, 428])('is no %s', async (status) => {
    await send({ claims: personClaims('somebody') }, answerOf(status));
    expect(untold()).toEqual([]);
  });

  it('is nothing where the request itself was wrong, or there is no such route', async () => {
    const claims = personClaims('wrong');
    await send({ claims, body: {} }, answerOf(403));
    await send({ claims }, { routeKey: '$default', ...answerOf(403) });
    expect(untold()).toEqual([]);
  });
});

describe('a surprise', () => {
  const MARK = 'mark@customer.example';
  const surprise = () => send({}, { answer: () => Promise.reject(new TypeError(`cannot mail ${MARK}`)) });

  it('is a 500 that says nothing but its number', async () => {
    const { reply } = await surprise();
    const { detail, ...rest } = problemIn(reply.body);
    expect(rest).toEqual({ type: 'urn:rapport:problem:surprise', title: 'Surprise', status: 500 });
    expect(detail).toMatch(/^Something went wrong here; it is noted as [0-9A-Z]{26}\.$/);
    expect(reply.body).not.toMatch(/TypeError|mark@|\.ts/);
  });

  it('is found by its number in the log, with its kind and place, but without its words', async () => {
    const { reply } = await surprise();
    const number = /[0-9A-Z]{26}/.exec(problemIn(reply.body).detail)?.[0];
    expect(log.lines()).toEqual([
      like({
        level: 'ERROR',
        code: 'http',
        status: 500,
        correlationId: number,
        failure: { name: 'TypeError', at: textLike(/^http\.test\.ts:\d+:\d+$/) },
      }),
    ]);
    expect(log.texts().join('\n')).not.toContain(MARK);
  });

  it('does not depend on what was thrown', async () => {
    const { reply } = await send(
      {},
      { answer: () => Promise.reject(Object.assign(new Error('x'), { stack: undefined })) },
    );
    expect(reply.statusCode).toBe(500);
  });
});

describe('the log of a request', () => {
  const MARK = 'Planted.Marker-7';

  it('is one line of at most 400 bytes, whatever is sent', async () => {
    const long = MARK.repeat(20);
    const calls: HttpCall[] = [
      {},
      { body: { name: MARK } },
      { body: { [long]: long } },
      { body: long },
      { params: { id: long } },
      { query: { [long]: long } },
      { headers: { 'if-match': long, 'idempotency-key': MARK, 'user-agent': long } },
      { address: MARK },
    ];
    for (const call of calls) {
      const before = log.texts().length;
      await send(call);
      expect(log.texts().length - before).toBe(1);
    }
    const failing = log.texts().length;
    await send({}, { answer: () => Promise.reject(new Error(long)) });
    expect(log.texts().length - failing).toBe(1);
    for (const text of log.texts()) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
    expect(log.texts().join('\n')).not.toContain(MARK);
  });

  it('names the route, the status and the numbers to find it by', async () => {
    await send();
    expect(log.lines()).toEqual([
      {
        at: textLike(/^\d{4}-\d\d-\d\dT/),
        level: 'INFO',
        code: 'http',
        route: 'PUT /v1/boxes/{id}',
        status: 200,
        ms: someNumber,
        correlationId: textLike(/^[0-9A-Z]{26}$/),
        requestId: lambdaContext.awsRequestId,
      },
    ]);
  });
});
