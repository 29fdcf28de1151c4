import { send } from '../world/aws.ts';

export * from '@aws-sdk/client-sesv2';

export class SESv2Client {
  send = send;
}
