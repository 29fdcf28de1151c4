import { Validations } from 'aws-cdk-lib/core';
import { CfnApi, CfnAuthorizer, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Settings } from '../config/settings.ts';

/** The HTTP API and who is let in. The routes belong to the contexts. */
export class Gateway extends Construct {
  readonly api: CfnApi;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { prefix }: Settings) {
    super(scope, id);
    this.#prefix = prefix;
    this.api = new CfnApi(this, 'Api', { name: prefix, protocolType: 'HTTP' });
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

  /** Lets in the tokens of a client. Its own step: the client must know the console's address, and that leads here. */
  admit(issuer: string, client: UserPoolClient): CfnAuthorizer {
    return new CfnAuthorizer(this, 'Authorizer', {
      apiId: this.api.ref,
      name: `${this.#prefix}-tokens`,
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      // `npm run -s token -- --machine NAME` adds the clients of machines to the audience.
      jwtConfiguration: { issuer, audience: [client.userPoolClientId] },
    });
  }
}
