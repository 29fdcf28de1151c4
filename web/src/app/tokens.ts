import { ErrorResponse, type UserManager } from 'oidc-client-ts';

/** The tokens of who is signed in, for as long as they stay. */
export interface Tokens {
  /** One that is good for a while; it signs in again when there is none to be had. */
  token(): Promise<string>;
  /** Another one, after the API has refused the one that `token` gave. */
  renewed(): Promise<string>;
  /** From here on nobody gets a token, nor hears that there is none: the page is being left. */
  leave(): void;
  isLeft(): boolean;
}

/** A token this close to its end is renewed first. */
export const SPARE_SECONDS = 30;

/** A page that is being left never goes on. */
export const never = () => new Promise<never>(() => {});

/** The refresh token is good no more. Whatever else goes wrong may pass: it throws nobody out while they type. */
const isSignedOut = (error: unknown) => error instanceof ErrorResponse && error.error === 'invalid_grant';

/**
 * @param signInAgain leaves for the sign-in pages
 */
export const tokensOf = (
  manager: Pick<UserManager, 'getUser' | 'signinSilent'>,
  signInAgain: () => Promise<unknown>,
): Tokens => {
  let isLeft = false;

  /** What was under way when the page was left does not go on either. */
  const unlessLeft = async (asked: () => Promise<string>) => {
    try {
      const token = await (isLeft ? never() : asked());
      return await (isLeft ? never() : token);
    } catch (error) {
      if (isLeft) return never();
      throw error;
    }
  };

  const again = async () => {
    if (isLeft) return never();
    isLeft = true;
    try {
      await signInAgain();
    } catch (error) {
      isLeft = false;
      throw error;
    }
    return never();
  };

  const renew = async () => {
    const user = await manager.getUser();
    if (!user?.refresh_token) return again();
    try {
      return (await manager.signinSilent())?.access_token ?? (await again());
    } catch (error) {
      if (isSignedOut(error)) return again();
      throw error;
    }
  };

  let renewing: Promise<string> | undefined;
  const renewed = () => unlessLeft(() => (renewing ??= renew().finally(() => (renewing = undefined))));

  return {
    token: () =>
      unlessLeft(async () => {
        const user = await manager.getUser();
        return user && (user.expires_in ?? 0) > SPARE_SECONDS ? user.access_token : renewed();
      }),
    renewed,
    leave: () => (isLeft = true),
    isLeft: () => isLeft,
  };
};
