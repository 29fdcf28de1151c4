import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { apiOf, reasonIn } from '../../../../scripts/load/api.ts';

let server: Server | undefined;
afterEach(() => server?.close());

const listening = async (listener: RequestListener) => {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
};

/** Answers with these, the last one for ever, and remembers who asked. */
const answering = async (...statuses: number[]) => {
  const tokens: (string | undefined)[] = [];
  const baseUrl = await listening((request, response) => {
    tokens.push(request.headers.authorization);
    const status = statuses[Math.min(tokens.length, statuses.length) - 1] ?? 200;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ message: `said ${status}` }));
  });
  let signedIn = 0;
  const token = async () => `token-${(signedIn += 1)}`;
  return { baseUrl, tokens, token };
};

it('asks again while the API is busy or broken', async () => {
  const { tokens, ...at } = await answering(429, 503, 500, 201);
  expect((await apiOf(at).call('POST', '/x', { body: {}, key: 'k' })).status).toBe(201);
  expect(tokens).toHaveLength(4);
});

it('does not ask again what was refused', async () => {
  const { tokens, ...at } = await answering(422);
  expect(reasonIn(await apiOf(at).call('POST', '/x', { body: {}, key: 'k' }))).toBe('422: said 422');
  expect(tokens).toHaveLength(1);
});

it('signs in anew when the token has run out, and keeps the new one', async () => {
  const { tokens, ...at } = await answering(200, 401, 200);
  const api = apiOf(at);
  for (let n = 0; n < 3; n += 1) expect((await api.call('GET', '/x')).status).toBe(200);
  expect(tokens).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
});

it('answers in the end what never gets better, and throws when nobody answers', async () => {
  const { tokens, ...at } = await answering(500);
  expect((await apiOf(at).call('GET', '/x')).status).toBe(500);
  expect(tokens).toHaveLength(5);
  await expect(
    apiOf({ baseUrl: 'http://127.0.0.1:1', token: async () => 't', patienceMs: 200 }).call('GET', '/x'),
  ).rejects.toThrow('does not answer');
});

it('names the fields that a problem document names', () => {
  const errors = [
    { field: 'text', reason: 'must not be empty' },
    { field: '', reason: 'is no object' },
  ];
  expect(reasonIn({ status: 400, body: { detail: 'The body …', errors } })).toBe(
    '400: text: must not be empty; is no object',
  );
  expect(reasonIn({ status: 413, body: undefined })).toBe('413: no reason given');
});
