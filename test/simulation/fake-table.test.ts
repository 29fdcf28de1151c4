import { afterAll, describe, expect, it, vi } from 'vitest';
import { FakeTable } from '../support/fake-dynamo/fake-table.ts';
import { startFakeDynamo } from '../support/fake-dynamo/server.ts';

// What holds of the real databases holds of the fake one: the same tests, through the same client. The rest of the
// integration suite runs against it by `node test/support/fake-dynamo/run.ts`.
const fake = await startFakeDynamo();
vi.stubEnv('RAPPORT_TEST_DYNAMODB_ENDPOINT', fake.endpoint);
afterAll(() => fake.stop());
await import('../integration/shared/dynamo/table.test.ts');

describe('the fake table', () => {
  const TableName = 'probe';
  const item = { pk: 'a', sk: 'b', version: 1, gsi1pk: 'list', gsi1sk: 'x', listed: { shown: true }, kept: 'hidden' };

  it('refuses an expression that it does not know', () => {
    const table = new FakeTable();
    const put = (more: object) => () => table.execute('PutItem', { TableName, Item: item, ...more });
    expect(put({ ConditionExpression: 'size(pk) > :n', ExpressionAttributeValues: { ':n': 1 } })).toThrow(
      'does not know',
    );
    expect(put({ ConditionExpression: 'attribute_not_exists(#no)' })).toThrow('#no is not defined');
    expect(put({ ExpressionAttributeValues: { ':n': 1 } })).toThrow('not used in any expression: :n');
    expect(put({ ReturnValues: 'ALL_OLD' })).toThrow('ReturnValues');
    const update = { TableName, Key: { pk: 'a', sk: 'b' }, UpdateExpression: 'REMOVE version' };
    expect(() => table.execute('UpdateItem', update)).toThrow('does not know the update');
    expect([...table.everything()]).toEqual([]);
  });

  it('shows a change in an index after its lag, and only what that projects', () => {
    let now = 0;
    const table = new FakeTable({ now: () => now, lag: () => 100 });
    const listed = () =>
      table.execute('Query', {
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'gsi1pk' },
        ExpressionAttributeValues: { ':pk': 'list' },
      })['Items'];
    table.execute('PutItem', { TableName, Item: item });
    expect(listed()).toEqual([]);
    now = 100;
    const { version: _, kept: __, ...projected } = item;
    expect(listed()).toEqual([projected]);
    table.execute('DeleteItem', { TableName, Key: { pk: 'a', sk: 'b' } });
    expect(listed()).toEqual([projected]);
    now = 200;
    expect(listed()).toEqual([]);
  });

  it('tells the stream of each change, and not of a write that changes nothing', () => {
    const told: unknown[] = [];
    const table = new FakeTable({
      onChange: ({ before, after }) => told.push([before?.['version'], after?.['version']]),
    });
    for (const version of [1, 2, 2]) table.execute('PutItem', { TableName, Item: { ...item, version } });
    table.execute('DeleteItem', { TableName, Key: { pk: 'a', sk: 'b' } });
    expect(told).toEqual([
      [undefined, 1],
      [1, 2],
      [2, undefined],
    ]);
  });
});
