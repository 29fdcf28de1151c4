import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHost, type Host } from '../../../infra/local/host.ts';
import { probeContext } from '../../support/local-host/contexts.ts';
import { removableFolder } from '../../support/local-host/folder.ts';

const folder = removableFolder();
let host: Host;

const EMAIL = 'nina@example.com';
const MAILED = 'Mailed-for-once-1';
const OWN = 'Rapport-test-1';

const output = (name: string) => host.outputs[name] ?? '';

beforeAll(async () => {
  host = await startHost({
    port: 0,
    stateFolder: folder.path,
    fresh: false,
    contexts: [probeContext],
    seed: false,
  });
  const cognito = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    endpoint: host.env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? '',
  });
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: output('UserPoolId'),
      Username: EMAIL,
      UserAttributes: [{ Name: 'email', Value: EMAIL }],
      TemporaryPassword: MAILED,
      MessageAction: 'SUPPRESS',
    }),
  );
});

afterAll(async () => {
  await host.stop();
  folder.remove();
});

const verifier = randomBytes(32).toString('base64url');

const question = (changed: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: output('UserPoolClientId'),
    redirect_uri: `${host.baseUrl}/signed-in`,
    scope: 'openid email profile',
    state: 'where-i-was',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changed,
  }).toString();

const call = async (path: string, init: RequestInit = {}) => {
  const answer = await fetch(host.baseUrl + path, { redirect: 'manual', ...init });
  const cookie = answer.headers.get('set-cookie') ?? '';
  return { status: answer.status, location: answer.headers.get('location') ?? '', cookie, text: await answer.text() };
};

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  call(path, { method: 'POST', body: new URLSearchParams(fields) });

const codeIn = (location: string) => new URL(location).searchParams.get('code') ?? '';

const tokens = z.object({
  access_token: z.string().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  error: z.string().optional(),
});

const exchange = async (fields: Readonly<Record<string, string>>) =>
  tokens.parse(JSON.parse((await post('/oauth2/token', { client_id: output('UserPoolClientId'), ...fields })).text));

const byCode = (code: string, changed: Readonly<Record<string, string>> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${host.baseUrl}/signed-in`,
    code_verifier: verifier,
    ...changed,
  });

const isLetIn = async (token = '') =>
  (await call('/probe/guarded', { headers: { authorization: `Bearer ${token}` } })).status === 200;

const signedIn = () => post(`/login?${question()}`, { email: EMAIL, password: OWN });

describe('the sign-in pages', () => {
  it('ask whoever has a mailed password for one of their own, and let them in with it', async () => {
    const first = await post(`/login?${question()}`, { email: EMAIL, password: MAILED });
    expect([first.status, first.text.includes('New password')]).toEqual([200, true]);
    const done = await post(`/login?${question()}`, { email: EMAIL, password: MAILED, 'new-password': OWN });
    expect(done.status).toBe(302);
    expect(done.location).toMatch(/\/signed-in\?code=.+&state=where-i-was$/);
    const { access_token, id_token, refresh_token } = await byCode(codeIn(done.location));
    expect(await isLetIn(access_token)).toBe(true);
    expect([typeof id_token, typeof refresh_token]).toEqual(['string', 'string']);
  });

  it('say what is wrong with a password, and hand out nothing', async () => {
    const wrong = await post(`/login?${question()}`, { email: EMAIL, password: 'Wrong-password-1' });
    expect([wrong.status, wrong.cookie, wrong.location]).toEqual([400, '', '']);
    expect(wrong.text).toContain('role="alert"');
  });

  it('know a person again by a cookie that no script reads, until they sign out', async () => {
    const { cookie } = await signedIn();
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    const again = await call(`/oauth2/authorize?${question()}`, { headers });
    expect(await isLetIn((await byCode(codeIn(again.location))).access_token)).toBe(true);
    const query = new URLSearchParams({ client_id: output('UserPoolClientId'), logout_uri: `${host.baseUrl}/` });
    expect((await call(`/logout?${query.toString()}`, { headers })).location).toBe(`${host.baseUrl}/`);
    expect((await call(`/oauth2/authorize?${question()}`, { headers })).location).toMatch(/^\/login\?/);
  });

  it.each([
    ['another place to go back to', { redirect_uri: 'https://elsewhere.example/signed-in' }],
    ['a client that is not there', { client_id: 'nobody' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['a token instead of a code', { response_type: 'token' }],
  ])('send nobody anywhere for %s', async (_, changed) => {
    for (const path of ['/oauth2/authorize', '/login']) {
      const answer = await call(`${path}?${question(changed)}`);
      expect([answer.status, answer.location]).toEqual([400, '']);
    }
  });

  it('sign nobody out to an address that the client did not name', async () => {
    const query = new URLSearchParams({
      client_id: output('UserPoolClientId'),
      logout_uri: 'https://elsewhere.example/',
    });
    expect((await call(`/logout?${query.toString()}`)).status).toBe(400);
  });

  it('carry a question along without running it', async () => {
    const { text } = await call(`/login?${question({ state: '"><script>alert(1)</script>' })}`);
    expect(text).not.toContain('<script');
  });
});

describe('the exchange of a code', () => {
  it.each([
    ['another verifier', { code_verifier: randomBytes(32).toString('base64url') }],
    ['another client', { client_id: 'nobody' }],
    ['another address', { redirect_uri: 'https://elsewhere.example/' }],
  ])('refuses %s, and the code is gone then', async (_, changed) => {
    const code = codeIn((await signedIn()).location);
    expect(await byCode(code, changed)).toEqual({ error: 'invalid_grant' });
    expect(await byCode(code)).toEqual({ error: 'invalid_grant' });
  });

  it('goes once', async () => {
    const code = codeIn((await signedIn()).location);
    expect((await byCode(code)).error).toBeUndefined();
    expect(await byCode(code)).toEqual({ error: 'invalid_grant' });
  });

  it('is followed by no new tokens for the one that refreshes when it is revoked, while another sign-in goes on', async () => {
    const signIns = [
      await byCode(codeIn((await signedIn()).location)),
      await byCode(codeIn((await signedIn()).location)),
    ];
    const [mine = '', other = ''] = signIns.map(({ refresh_token }) => refresh_token);
    const revoke = (client_id: string, token: string) => post('/oauth2/revoke', { client_id, token });
    expect((await revoke('nobody', mine)).status).toBe(400);
    expect((await revoke(output('UserPoolClientId'), '')).status).toBe(400);
    expect(await revoke(output('UserPoolClientId'), mine)).toMatchObject({ status: 200, text: '' });
    expect(await exchange({ grant_type: 'refresh_token', refresh_token: mine })).toEqual({ error: 'invalid_grant' });
    expect(await isLetIn((await exchange({ grant_type: 'refresh_token', refresh_token: other })).access_token)).toBe(
      true,
    );
  });

  it('is followed by new tokens for the one that refreshes, and for no other', async () => {
    const { refresh_token = '' } = await byCode(codeIn((await signedIn()).location));
    const renewed = await exchange({ grant_type: 'refresh_token', refresh_token });
    expect(await isLetIn(renewed.access_token)).toBe(true);
    expect(renewed.refresh_token).toBeUndefined();
    expect(await exchange({ grant_type: 'refresh_token', refresh_token: 'made-up' })).toEqual({
      error: 'invalid_grant',
    });
  });
});
