import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Instant } from '../kernel/clock.ts';
import type { Item, Key } from './table.ts';

/** A change of an item, with all of it before and after. */
export interface ItemChange {
  readonly key: Key;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
  /** When the table took it, to the second. */
  readonly at: Instant;
  /** Digits that grow with each change of an item; also how the stream is told where to begin again. */
  readonly sequence: string;
  /** The table took the item away by itself, at its `expiresAt`. */
  readonly expired: boolean;
}

const tableKey = z.object({ pk: z.string(), sk: z.string() });

/** Lambda hands items over in DynamoDB's own notation. */
const notation = z.custom<Parameters<typeof unmarshall>[0]>((value) => typeof value === 'object' && value !== null);

const imageOf = (image: unknown): Item | undefined =>
  image === undefined ? undefined : unmarshall(notation.parse(image));

/** What a record of the table's stream says. */
export const changeOf = ({ dynamodb, userIdentity }: DynamoDBRecord): ItemChange => ({
  key: tableKey.parse(imageOf(dynamodb?.Keys)),
  before: imageOf(dynamodb?.OldImage),
  after: imageOf(dynamodb?.NewImage),
  at: new Date((dynamodb?.ApproximateCreationDateTime ?? 0) * 1000).toISOString(),
  sequence: dynamodb?.SequenceNumber ?? '',
  expired: z.object({ principalId: z.literal('dynamodb.amazonaws.com') }).safeParse(userIdentity).success,
});
