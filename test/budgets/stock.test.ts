import { describe, expect, it } from 'vitest';
import { shardOf } from '../../shared/dynamo/shards.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import { FakeTable } from '../support/fake-dynamo/fake-table.ts';
import { stockOf } from './stock.ts';

const TableName = 'x';
const ID = '7KQ2M9XH4C';

const small: readonly Item[] = [
  {
    pk: `service#ticket#${ID}`,
    sk: 'ticket',
    number: 'T-7KQ2M-9XH4C',
    gsi1pk: `service#open#billing#${shardOf(ID, 4)}`,
    gsi1sk: `2026#${ID}`,
    listed: { id: ID, subject: 'Invoice' },
    customer: { name: 'Ada' },
  },
  { pk: 'other', sk: 'x', gsi1pk: 'service#open#billing#3', gsi1sk: '2026' },
  { pk: `service#mail#${ID}:1:0`, sk: 'mail', status: 'sent' },
  { pk: 'access#directory', sk: 'person#agent-000000', email: 'agent-000000@rapport.example' },
  { pk: 'analytics#balance#1#1', sk: '2026-03-02#billing', open: 2 },
];

const families = [
  { id: ID, count: 1_000 },
  { id: 'agent-000000', count: 3 },
];

const tableWith = (stock = stockOf(small, families, 10)) => new FakeTable({ stock });

const query = (table: FakeTable, pk: string, index?: { IndexName: string; name: string }) =>
  table.execute('Query', {
    TableName,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': index?.name ?? 'pk' },
    ExpressionAttributeValues: { ':pk': pk },
    ...(index && { IndexName: index.IndexName }),
  })['Items'];

describe('a large company made of a small one', () => {
  it('has as many records as are wanted, each with all that belongs to it', () => {
    expect(stockOf(small, families, 10).count).toBe(2 * 1_000 + 3 + 1 + 2);
    const table = tableWith();
    expect(table.at({ pk: 'service#ticket#7KQ2000123', sk: 'ticket' })).toMatchObject({
      number: 'T-7KQ20-00123',
      gsi1pk: `service#open#billing#${shardOf('7KQ2000123', 4)}`,
      gsi1sk: '2026#7KQ2000123',
      listed: { id: '7KQ2000123', subject: 'Invoice' },
      customer: { name: 'Ada' },
    });
    expect(table.at({ pk: 'service#mail#7KQ2000999:1:0', sk: 'mail' })).toMatchObject({ status: 'sent' });
    expect(table.at({ pk: 'service#ticket#7KQ2001000', sk: 'ticket' })).toBeUndefined();
    expect(query(table, 'access#directory')).toHaveLength(3);
  });

  it('lists them in the indexes, each in the shard of its id', () => {
    const table = tableWith();
    const listed = [0, 1, 2, 3].flatMap((shard) =>
      query(table, `service#open#billing#${shard}`, { IndexName: 'gsi1', name: 'gsi1pk' }),
    );
    expect(listed).toHaveLength(1_001);
    expect(listed).toContainEqual({
      pk: 'service#ticket#7KQ2000123',
      sk: 'ticket',
      gsi1pk: `service#open#billing#${shardOf('7KQ2000123', 4)}`,
      gsi1sk: '2026#7KQ2000123',
      listed: { id: '7KQ2000123', subject: 'Invoice' },
    });
  });

  it('has its counters in every shard', () => {
    const table = tableWith();
    for (const shard of [0, 1])
      expect(query(table, `analytics#balance#1#${shard}`)).toMatchObject([{ sk: '2026-03-02#billing', open: 20 }]);
  });

  it('is written to like any other, and copied before that', () => {
    const table = tableWith();
    const key = { pk: 'service#ticket#7KQ2000123', sk: 'ticket' };
    expect(table.copy({}).at(key)).toEqual(table.at(key));
    table.execute('DeleteItem', { TableName, Key: key });
    expect(table.at(key)).toBeUndefined();
    expect(() => table.copy({})).toThrow('before anything is written');
  });
});
