import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Item } from '../../../shared/dynamo/table.ts';

const derived = z.object({ pk: z.string(), sk: z.string(), generation: z.number().optional() });

const generationOf = ({ pk, generation }: z.output<typeof derived>) =>
  generation ?? Number(/^analytics#(?:agg|balance)#(\d+)#/.exec(pk)?.[1]);

/**
 * What only whoever holds the keys of the deployment may do, since it reads the whole table: no function has the grant
 * to scan.
 */
export const maintenance = (client: DynamoDBDocumentClient, TableName: string) => {
  /** All items whose partition key begins so; all that there are, where it may begin as it likes. */
  const scan = async function* (prefix: string): AsyncGenerator<Item> {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName,
          ...(prefix !== '' && {
            FilterExpression: 'begins_with(pk, :prefix)',
            ExpressionAttributeValues: { ':prefix': prefix },
          }),
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      yield* page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start);
  };

  const drop = async ({ pk, sk, generation }: z.output<typeof derived>) => {
    try {
      await client.send(
        new DeleteCommand({
          TableName,
          Key: { pk, sk },
          // A fact that was counted anew meanwhile stays.
          ...(generation !== undefined && {
            ConditionExpression: '#generation = :generation',
            ExpressionAttributeNames: { '#generation': 'generation' },
            ExpressionAttributeValues: { ':generation': generation },
          }),
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  };

  return {
    scan,

    /** Deletes facts and counters of generations before this one. */
    async dropBefore(generation: number): Promise<void> {
      for (const prefix of ['analytics#fact#', 'analytics#agg#', 'analytics#balance#'])
        for await (const item of scan(prefix)) {
          const row = derived.parse(item);
          if (generationOf(row) < generation) await drop(row);
        }
    },
  };
};
