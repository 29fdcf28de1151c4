import { Validations } from 'aws-cdk-lib/core';
import { CfnApi, CfnAuthorizer, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';
import type { SignIn } from './sign-in.ts';

/** The HTTP API and its authorizer. The routes belong to the contexts. */
export class Gateway extends Construct {
  readonly api: CfnApi;
  readonly authorizer: CfnAuthorizer;

  constructor(scope: Construct, id: string, { prefix }: Settings, signIn: SignIn) {
    super(scope, id);
    this.api = new CfnApi(this, 'Api', { name: prefix, protocolType: 'HTTP' });
    this.authorizer = new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: `${prefix}-tokens`,
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      // `npm run -s token -- --machine NAME` adds the clients of machines to the audience.
      jwtConfiguration: { issuer: signIn.issuer, audience: [signIn.consoleClient.userPoolClientId] },
    });
    const stage = new CfnStage(this, 'Stage', {
      apiId: this.api.ref,
      stageName: '$default',
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: 200, throttlingBurstLimit: 400 },
    });
    Validations.of(stage).acknowledge({
      id: 'AwsSolutions-APIG1',
      reason:
        'Each request already has its one line, written by its function; refusals of the gateway are counted in 4xx.',
    });
  }
}
