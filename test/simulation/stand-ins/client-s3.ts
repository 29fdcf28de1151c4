import { send } from '../world/aws.ts';

export * from '@aws-sdk/client-s3';

export class S3Client {
  send = send;
}
