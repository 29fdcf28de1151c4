import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Item } from '../../../shared/dynamo/table.ts';
import { inThread } from '../../budgets/in-thread.ts';
import type { Answer, TableRequest } from '../../budgets/task.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { readUnitsOf } from '../../support/units.ts';

// The use cases of docs/access-patterns.md are counted on a table in memory (test/budgets). What that was asked, a real
// database is asked here: it answers the same and stores the same, so the same would have been counted.

const keyed = z.looseObject({ pk: z.string(), sk: z.string() });
const keyOf = (item: Item) => `${String(item['pk'])} ${String(item['sk'])}`;
const byKey = (items: readonly Item[]) => items.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** Thousands of requests, and others may need the machine too. */
const MINUTES = 300_000;

let local: LocalTable;
let asked: Answer<'requests'>;
beforeAll(async () => {
  [local, asked] = await Promise.all([startLocalTable(), inThread('requests')]);
  for (const item of asked.before) await local.store(keyed.parse(item));
}, MINUTES);
afterAll(() => local.stop());

/** The input of the same request to the table of this test. */
const inputHere = ({ input }: TableRequest): unknown =>
  JSON.parse(JSON.stringify(input).replaceAll('"rapport-sim"', JSON.stringify(local.name)));

const ask = (request: TableRequest): Promise<object> => {
  const { operation } = request;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the product has made it as an input of this operation
  const here = inputHere(request) as never;
  switch (operation) {
    case 'GetItem':
      return local.client.send(new GetCommand(here));
    case 'BatchGetItem':
      return local.client.send(new BatchGetCommand(here));
    case 'Query':
      return local.client.send(new QueryCommand(here));
    case 'PutItem':
      return local.client.send(new PutCommand(here));
    case 'UpdateItem':
      return local.client.send(new UpdateCommand(here));
    case 'DeleteItem':
      return local.client.send(new DeleteCommand(here));
    case 'TransactWriteItems':
      return local.client.send(new TransactWriteCommand(here));
    default:
      throw new Error(`no use case asks for ${operation}`);
  }
};

const anItem = z.record(z.string(), z.unknown());
const answered = z.looseObject({
  Item: anItem.optional(),
  Items: z.array(anItem).optional(),
  Responses: z.record(z.string(), z.array(anItem)).optional(),
  LastEvaluatedKey: anItem.optional(),
});

/** What an answer says; which items a batch brings first, it does not. */
const saidIn = (output: unknown) => {
  if (typeof output === 'string') return output;
  const { Item, Items, Responses, LastEvaluatedKey } = answered.parse(output);
  return { Item, Items, found: byKey(Object.values(Responses ?? {}).flat()), LastEvaluatedKey };
};

const answerTo = async (request: TableRequest) => {
  try {
    return await ask(request);
  } catch (error) {
    return error instanceof Error ? error.name : 'no error';
  }
};

describe('a real database', () => {
  it(
    'answers every request of every use case as the table does on which they are counted',
    async () => {
      expect(asked.requests.length).toBeGreaterThan(200);
      for (const request of asked.requests) {
        const output = await answerTo(request);
        expect(saidIn(output)).toEqual(saidIn(request.output));
        expect(readUnitsOf(request.operation, inputHere(request), output)).toBe(request.readUnits);
      }
      expect(await local.everything()).toEqual(byKey(asked.after));
    },
    MINUTES,
  );
});
