import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { openApiDocument } from '../../scripts/openapi-document.ts';
import { routeKeyOf } from '../../shared/kernel/route.ts';

const parametersOf = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

const keysOf = (schema: z.ZodType | undefined) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

describe('docs/openapi.json', () => {
  it('is what the contracts say (npm run openapi writes it)', () => {
    const committed: unknown = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));
    expect(JSON.parse(JSON.stringify(openApiDocument()))).toEqual(committed);
  });
});

describe('the routes', () => {
  it('are those that the manifests open', () => {
    const opened = contexts.flatMap(({ http }) => http?.routes ?? []).map(routeKeyOf);
    expect(opened.toSorted()).toEqual(contracts.map(routeKeyOf).toSorted());
  });

  it('are each there once, by path and by name', () => {
    for (const names of [contracts.map(routeKeyOf), contracts.map(({ operationId }) => operationId)])
      expect(new Set(names).size).toBe(names.length);
  });

  it.each(contracts)('are under /v1, in plural nouns: $method $path', ({ path }) => {
    expect(path).toMatch(/^\/v1(\/[a-z0-9-]+(\.json)?|\/\{\w+\})+$/);
  });

  it.each(contracts)('read the parameters of their paths: $method $path', ({ path, params }) => {
    expect(keysOf(params)).toEqual(parametersOf(path));
  });

  it('answer JSON with a schema; a page, a file and nothing have none', () => {
    const bare = contracts.flatMap(({ operationId, answers }) =>
      Object.entries(answers).flatMap(([status, { schema }]) => (schema ? [] : [`${operationId} ${status}`])),
    );
    expect(bare.toSorted()).toEqual([
      'browseApi 200',
      'deleteCustomField 204',
      'deleteReportSchedule 204',
      'deleteSavedView 204',
      'dismissDuplicate 204',
      'getAccountCard 200',
      'getApiPageFile 200',
    ]);
  });

  it.each(contracts)('say what they may refuse: $method $path', (route) => {
    const asks = [
      ...(route.public ? [] : [403]),
      // The name of a file is looked up, not parsed.
      ...((route.params && route.operationId !== 'getApiPageFile') || route.query || route.body ? [400] : []),
      ...(route.ifMatch ? [412] : []),
      ...(route.ifMatch === 'required' ? [428] : []),
      ...(route.idempotencyKey && !route.public ? [422] : []),
      ...(route.params && route.method !== 'PUT' && !route.public ? [404] : []),
    ];
    expect(route.refusals).toEqual(expect.arrayContaining(asks));
    expect(route.refusals).not.toContain(500);
  });

  it('that are public are these and no others', () => {
    const open = contracts.filter((route) => route.public).map(({ operationId }) => operationId);
    expect(open.toSorted()).toEqual(['browseApi', 'getApiPageFile', 'getOpenApi', 'submitPublicTicket']);
  });

  it.each(contracts)('show single records with their version: $method $path', ({ method, answers }) => {
    if (method !== 'PATCH') return;
    for (const { headers } of Object.values(answers)) expect(headers).toContain('ETag');
  });

  it('ask for If-Match where something that exists is changed', () => {
    const without = contracts.filter(
      ({ method, path, ifMatch }) =>
        !ifMatch && (method === 'PATCH' || method === 'PUT' || (method === 'POST' && path.includes('}/'))),
    );
    expect(without.map(({ operationId }) => operationId).toSorted()).toEqual([
      // A dead letter is decided once, whatever its version is.
      'discardDeadLetter',
      // What is asked for of a person is about all that is kept of them by then.
      'eraseAccount',
      'eraseContact',
      'exportAccountPrivately',
      'exportContactPrivately',
      'replayDeadLetter',
    ]);
  });
});
