import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import * as z from 'zod';
import type { Authorizer, Authorizers } from './authorizer.ts';
import { issuerDomain, type Cognito, type PoolClient } from './cognito.ts';
import type { GatewayOptions } from './gateway.ts';
import { targetOf } from './payload.ts';
import type { SignIn } from './sign-in.ts';

export interface LocalApiOptions {
  readonly authorizers: Authorizers;
  readonly cognito: Pick<Cognito, 'client' | 'keys'>;
  readonly signIn: Pick<SignIn, 'exchange' | 'revoke'>;
  /** What scripts need to find the stand-ins: `GET /_local/outputs`. */
  readonly about: () => unknown;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/** Basic credentials, or those in the form. */
const credentialsOf = (request: IncomingMessage, form: URLSearchParams) => {
  const basic = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret) };
};

const machineToken = async (
  client: PoolClient,
  scope: string,
  seconds: number,
  { signing, keyId }: Cognito['keys'],
) => {
  const now = Math.floor(Date.now() / 1000);
  const claims = { token_use: 'access', scope, auth_time: now, client_id: client.ClientId, version: 2 };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: keyId })
    .setSubject(client.ClientId)
    .setIssuer(`${issuerDomain}/${client.UserPoolId}`)
    .setIssuedAt(now)
    .setExpirationTime(now + seconds)
    .setJti(randomUUID())
    .sign(signing);
};

const refuse = (error: string) => ({ status: 400, body: { error } });

/** `POST /oauth2/token` of the pool's domain, which cognito-local does not have. */
const token = async (
  request: IncomingMessage,
  body: Buffer,
  { cognito, signIn }: Pick<LocalApiOptions, 'cognito' | 'signIn'>,
): Promise<Reply> => {
  const form = new URLSearchParams(body.toString());
  if (['authorization_code', 'refresh_token'].includes(form.get('grant_type') ?? '')) return signIn.exchange(form);
  const { id, secret } = credentialsOf(request, form);
  if (form.get('grant_type') !== 'client_credentials') return refuse('unsupported_grant_type');
  const client = await cognito.client(id);
  if (!client?.ClientSecret || client.ClientSecret !== secret) return refuse('invalid_client');
  if (!client.AllowedOAuthFlows.includes('client_credentials')) return refuse('unauthorized_client');
  const asked = form.get('scope')?.split(/\s+/).filter(Boolean) ?? client.AllowedOAuthScopes;
  if (asked.some((scope) => !client.AllowedOAuthScopes.includes(scope))) return refuse('invalid_scope');
  const unit = UNIT_SECONDS[client.TokenValidityUnits?.AccessToken ?? 'hours'] ?? 3600;
  const seconds = (client.AccessTokenValidity ?? 1) * unit;
  const access_token = await machineToken(client, asked.join(' '), seconds, cognito.keys);
  return { status: 200, body: { access_token, expires_in: seconds, token_type: 'Bearer' } };
};

const authorizerJson = ({ id, name, issuer, audience }: Authorizer) => ({
  authorizerId: id,
  authorizerType: 'JWT',
  name,
  identitySource: ['$request.header.Authorization'],
  jwtConfiguration: { issuer, audience },
});

const authorizerChange = z.object({ jwtConfiguration: z.object({ audience: z.array(z.string()) }).optional() });

/** GetAuthorizer and UpdateAuthorizer of the gateway's own API. */
const authorizer = (
  method: string | undefined,
  apiId: string,
  id: string,
  body: Buffer,
  authorizers: Authorizers,
): Reply => {
  const known = authorizers.get(id);
  if (!known || known.apiId !== apiId)
    return { status: 404, body: { message: 'Invalid Authorizer identifier specified' } };
  if (method === 'GET') return { status: 200, body: authorizerJson(known) };
  if (method !== 'PATCH') return { status: 405, body: { message: 'Method Not Allowed' } };
  const { jwtConfiguration } = authorizerChange.parse(JSON.parse(body.toString()));
  const changed = jwtConfiguration ? authorizers.setAudience(id, jwtConfiguration.audience) : known;
  return { status: 200, body: authorizerJson(changed ?? known) };
};

/** The way for scripts to the stand-ins, under `/_local/`, and what AWS answers at other addresses than the API's. */
export const localApi = ({ authorizers, cognito, signIn, about }: LocalApiOptions): GatewayOptions['local'] => {
  const reply = async (request: IncomingMessage, body: () => Promise<Buffer>): Promise<Reply | undefined> => {
    const { path } = targetOf(request);
    if (path === '/_local/outputs' && request.method === 'GET') return { status: 200, body: about() };
    if (path === '/oauth2/token' && request.method === 'POST') return token(request, await body(), { cognito, signIn });
    if (path === '/oauth2/revoke' && request.method === 'POST')
      return signIn.revoke(new URLSearchParams((await body()).toString()));
    const [, apiId, id] = /^\/_local\/apigatewayv2\/v2\/apis\/([^/]+)\/authorizers\/([^/]+)$/.exec(path) ?? [];
    if (apiId !== undefined && id !== undefined)
      return authorizer(request.method, apiId, id, await body(), authorizers);
    return undefined;
  };
  return async (request, response: ServerResponse, body) => {
    const said = await reply(request, body);
    if (!said) return false;
    response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
    return true;
  };
};
