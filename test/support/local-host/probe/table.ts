import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const TableName = process.env['TABLE_NAME'] ?? '';

export const put = (id: string, attributes: Record<string, string>) =>
  client.send(
    new PutItemCommand({
      TableName,
      Item: {
        pk: { S: `probe#${id}` },
        sk: { S: 'item' },
        ...Object.fromEntries(Object.entries(attributes).map(([name, S]) => [name, { S }])),
      },
    }),
  );

export const get = async (id: string) => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: { pk: { S: `probe#${id}` }, sk: { S: 'item' } }, ConsistentRead: true }),
  );
  return Item && Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, value.S]));
};
