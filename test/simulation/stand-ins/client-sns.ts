import { send } from '../world/aws.ts';

export * from '@aws-sdk/client-sns';

export class SNSClient {
  send = send;
}
