import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { userPool } from '../../../../functions/access/persistence/user-pool.ts';

const cognito = mockClient(CognitoIdentityProviderClient);
const users = userPool(() => 'pool');
const sub = [
  { Name: 'email', Value: 'ada@rapport.example' },
  { Name: 'sub', Value: 'the-sub' },
];

beforeEach(() => {
  cognito.reset();
  cognito.on(AdminCreateUserCommand).resolves({});
  cognito.on(AdminGetUserCommand).resolves({ UserAttributes: sub, Enabled: true });
  cognito.on(AdminEnableUserCommand).resolves({});
  cognito.on(AdminDisableUserCommand).resolves({});
});
afterAll(() => cognito.restore());

const sent = () => cognito.calls().map(({ args: [{ input }] }) => input);

describe('the user pool', () => {
  it('makes a user by the address in small letters, and has the password mailed', async () => {
    expect(await users.enter('Ada@Rapport.example')).toBe('the-sub');
    const user = { UserPoolId: 'pool', Username: 'ada@rapport.example' };
    expect(sent()).toEqual([
      {
        ...user,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: 'ada@rapport.example' },
          { Name: 'email_verified', Value: 'true' },
        ],
      },
      user,
    ]);
  });

  it('mails nothing when it is told to be silent', async () => {
    await users.enter('ada@rapport.example', { silently: true });
    expect(sent()[0]).toMatchObject({ MessageAction: 'SUPPRESS' });
  });

  it('takes a user who is there as they are', async () => {
    cognito.on(AdminCreateUserCommand).rejects(new UsernameExistsException({ message: 'there', $metadata: {} }));
    expect(await users.enter('ada@rapport.example')).toBe('the-sub');
    expect(cognito.commandCalls(AdminEnableUserCommand)).toEqual([]);
  });

  it('enables a user who is there and disabled', async () => {
    cognito.on(AdminGetUserCommand).resolves({ UserAttributes: sub, Enabled: false });
    await users.enter('ada@rapport.example');
    expect(cognito.commandCalls(AdminEnableUserCommand)).toHaveLength(1);
  });

  it('fails with what the pool says, and when the pool gives no sub', async () => {
    cognito.on(AdminCreateUserCommand).rejects(new Error('throttled'));
    await expect(users.enter('ada@rapport.example')).rejects.toThrow('throttled');
    cognito.on(AdminCreateUserCommand).resolves({});
    cognito.on(AdminGetUserCommand).resolves({});
    await expect(users.enter('ada@rapport.example')).rejects.toThrow('no sub');
  });

  it('enables and disables a user by the sub', async () => {
    await users.setActive('the-sub', false);
    await users.setActive('the-sub', true);
    const user = { UserPoolId: 'pool', Username: 'the-sub' };
    expect(cognito.commandCalls(AdminDisableUserCommand).map(({ args: [{ input }] }) => input)).toEqual([user]);
    expect(cognito.commandCalls(AdminEnableUserCommand).map(({ args: [{ input }] }) => input)).toEqual([user]);
  });
});
