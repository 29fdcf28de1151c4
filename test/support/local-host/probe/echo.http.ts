import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { get, put } from './table.ts';

const json = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** Answers the event as it came, or does one of a few odd things that a test asks for. */
export const handler = async (event: APIGatewayProxyEventV2): Promise<unknown> => {
  const id = event.pathParameters?.['id'] ?? '';
  if (event.routeKey === '$default') return json(404, { title: 'no such page' });
  if (event.routeKey === 'POST /probe/items/{id}') {
    await put(id, { events: JSON.stringify({ id, type: 'probe.made.v1', text: event.body }) });
    return json(201, { id });
  }
  if (event.routeKey === 'GET /probe/items/{id}') return json(200, (await get(id)) ?? null);
  if (id === 'throw') throw new Error('as asked');
  if (id === 'malformed') return { statusCode: 'many' };
  if (id === 'plain') return { anything: 'else' };
  if (id === 'binary')
    return {
      statusCode: 200,
      headers: { 'content-type': 'image/png' },
      cookies: ['a=1', 'b=2'],
      body: 'iVBORw==',
      isBase64Encoded: true,
    };
  if (id === 'huge') return json(200, 'x'.repeat(7_000_000));
  if (id === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000));
  return json(200, event);
};
