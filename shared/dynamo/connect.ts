import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { once, setting } from '../lambda/environment.ts';
import { tableOf } from './document-table.ts';

/** A document client as every function uses it. */
export const documentClient = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** The deployment's one table. */
export const connectTable = once(() => tableOf(documentClient(), setting('TABLE_NAME')));
