import { createServer } from 'node:http';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/dynamo/connect.ts';

/**
 * The least that could answer: Node's own server, and the table call that the product makes for the same request. Its
 * items carry no events, so nothing follows from them.
 */
const TableName = process.env['TABLE_NAME'];
const client = documentClient();

const answer = async (method: string | undefined, id: string, body: string): Promise<unknown> => {
  const key = { pk: `bench#${id}`, sk: 'ticket' };
  if (method === 'GET') return (await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))).Item;
  const sent: unknown = JSON.parse(body);
  // As long as what the product stores: it keeps the event beside the ticket.
  const Item = { ...key, ticket: sent, createdAt: new Date().toISOString(), version: 1, rider: 'x'.repeat(800) };
  await client.send(new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  return Item;
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    const id = request.url?.split('/').at(-1) ?? '';
    answer(request.method, id, body).then(
      (value) =>
        response.writeHead(value ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(value)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.once('disconnect', () => process.exit());
