import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { putPerson } from '../functions/access/commands/put-person.ts';
import type { Person } from '../functions/access/contract/records.ts';
import { directoryStore, type DirectoryStore } from '../functions/access/persistence/directory-store.ts';
import { documentClient } from '../shared/dynamo/connect.ts';
import { tableOf } from '../shared/dynamo/document-table.ts';
import { systemClock } from '../shared/kernel/clock.ts';
import { output, type Deployment } from './deployment.ts';

/**
 * Makes a user that can sign in and enters the person into the directory. Somebody who is there already keeps their
 * password unless one is given, and gets the roles and departments that are given.
 * @returns the person's id
 */
export const enterPerson = async (
  deployment: Pick<Deployment, 'outputs'>,
  person: Omit<Person, 'id'>,
  password: string | undefined,
): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient({});
  const user = { UserPoolId: output(deployment, 'UserPoolId'), Username: person.email };
  try {
    await cognito.send(
      new AdminCreateUserCommand({
        ...user,
        MessageAction: 'SUPPRESS',
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: person.email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    );
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  if (password !== undefined)
    await cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: password, Permanent: true }));
  const { UserAttributes = [] } = await cognito.send(new AdminGetUserCommand(user));
  const id = UserAttributes.find(({ Name }) => Name === 'sub')?.Value;
  if (id === undefined) throw new Error(`The user pool gave ${person.email} no sub.`);
  const store = directoryStore(tableOf(documentClient(), output(deployment, 'TableName')));
  await putPerson({ store, clock: systemClock })({ ...person, id });
  return id;
};

/**
 * Makes somebody an administrator, whoever they are already.
 * @param invented a password for somebody new, when none is given
 * @returns the invented password when it was needed
 */
export const enterAdministrator = async (
  deployment: Pick<Deployment, 'outputs'>,
  email: string,
  given: string | undefined,
  invented: () => string,
): Promise<string | undefined> => {
  const store = directoryStore(tableOf(documentClient(), output(deployment, 'TableName')));
  const known = await personByEmail(store, email);
  const { name = email, roles = [], departmentIds = [] } = known ?? {};
  const password = given ?? (known ? undefined : invented());
  await enterPerson(
    deployment,
    { email, name, roles: [...new Set([...roles, 'administrator' as const])], departmentIds },
    password,
  );
  return given === undefined ? password : undefined;
};

/** Somebody in the directory, whatever the case of the address. */
export const personByEmail = async (store: DirectoryStore, email: string): Promise<Person | undefined> => {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await store.people({ limit: 200, ...(cursor !== undefined && { cursor }) });
    if (!page.ok) return undefined;
    const found = page.value.items.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (found) return found;
    ({ cursor } = page.value);
  }
  return undefined;
};
