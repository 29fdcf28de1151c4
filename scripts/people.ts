import { AdminSetUserPasswordCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { putPerson } from '../functions/access/commands/put-person.ts';
import type { PersonEntry } from '../functions/access/contract/records.ts';
import { directoryStore } from '../functions/access/persistence/directory-store.ts';
import { userPool } from '../functions/access/persistence/user-pool.ts';
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
  person: Omit<PersonEntry, 'id'>,
  password: string | undefined,
): Promise<string> => {
  const UserPoolId = output(deployment, 'UserPoolId');
  const id = await userPool(() => UserPoolId).enter(person.email, { silently: true });
  if (password !== undefined)
    await new CognitoIdentityProviderClient({}).send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username: id, Password: password, Permanent: true }),
    );
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
  const known = await store.personWith(email);
  const password = given ?? (known ? undefined : invented());
  const { roles = [] } = known ?? {};
  await enterPerson(
    deployment,
    {
      email: known?.email ?? email,
      name: known?.name ?? email,
      roles: [...new Set([...roles, 'administrator' as const])],
      departmentIds: known?.departmentIds ?? [],
      teamIds: known?.teamIds,
      territoryIds: known?.territoryIds,
    },
    password,
  );
  return given === undefined ? password : undefined;
};
