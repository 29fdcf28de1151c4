import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tableOf } from '../../shared/dynamo/document-table.ts';
import { FakeTable } from './fake-dynamo/fake-table.ts';
import type { Operation } from './fake-dynamo/requests.ts';
import { readUnitsOf } from './units.ts';

const operationOf: Readonly<Record<string, Operation>> = {
  GetCommand: 'GetItem',
  BatchGetCommand: 'BatchGetItem',
  QueryCommand: 'Query',
  PutCommand: 'PutItem',
  UpdateCommand: 'UpdateItem',
  DeleteCommand: 'DeleteItem',
  TransactWriteCommand: 'TransactWriteItems',
};

/**
 * The product's table on the fake one, in this process: for more items than a database of a test can take. Counts calls and
 * read units by the sizes of the items.
 */
export const memoryDynamo = (fake = new FakeTable()) => {
  let calls: { operation: Operation; readUnits: number }[] | undefined;
  const client = {
    send: async (command: { constructor: { name: string }; input: unknown }) => {
      const operation = operationOf[command.constructor.name];
      if (!operation) throw new Error(`unknown: ${command.constructor.name}`);
      const output = fake.execute(operation, structuredClone(command.input));
      calls?.push({ operation, readUnits: readUnitsOf(operation, command.input, output) });
      return output;
    },
  };
  return {
    fake,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one method of it that the table calls
    table: tableOf(client as unknown as DynamoDBDocumentClient, 'table'),
    /** Runs the work and answers the calls that it made. */
    callsOf: async (work: () => Promise<unknown>) => {
      const counted: { operation: Operation; readUnits: number }[] = (calls = []);
      await work();
      calls = undefined;
      return counted;
    },
  };
};
