import { GetAuthorizerCommand, ApiGatewayV2Client, UpdateAuthorizerCommand } from '@aws-sdk/client-apigatewayv2';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { request } from 'node:http';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type Host } from '../../../infra/local/host.ts';
import { probeContext } from '../../support/local-host/contexts.ts';
import { removableFolder } from '../../support/local-host/folder.ts';
import { mailsOf } from '../../support/local-host/mailbox.ts';

const folder = removableFolder();
let host: Host;
const start = () =>
  startHost({ port: 0, stateFolder: folder.path, fresh: false, contexts: [probeContext], seed: false });

beforeAll(async () => {
  host = await start();
});
afterAll(async () => {
  await host.stop();
  folder.remove();
});

const call = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(`${host.baseUrl}${path}`, init);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const json = async (path: string, init?: RequestInit): Promise<unknown> => JSON.parse((await call(path, init)).text);
const item = (id: string) => json(`/probe/items/${id}`);
const submit = (id: string, text: string) =>
  call(`/probe/items/${id}`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: text });
const eventually = <Value>(read: () => Value, seconds = 10) =>
  expect.poll(read, { timeout: seconds * 1000, interval: 100 });
const mails = () => mailsOf(host.mailboxUrl);
const aws = () => ({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } });
const cognito = () =>
  new CognitoIdentityProviderClient({
    ...aws(),
    endpoint: host.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? '',
  });
const output = (name: string) => host.outputs[name] ?? '';

describe('the HTTP API', () => {
  it('hands over payload 2.0', async () => {
    const event = await json('/probe/echo/a%20b%2Fc?x=1&x=2&y=%C3%A9', {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'a=1; b=2', 'X-Own': 'yes' },
      body: '{"é":1}',
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /probe/echo/{id}',
      rawPath: '/probe/echo/a b/c',
      rawQueryString: 'x=1&x=2&y=%C3%A9',
      queryStringParameters: { x: '1,2', y: 'é' },
      pathParameters: { id: 'a b/c' },
      cookies: ['a=1', 'b=2'],
      headers: { 'content-type': 'application/json', 'x-own': 'yes' },
      body: '{"é":1}',
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: output('ApiId'),
        http: {
          method: 'POST',
          path: '/probe/echo/a b/c',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'node',
        },
        routeKey: 'POST /probe/echo/{id}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/) as unknown,
      },
    });
    expect(event).not.toHaveProperty('headers.cookie');
  });

  it('hands over what is no text in base64', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await json('/probe/echo/x', { method: 'POST', headers, body: 'a=b' })).toMatchObject({
      body: 'YT1i',
      isBase64Encoded: true,
    });
  });

  it('gives back cookies and bytes', async () => {
    const answer = await fetch(`${host.baseUrl}/probe/echo/binary`);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  });

  it.each([
    ['what a function returns without a status', '/probe/echo/plain', 200, '{"anything":"else"}'],
    ['a function that throws', '/probe/echo/throw', 500, '{"message":"Internal Server Error"}'],
    ['a malformed answer', '/probe/echo/malformed', 500, '{"message":"Internal Server Error"}'],
    ['an answer over 6 MB', '/probe/echo/huge', 500, '{"message":"Internal Server Error"}'],
    ['a function out of time', '/probe/echo/slow', 500, '{"message":"Internal Server Error"}'],
    ['no token', '/probe/guarded', 401, '{"message":"Unauthorized"}'],
    ['no route', '/elsewhere', 404, '{"title":"no such page"}'],
  ])('answers %s', async (_, path, status, text) => {
    expect(await call(path)).toMatchObject({ status, text });
  });

  it('goes on serving after a function ran out of time', async () => {
    expect(await call('/probe/echo/plain')).toMatchObject({ status: 200 });
  });

  it('answers HEAD and OPTIONS without a body and without a crash', async () => {
    expect(await call('/probe/echo/plain', { method: 'HEAD' })).toMatchObject({ status: 404, text: '' });
    expect(await call('/probe/echo/plain', { method: 'OPTIONS' })).toMatchObject({ status: 404 });
  });

  it.each([
    ['a body over 10 MB', 11 * 1024 * 1024],
    ['a payload over 6 MB', 7 * 1024 * 1024],
  ])('refuses %s', async (_, size) => {
    // Not by fetch, which gives up when the answer comes before the body is sent.
    const status = await new Promise((resolve, reject) => {
      const asked = request(`${host.baseUrl}/probe/echo/x`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
      });
      asked.once('response', (answer) => resolve(answer.resume().statusCode));
      asked.once('error', reject);
      asked.end(Buffer.alloc(size, 'x'));
    });
    expect(status).toBe(413);
  });
});

