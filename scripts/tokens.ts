import { ApiGatewayV2Client, GetAuthorizerCommand, UpdateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  paginateListUserPoolClients,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { output, type Deployment } from './deployment.ts';

/** An access token of a person, for an hour. */
export const personToken = async (deployment: Pick<Deployment, 'outputs'>, email: string, password: string) => {
  const { AuthenticationResult, ChallengeName } = await new CognitoIdentityProviderClient({}).send(
    new InitiateAuthCommand({
      ClientId: output(deployment, 'UserPoolClientId'),
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  const token = AuthenticationResult?.AccessToken;
  if (token === undefined)
    throw new Error(`The user pool wants ${ChallengeName ?? 'something else'} of ${email} first.`);
  return token;
};

/** The machine client of that name, made when there is none, and accepted by the gateway. */
const machineClient = async (deployment: Pick<Deployment, 'outputs'>, name: string) => {
  const cognito = new CognitoIdentityProviderClient({});
  const UserPoolId = output(deployment, 'UserPoolId');
  const ClientName = `machine-${name}`;
  let ClientId: string | undefined;
  for await (const page of paginateListUserPoolClients({ client: cognito }, { UserPoolId, MaxResults: 60 }))
    ClientId ??= page.UserPoolClients?.find((client) => client.ClientName === ClientName)?.ClientId;
  const { UserPoolClient } = ClientId
    ? await cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }))
    : await cognito.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName,
          GenerateSecret: true,
          AllowedOAuthFlowsUserPoolClient: true,
          AllowedOAuthFlows: ['client_credentials'],
          AllowedOAuthScopes: ['rapport/api'],
        }),
      );
  const { ClientId: id = '', ClientSecret: secret = '' } = UserPoolClient ?? {};

  const gateway = new ApiGatewayV2Client({});
  const authorizer = { ApiId: output(deployment, 'ApiId'), AuthorizerId: output(deployment, 'AuthorizerId') };
  const { JwtConfiguration } = await gateway.send(new GetAuthorizerCommand(authorizer));
  const Audience = JwtConfiguration?.Audience ?? [];
  if (!Audience.includes(id))
    await gateway.send(
      new UpdateAuthorizerCommand({
        ...authorizer,
        JwtConfiguration: { ...JwtConfiguration, Audience: [...Audience, id] },
      }),
    );
  return { id, secret };
};

/** An access token of a machine client, by client credentials. */
export const machineToken = async (deployment: Pick<Deployment, 'outputs'>, name: string) => {
  if (!/^[a-z0-9-]{1,64}$/.test(name)) throw new Error('A machine is named in lower-case letters, digits and hyphens.');
  const { id, secret } = await machineClient(deployment, name);
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  const response = await fetch(endpoint ? `${endpoint}/oauth2/token` : output(deployment, 'TokenUrl'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'rapport/api' }).toString(),
  });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}: ${await response.text()}`);
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
};
