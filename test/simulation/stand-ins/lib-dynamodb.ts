import { send } from '../world/aws.ts';

export * from '@aws-sdk/lib-dynamodb';

export class DynamoDBDocumentClient {
  static from = () => new DynamoDBDocumentClient();
  send = send;
}
