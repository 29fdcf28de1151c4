import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { personToken } from '../../scripts/tokens.ts';
import { call, eventually, mailsTo, target } from './target.ts';

const PASSWORD = 'Chosen-by-Nina-1';

/** Signs in for the first time: with the password of the mail where mails of the user pool are seen, or else with one of the operator's. */
const firstToken = async (email: string, id: string) => {
  const at = target();
  if (!at.outputs['ApiUrl']?.includes('127.0.0.1')) {
    const user = { UserPoolId: at.outputs['UserPoolId'], Username: id };
    await new CognitoIdentityProviderClient({}).send(
      new AdminSetUserPasswordCommand({ ...user, Password: PASSWORD, Permanent: true }),
    );
    return personToken(at, email, PASSWORD);
  }
  const mails = await eventually('the password', () => mailsTo(email.toLowerCase(), 'temporary password'));
  const temporary = /temporary password is (\S+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
  return personToken(at, email, temporary, () => Promise.resolve(PASSWORD));
};

it('lets a person in by the API, and shows them out', async () => {
  const email = `Nina.${randomUUID()}@rapport.example`;
  const asked = { email, name: 'Nina Newcomer', roles: ['sales'], teamIds: ['field-sales'] };
  const made = await call('admin', 'POST', '/v1/people', asked);
  expect(made).toMatchObject({ status: 201, body: { ...asked, active: true, departmentIds: [], territoryIds: [] } });
  const again = await call('admin', 'POST', '/v1/people', asked);
  expect([again.status, again.body]).toEqual([200, made.body]);
  expect((await call('agent', 'POST', '/v1/people', { ...asked, email: 'x@rapport.example' })).status).toBe(403);

  const id = String(made.body['id']);
  const token = await firstToken(email, id);
  const me = () => call('nobody', 'GET', '/v1/me', undefined, { authorization: `Bearer ${token}` });
  expect(await me()).toMatchObject({
    status: 200,
    body: { kind: 'person', id, roles: ['sales'], scopes: { account: ['all'], contact: ['all'] }, fields: {} },
  });

  const path = `/v1/people/${id}`;
  const leaving = await call('admin', 'PATCH', path, { active: false }, { 'if-match': '"1"' });
  expect(leaving).toMatchObject({ status: 200, body: { active: false, name: 'Nina Newcomer' } });
  await eventually('the end of the rights', async () => (await me()).status === 403, 40);
  // The stand-in of the local host lets disabled users sign in all the same, so the pool itself is asked.
  const user = { UserPoolId: target().outputs['UserPoolId'], Username: id };
  const { Enabled } = await new CognitoIdentityProviderClient({}).send(new AdminGetUserCommand(user));
  expect(Enabled).toBe(false);
});

it('keeps an administrator, whatever an administrator asks for', async () => {
  const me = await call('admin', 'GET', '/v1/me');
  const answer = await call(
    'admin',
    'PATCH',
    `/v1/people/${String(me.body['id'])}`,
    { active: false },
    { 'if-match': '*' },
  );
  expect(answer).toMatchObject({ status: 409, body: { type: 'urn:rapport:problem:last-administrator' } });
});
