import { InMemoryWebStorage, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { dropDrafts } from '../ui/use-draft.ts';
import type { Config } from './config.ts';
import { never, SPARE_SECONDS, tokensOf, type Tokens } from './tokens.ts';

/** Who is signed in. Tokens live in the memory of this page and nowhere else. */
export interface Session extends Pick<Tokens, 'token' | 'renewed'> {
  /** Leaves the page, and ends the session of the sign-in pages too, in every tab. */
  signOut(): void;
}

/** Where the sign-in pages send people back to; their place in the console travels in the state. */
const CALLBACK_PATH = '/signed-in';

/** Where the tabs of a browser hear that somebody signs out. */
const CHANNEL = 'rapport:signed-out';

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
    // A page that only leads to the sign-in pages is no place to come back to: Back would show it blank.
    redirectMethod: 'replace',
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    // The verifier of a sign-in under way: it must outlive the redirect, and is good for that one alone.
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
    accessTokenExpiringNotificationTimeInSeconds: SPARE_SECONDS,
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });

/** Takes the refresh token back. The request outlives the page, and its answer changes nothing, so that nobody waits for it. */
const revoke = ({ clientId, signIn }: Config, token: string) => {
  const body = new URLSearchParams({ token, client_id: clientId });
  fetch(`${signIn}/oauth2/revoke`, { method: 'POST', mode: 'no-cors', keepalive: true, body }).catch(() => undefined);
};

/**
 * Signs in: at once where the sign-in pages still know the person, else by them. A page that was left for it never goes on.
 * @throws what the sign-in pages refused
 */
export const startSession = async (config: Config): Promise<Session> => {
  const manager = managerOf(config);
  const signIn = () => manager.signinRedirect({ url_state: undefined, state: here() });

  if (location.pathname === CALLBACK_PATH) {
    const user = await manager.signinRedirectCallback();
    history.replaceState(null, '', placeFrom(user.state));
  } else {
    await signIn();
    await never();
  }

  const tokens = tokensOf(manager, signIn);

  const goOut = async () => {
    // First of all: whoever asks for a token meanwhile would be signed in again.
    tokens.leave();
    const user = await manager.getUser();
    if (user?.refresh_token) revoke(config, user.refresh_token);
    await manager.removeUser();
    const query = new URLSearchParams({ client_id: config.clientId, logout_uri: `${location.origin}/` });
    location.assign(`${config.signIn}/logout?${query.toString()}`);
  };

  const tabs = new BroadcastChannel(CHANNEL);
  // Each by way of the sign-in pages' own end: at their door the session may be open still.
  tabs.addEventListener('message', () => {
    dropDrafts();
    void goOut();
  });

  // Back shows a page that was left as it was, with all that it knew.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted && tokens.isLeft()) location.reload();
  });

  return {
    token: () => tokens.token(),
    renewed: () => tokens.renewed(),
    signOut: () => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of this origin alone
      tabs.postMessage(CHANNEL);
      void goOut();
    },
  };
};
