import { ErrorResponse, ErrorTimeout, User, type UserManager } from 'oidc-client-ts';
import { describe, expect, it, vi } from 'vitest';
import { tokensOf } from '../../../../web/src/app/tokens.ts';

const userWith = (seconds: number, refreshToken: string | undefined = 'refresh') =>
  new User({
    access_token: `good for ${seconds}`,
    token_type: 'Bearer',
    ...(refreshToken !== undefined && { refresh_token: refreshToken }),
    profile: { sub: 'ada', iss: 'issuer', aud: 'client', exp: 0, iat: 0 },
    expires_at: Math.floor(Date.now() / 1000) + seconds,
  });

const refusedAs = (error: string) => new ErrorResponse({ error });

const started = (user: User | null, signinSilent: UserManager['signinSilent']) => {
  const signInAgain = vi.fn<() => Promise<undefined>>(async () => undefined);
  const manager = { getUser: async () => user, signinSilent: vi.fn<UserManager['signinSilent']>(signinSilent) };
  return { tokens: tokensOf(manager, signInAgain), signInAgain, renewals: manager.signinSilent };
};

/** What has become of it a moment later. */
const soon = (asked: Promise<string>) =>
  Promise.race([
    asked.catch((error: unknown) => error),
    new Promise((resolve) => setTimeout(() => resolve('still waiting'), 20)),
  ]);

const refuse = (error: unknown) => async () => {
  throw error;
};

describe('a token', () => {
  it('is the one that there is while it is good, and renewed once for all who ask when it is about to end', async () => {
    const good = started(userWith(600), refuse(new Error('not needed')));
    expect(await good.tokens.token()).toBe('good for 600');
    const ending = started(userWith(10), async () => userWith(3600));
    expect(await Promise.all([ending.tokens.token(), ending.tokens.token(), ending.tokens.renewed()])).toEqual(
      Array(3).fill('good for 3600'),
    );
    expect(ending.renewals).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['cannot be reached', new TypeError('Failed to fetch')],
    ['is too slow', new ErrorTimeout('10 s')],
    ['answers 429', new Error('Too Many Requests (429): {}')],
    ['answers a page', new Error('Invalid response Content-Type: text/html, from URL: /oauth2/token')],
    ['answers 500 in its own words', refusedAs('server_error')],
  ])('is not to be had while the token endpoint %s, and nobody is thrown out for it', async (_, error) => {
    let isDown = true;
    const { tokens, signInAgain } = started(userWith(10), async () => {
      if (isDown) throw error;
      return userWith(3600);
    });
    expect(await soon(tokens.token())).toBe(error);
    isDown = false;
    expect(await soon(tokens.token())).toBe('good for 3600');
    expect(signInAgain).not.toHaveBeenCalled();
  });

  it.each([
    ['the refresh token is good no more', userWith(10), refuse(refusedAs('invalid_grant'))],
    ['there is no refresh token', userWith(10, ''), async () => userWith(3600)],
    ['nobody is known', null, async () => userWith(3600)],
  ])('is had by signing in again, once, when %s', async (_, user, signinSilent) => {
    const { tokens, signInAgain } = started(user, signinSilent);
    expect(await Promise.all([soon(tokens.token()), soon(tokens.renewed()), soon(tokens.token())])).toEqual(
      Array(3).fill('still waiting'),
    );
    expect(signInAgain).toHaveBeenCalledTimes(1);
  });

  it('is asked for again when the sign-in pages could not be left for', async () => {
    const wrong = new Error('no random numbers');
    const signInAgain = vi.fn<() => Promise<undefined>>(async () => undefined).mockRejectedValueOnce(wrong);
    const tokens = tokensOf({ getUser: async () => null, signinSilent: async () => null }, signInAgain);
    expect(await soon(tokens.token())).toBe(wrong);
    expect(await soon(tokens.token())).toBe('still waiting');
    expect(signInAgain).toHaveBeenCalledTimes(2);
  });
});

describe('a page that is being left', () => {
  it('gives no token and no error, and signs nobody in', async () => {
    const { tokens, signInAgain, renewals } = started(null, async () => userWith(3600));
    tokens.leave();
    expect([await soon(tokens.token()), await soon(tokens.renewed())]).toEqual(['still waiting', 'still waiting']);
    expect(signInAgain).not.toHaveBeenCalled();
    expect(renewals).not.toHaveBeenCalled();
  });

  it.each([
    ['succeeds', async () => userWith(3600)],
    ['is refused', refuse(refusedAs('invalid_grant'))],
    ['fails', refuse(new TypeError('Failed to fetch'))],
  ])('does not go on with a renewal under way that %s', async (_, signinSilent) => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const { tokens, signInAgain } = started(userWith(10), async () => {
      await promise;
      return signinSilent();
    });
    const asked = soon(tokens.token());
    await Promise.resolve();
    tokens.leave();
    resolve(undefined);
    expect(await asked).toBe('still waiting');
    expect(signInAgain).not.toHaveBeenCalled();
  });
});
