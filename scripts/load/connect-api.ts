import type { Deployment } from '../deployment.ts';
import { SEEDED_PASSWORD } from '../seed.ts';
import { personToken } from '../tokens.ts';
import { apiOf, type Api } from './api.ts';
import { Unusable } from './mapping.ts';

/** The API as a person: with the password in RAPPORT_PASSWORD, or that of the seed on the local host. */
export const connectApi = async (deployment: Deployment, email: string): Promise<Api> => {
  const password = process.env['RAPPORT_PASSWORD'] ?? (deployment.local ? SEEDED_PASSWORD : undefined);
  if (password === undefined)
    throw new Unusable('On a deployed stage say who submits: --as EMAIL, with the password in RAPPORT_PASSWORD.');
  const signIn = () => personToken(deployment, email, password);
  // A wrong password is no outage: it is said at once.
  let first: string | undefined = await signIn();
  const token = async () => {
    const ready = first ?? (await signIn());
    first = undefined;
    return ready;
  };
  return apiOf({ baseUrl: deployment.baseUrl, token });
};
