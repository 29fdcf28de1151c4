import { ErrorTimeout, InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { Config } from './config.ts';

/** Who is signed in. Tokens live in the memory of this page and nowhere else. */
export interface Session {
  /** An access token that is good for a while; leaves for the sign-in page when there is none to be had. */
  token(): Promise<string>;
  /** Another one, after the API has refused the one that `token` gave. */
  renewed(): Promise<string>;
  /** Leaves the page, and ends the session of the sign-in pages too. */
  signOut(): void;
}

/** Where the sign-in pages send people back to; their place in the console travels in the state. */
const CALLBACK_PATH = '/signed-in';

/** A token this close to its end is renewed first. */
const SPARE_SECONDS = 30;

/** A page that is being left never goes on. */
const never = () => new Promise<never>(() => {});

const here = () => location.pathname + location.search + location.hash;

/** A path of this origin, whatever a state claims. */
const placeFrom = (state: unknown) => (typeof state === 'string' && /^\/(?![/\\])/.test(state) ? state : '/');

const managerOf = ({ issuer, clientId, signIn }: Config) =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: location.origin + CALLBACK_PATH,
    scope: 'openid email profile',
    metadata: {
      issuer,
      authorization_endpoint: `${signIn}/oauth2/authorize`,
      token_endpoint: `${signIn}/oauth2/token`,
    },
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The verifier of a sign-in under way: it must outlive the redirect, and is good for that one alone.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    accessTokenExpiringNotificationTimeInSeconds: SPARE_SECONDS,
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });

/**
 * Signs in: at once where the sign-in pages still know the person, else by them. A page that was left for it never goes on.
 * @throws what the sign-in pages refused
 */
export const startSession = async (config: Config): Promise<Session> => {
  const manager = managerOf(config);

  const leave = async () => {
    await manager.signinRedirect({ url_state: undefined, state: here() });
    return never();
  };

  if (location.pathname === CALLBACK_PATH) {
    const user = await manager.signinRedirectCallback();
    history.replaceState(null, '', placeFrom(user.state));
  } else await leave();

  let renewing: Promise<string> | undefined;
  const renewed = () =>
    (renewing ??= manager
      .signinSilent()
      .catch((error: unknown) => {
        // Unreachable is not signed out: the request fails, and may be made again.
        if (error instanceof TypeError || error instanceof ErrorTimeout) throw error;
        return null;
      })
      .then(async (user) => user?.access_token ?? leave())
      .finally(() => (renewing = undefined)));

  return {
    token: async () => {
      const user = await manager.getUser();
      return user && (user.expires_in ?? 0) > SPARE_SECONDS ? user.access_token : renewed();
    },
    renewed,
    signOut: () => {
      const query = new URLSearchParams({ client_id: config.clientId, logout_uri: `${location.origin}/` });
      void manager.removeUser();
      location.assign(`${config.signIn}/logout?${query.toString()}`);
    },
  };
};
