import { ApiGatewayV2Client, GetAuthorizerCommand, UpdateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  DescribeUserPoolClientCommand,
  InitiateAuthCommand,
  paginateListUserPoolClients,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { output, type Deployment } from './deployment.ts';

/**
 * An access token of a person, for an hour. Addresses sign in in any case of their letters.
 * @param newPassword asked for when the password is the temporary one that was mailed
 */
export const personToken = async (
  deployment: Pick<Deployment, 'outputs'>,
  email: string,
  password: string,
  newPassword?: () => Promise<string>,
) => {
  const cognito = new CognitoIdentityProviderClient({});
  const ClientId = output(deployment, 'UserPoolClientId');
  const USERNAME = email.toLowerCase();
  const AuthParameters = { USERNAME, PASSWORD: password };
  const first = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
  const { AuthenticationResult, ChallengeName } =
    newPassword && first.ChallengeName === 'NEW_PASSWORD_REQUIRED'
      ? await cognito.send(
          new RespondToAuthChallengeCommand({
            ClientId,
            ChallengeName: first.ChallengeName,
            Session: first.Session,
            ChallengeResponses: {
              // Here an address is not taken for the name of its user.
              USERNAME: first.ChallengeParameters?.['USER_ID_FOR_SRP'] ?? USERNAME,
              NEW_PASSWORD: await newPassword(),
            },
          }),
        )
      : first;
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
