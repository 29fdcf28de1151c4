import { expect, it } from 'vitest';
import { throttleOf } from '../../../infra/local/gateway.ts';
import { answerOf } from '../../../infra/local/payload.ts';
import { router } from '../../../infra/local/routes.ts';

const routed = (keys: readonly string[], method: string, path: string) => {
  const match = router(keys.map((key) => ({ key, functionName: 'f', scopes: [] })))(method, path);
  return match && [match.route.key, match.parameters];
};
const keys = ['GET /v1/{proxy+}', 'ANY /v1/tickets/{id}', 'GET /v1/tickets/{id}', 'GET /v1/tickets/mine', '$default'];

it.each([
  ['GET', '/v1/tickets/mine', ['GET /v1/tickets/mine', {}]],
  ['GET', '/v1/tickets/a%2Fb%20c', ['GET /v1/tickets/{id}', { id: 'a/b c' }]],
  ['DELETE', '/v1/tickets/1', ['ANY /v1/tickets/{id}', { id: '1' }]],
  ['GET', '/v1/tickets/1/history', ['GET /v1/{proxy+}', { proxy: 'tickets/1/history' }]],
  ['POST', '/v1/other', ['$default', {}]],
  ['HEAD', '/v1/tickets/mine', ['ANY /v1/tickets/{id}', { id: 'mine' }]],
  ['GET', '/v1/tickets/', ['GET /v1/{proxy+}', { proxy: 'tickets/' }]],
])('%s %s', (method, path, expected) => {
  expect(routed(keys, method, path)).toEqual(expected);
});

it('finds nothing where nothing matches and nothing is the default', () => {
  expect(routed(['GET /a'], 'GET', '/b')).toBeUndefined();
});

it('lets a burst through and then the rate', () => {
  let now = 0;
  const admits = throttleOf({ rate: 2, burst: 3 }, () => now);
  const count = (times: number) => Array.from({ length: times }, admits).filter(Boolean).length;
  expect(count(10)).toBe(3);
  now = 1000;
  expect(count(10)).toBe(2);
});

it('understands what a function may answer', () => {
  expect(answerOf('{"statusCode":201}')).toMatchObject({ status: 201 });
  expect(answerOf('"hello"')).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  expect(answerOf('{"statusCode":"many"}')).toBeUndefined();
  expect(answerOf('{"statusCode":200,"body":{"not":"text"}}')).toBeUndefined();
});
