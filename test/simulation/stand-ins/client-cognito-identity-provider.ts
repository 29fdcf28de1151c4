import { send } from '../world/aws.ts';

export * from '@aws-sdk/client-cognito-identity-provider';

export class CognitoIdentityProviderClient {
  send = send;
}
