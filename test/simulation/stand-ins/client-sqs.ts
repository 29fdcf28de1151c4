import { send } from '../world/aws.ts';

export * from '@aws-sdk/client-sqs';

export class SQSClient {
  send = send;
}
