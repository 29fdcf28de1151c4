import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';

/** Those who can sign in. */
export interface Users {
  /**
   * Makes a user who signs in with the address, and mails a temporary password to it; one who is there already is taken as
   * they are, but enabled.
   * @returns the `sub` of their tokens
   */
  enter(email: string, options?: { readonly silently?: true }): Promise<string>;
  /** Lets a user sign in, or no longer; also ends their sessions. */
  setActive(id: string, active: boolean): Promise<void>;
}

/** The users of a pool whose user names are e-mail addresses, in any case of their letters. */
export const userPool = (UserPoolId: () => string): Users => {
  const cognito = new CognitoIdentityProviderClient({});
  return {
    async enter(email, { silently } = {}) {
      const user = { UserPoolId: UserPoolId(), Username: email.toLowerCase() };
      try {
        await cognito.send(
          new AdminCreateUserCommand({
            ...user,
            DesiredDeliveryMediums: ['EMAIL'],
            ...(silently && { MessageAction: 'SUPPRESS' }),
            UserAttributes: [
              { Name: 'email', Value: user.Username },
              { Name: 'email_verified', Value: 'true' },
            ],
          }),
        );
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
      }
      const { UserAttributes = [], Enabled } = await cognito.send(new AdminGetUserCommand(user));
      const id = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
      if (id === undefined) throw new Error('the user pool gave a user no sub');
      if (Enabled === false) await cognito.send(new AdminEnableUserCommand(user));
      return id;
    },

    async setActive(id, active) {
      const user = { UserPoolId: UserPoolId(), Username: id };
      await cognito.send(active ? new AdminEnableUserCommand(user) : new AdminDisableUserCommand(user));
    },
  };
};
