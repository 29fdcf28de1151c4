import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { routeKeyOf } from '../../shared/kernel/route.ts';
import { exampleFile } from '../contract/definitions.ts';
import { actors, type Actor } from '../matrix/actors.ts';
import { examples } from '../matrix/requests.ts';
import { httpEvent } from '../support/lambda.ts';
import { fields, MARKER } from './corpora.ts';
import { itemsOf, resolved, type Json, type Operation, type Schema } from './document.ts';
import { isList } from './mutate.ts';
import { ADDRESS } from './properties.ts';

/** Texts of a schema: the marker where any text will do, otherwise some that are accepted. */
const textsOf = ({ format, pattern, minLength = 0, maxLength = Infinity }: Schema, name: string): readonly string[] => {
  if (format === 'email') return [`${MARKER}@customer.example`];
  const good = fields[name]?.good;
  if (good) return good;
  if (pattern?.startsWith('^') && !new RegExp(pattern, 'u').test(MARKER))
    throw new Error(`corpora.ts needs a good value for ${name}: ${pattern}`);
  return [MARKER.padEnd(minLength, 'x').slice(0, maxLength)];
};

/** Values that a schema describes, with every field that it knows, and every alternative in one of them. */
const whole = (given: Schema, name = ''): Json[] => {
  const schema = resolved(given);
  if (schema.enum) return schema.enum.filter((one) => typeof one === 'string');
  if (schema.anyOf) return schema.anyOf.flatMap((one) => whole(one, name));
  switch (schema.type) {
    case 'string':
      return [...textsOf(schema, name)];
    case 'number':
    case 'integer':
      return [schema.minimum ?? 1];
    case 'boolean':
      return [true];
    case 'array':
      return whole(itemsOf(schema), name).map((item) => [item]);
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const inner = Object.entries(properties).map(
        ([field, one]) => [field, whole(one, field === 'id' && required.includes('id') ? '' : field)] as const,
      );
      const most = Math.max(1, ...inner.map(([, values]) => values.length));
      return Array.from({ length: most }, (_, n) =>
        Object.fromEntries(inner.map(([field, values]) => [field, values[n % values.length] ?? null])),
      );
    }
    case 'null':
      return [null];
    case undefined:
    default:
      return [MARKER];
  }
};

/** Copies of a value, in each of which the marker stands in another place: for a value, or for the name of a field. */
const plantedIn = (value: Json): Json[] => {
  if (isList(value)) return value.flatMap((one, at) => plantedIn(one).map((planted) => value.with(at, planted)));
  if (typeof value !== 'object' || value === null) return [MARKER];
  return [
    ...Object.entries(value).flatMap(([name, one]) => plantedIn(one).map((planted) => ({ ...value, [name]: planted }))),
    { ...value, [MARKER]: MARKER },
  ];
};

export const administrator = ((): Actor => {
  const found = actors.find(({ role }) => role === 'administrator');
  if (!found) throw new Error('actors.ts has no administrator');
  return found;
})();

/**
 * Requests for an operation on each of the records that it is tried on. What the caller may word as they like has the marker
 * in all of them; in each but the first few it stands, besides, where it may not.
 */
export const plantedRequests = (operation: Operation): APIGatewayProxyEventV2[] => {
  const example = examples[operation.id];
  if (!example) throw new Error(`requests.ts has no example for ${operation.id}`);
  const bodies = operation.body ? whole(operation.body) : [undefined];
  const ids = Object.values(example.records).map((idOf) => idOf(administrator));
  const needed = Object.fromEntries(operation.requiredQuery.map((name) => [name, MARKER]));
  const from = (more: {
    params?: Record<string, string> | undefined;
    query?: Record<string, string>;
    headers?: Record<string, string>;
    body?: Json | undefined;
    who?: Actor;
  }) => {
    const event = httpEvent(routeKeyOf(operation.contract), {
      ...(more.params && { params: more.params }),
      query: { ...usual, ...needed, ...more.query },
      ...(more.body !== undefined && { body: more.body }),
      headers: {
        'if-match': '*',
        'idempotency-key': MARKER,
        'user-agent': MARKER,
        cookie: MARKER,
        referer: `https://rapport.example/?${MARKER}`,
        'x-forwarded-for': ADDRESS,
        ...more.headers,
      },
      claims: { ...administrator.claims, ...more.who?.claims, email: `${MARKER}@rapport.example`, name: MARKER },
      address: ADDRESS,
    });
    return { ...event, rawPath: `/v1/${MARKER}`, rawQueryString: `q=${MARKER}` };
  };
  const paramsOf = (id: string) => example.request(id).params;
  const [id = ''] = ids;
  const usual = example.request(id).query;
  const sent = z.json().optional().parse(example.request(id).body);
  const [body] = bodies;
  const params = paramsOf(id);
  return [
    ...(sent === undefined ? [] : [sent, ...plantedIn(sent)].map((one) => from({ params, body: one }))),
    ...bodies.flatMap((one) => ids.map((record) => from({ params: paramsOf(record), body: one }))),
    ...(body === undefined ? [] : plantedIn(body).map((one) => from({ params, body: one }))),
    ...(body === undefined ? [] : [MARKER, `{"${MARKER}`].map((text) => from({ params, body: text }))),
    ...(params
      ? plantedIn(params).map((one) => from({ params: z.record(z.string(), z.string()).parse(one), body }))
      : []),
    ...[...Object.keys(operation.query), MARKER].map((name) => from({ params, body, query: { [name]: MARKER } })),
    ...['if-match', 'idempotency-key', 'content-type'].map((name) =>
      from({ params, body, headers: { [name]: `${MARKER} ${MARKER}` } }),
    ),
    from({
      params,
      body,
      who: { role: 'no role', relation: 'stranger', id: MARKER, name: MARKER, claims: { sub: MARKER } },
    }),
  ];
};

/**
 * An event of a type as its committed example has it, about a record, with the marker in each place of its data in turn, and as
 * who did it. Its own ids stay: those may be logged.
 */
export const plantedEvents = (type: string, subject: string): string[] => {
  const example = z.record(z.string(), z.json()).parse(JSON.parse(readFileSync(exampleFile(type), 'utf8')));
  return plantedIn(example['data'] ?? {}).map((data) => JSON.stringify({ ...example, subject, actor: MARKER, data }));
};