describe('what happens behind', () => {
  it('carries a change through stream, topic, queue and mail', async () => {
    await submit('news', 'hello');
    await eventually(() => item('note-news')).toMatchObject({ mail: expect.any(String) as unknown });
    const mail = (await mails()).find(({ subject }) => subject === 'note news');
    expect(mail?.from).toBe('rapport@rapport.example');
    expect(mail?.headers).toEqual([
      { name: 'X-Rapport-Message', value: 'news' },
      { name: 'Message-ID', value: expect.stringMatching(/^<ses-.+@us-east-1\.amazonses\.com>$/) as unknown },
    ]);
    const { record } = z.object({ record: z.string() }).parse(await item('note-news'));
    expect(JSON.parse(record)).toMatchObject({
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: { type: { stringValue: 'probe.made.v1', dataType: 'String' } },
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:rapport-dev-probe-notes',
    });
  });

  it('makes a dead letter of what fails five times, also because SES does not know the sender', async () => {
    await submit('first', 'bad');
    await submit('second', 'bad sender');
    const source = 'arn:aws:sqs:us-east-1:000000000000:rapport-dev-probe-notes';
    await eventually(() => item('dead-first'), 30).not.toBeNull();
    await eventually(() => item('dead-second'), 30).not.toBeNull();
    expect([await item('dead-first'), await item('dead-second')]).toMatchObject([{ source }, { source }]);
  });

  it('runs a rate at once', async () => {
    await eventually(() => item('tick')).not.toBeNull();
    expect(await item('tick')).toMatchObject({ at: expect.any(String) as unknown });
  });
});

/** A person who can sign in, with their access token. */
const personWithToken = async () => {
  const UserPoolId = output('UserPoolId');
  const Username = 'ada@example.com';
  const Password = 'Rapport-test-1';
  const sdk = cognito();
  await sdk.send(
    new AdminCreateUserCommand({ UserPoolId, Username, DesiredDeliveryMediums: ['EMAIL'], MessageAction: 'SUPPRESS' }),
  );
  await sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
  return signIn(Username, Password);
};

const signIn = async (USERNAME: string, PASSWORD: string) => {
  const { AuthenticationResult } = await cognito().send(
    new InitiateAuthCommand({
      ClientId: output('UserPoolClientId'),
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  );
  return AuthenticationResult?.AccessToken ?? '';
};

const guarded = (token: string) => call('/probe/guarded', { headers: { authorization: `Bearer ${token}` } });
const tokenAnswer = z.object({
  access_token: z.string().optional(),
  error: z.string().optional(),
  expires_in: z.number().optional(),
});
const machineToken = async (id: string, secret: string, scope = 'rapport/api') => {
  const answer = await fetch(output('TokenUrl'), {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return tokenAnswer.parse(await answer.json());
};

describe('tokens, and a restart', () => {
  let machine: { id: string; secret: string };

  it('lets people in, and hands over what their token says', async () => {
    const token = await personWithToken();
    const answer = await guarded(token);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: {
              token_use: 'access',
              client_id: output('UserPoolClientId'),
              exp: expect.stringMatching(/^\d+$/) as unknown,
            },
            scopes: null,
          },
        },
      },
    });
    const refused = await guarded(`${token.slice(0, -4)}AAAA`);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  it('lets a machine in as soon as it belongs to the audience', async () => {
    const { UserPoolClient } = await cognito().send(
      new CreateUserPoolClientCommand({
        UserPoolId: output('UserPoolId'),
        ClientName: 'erp',
        GenerateSecret: true,
        AllowedOAuthFlows: ['client_credentials'],
        AllowedOAuthScopes: ['rapport/api'],
        AllowedOAuthFlowsUserPoolClient: true,
      }),
    );
    machine = { id: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret ?? '' };
    const { access_token = '', expires_in } = await machineToken(machine.id, machine.secret);
    expect(expires_in).toBe(3600);
    expect((await guarded(access_token)).status).toBe(401);

    const sdk = new ApiGatewayV2Client({ ...aws(), endpoint: host.env['AWS_ENDPOINT_URL_APIGATEWAYV2'] ?? '' });
    const which = { ApiId: output('ApiId'), AuthorizerId: output('AuthorizerId') };
    const { JwtConfiguration } = await sdk.send(new GetAuthorizerCommand(which));
    expect(JwtConfiguration?.Audience).toEqual([output('UserPoolClientId')]);
    const Audience = [...(JwtConfiguration?.Audience ?? []), machine.id];
    await sdk.send(new UpdateAuthorizerCommand({ ...which, JwtConfiguration: { ...JwtConfiguration, Audience } }));

    const answer = await guarded(access_token);
    expect(JSON.parse(answer.text)).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: { claims: { sub: machine.id, client_id: machine.id, scope: 'rapport/api', token_use: 'access' } },
        },
      },
    });
  });

  it('refuses a machine with a wrong secret or scope', async () => {
    expect(await machineToken(machine.id, 'wrong')).toEqual({ error: 'invalid_client' });
    expect(await machineToken(machine.id, machine.secret, 'rapport/everything')).toEqual({ error: 'invalid_scope' });
  });

  it('keeps people, machines, audience, data and mails over a restart, and its addresses', async () => {
    const before = { outputs: host.outputs, env: host.env, baseUrl: host.baseUrl, mails: await mails() };
    await host.stop();
    host = await start();
    expect({ outputs: host.outputs, env: host.env, baseUrl: host.baseUrl, mails: await mails() }).toEqual(before);
    expect((await guarded(await signIn('ada@example.com', 'Rapport-test-1'))).status).toBe(200);
    const { access_token = '' } = await machineToken(machine.id, machine.secret);
    expect((await guarded(access_token)).status).toBe(200);
    expect(await item('note-news')).toMatchObject({ mail: expect.any(String) as unknown });
  });

  it('tells scripts where it is', async () => {
    expect(await json('/_local/outputs')).toEqual({ outputs: host.outputs, env: host.env });
  });

  it('refuses a second host on the same folder', async () => {
    await expect(start()).rejects.toThrow(/Another host \(process \d+\) works on/);
  });
});
