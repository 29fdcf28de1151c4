import * as z from 'zod';

/** The few calls of a user pool's own API that its sign-in pages make. */

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** How long the access token is good. */
  readonly seconds: number;
}

export interface Challenge {
  readonly kind: 'new-password';
  readonly session: string;
  readonly username: string;
}

export type Outcome =
  { readonly kind: 'tokens'; readonly tokens: Tokens } | Challenge | { readonly kind: 'refused'; readonly why: string };

const answer = z.object({
  AuthenticationResult: z
    .object({
      AccessToken: z.string(),
      IdToken: z.string(),
      RefreshToken: z.string().optional(),
      ExpiresIn: z.number().optional(),
    })
    .optional(),
  ChallengeName: z.string().optional(),
  ChallengeParameters: z.record(z.string(), z.string()).optional(),
  Session: z.string().optional(),
});

const refusal = z.object({ message: z.string().optional() });

const HOUR_SECONDS = 3600;

const call = async (url: string, operation: string, body: unknown, username: string): Promise<Outcome> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  });
  const said: unknown = await response.json();
  if (!response.ok) return { kind: 'refused', why: refusal.safeParse(said).data?.message ?? 'Not accepted.' };
  const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = answer.parse(said);
  if (AuthenticationResult) {
    const { AccessToken, IdToken, RefreshToken = '', ExpiresIn = HOUR_SECONDS } = AuthenticationResult;
    const tokens = { accessToken: AccessToken, idToken: IdToken, refreshToken: RefreshToken, seconds: ExpiresIn };
    return { kind: 'tokens', tokens };
  }
  if (ChallengeName !== 'NEW_PASSWORD_REQUIRED')
    return { kind: 'refused', why: `The pool asks for ${ChallengeName ?? 'something'} that this page does not know.` };
  return {
    kind: 'new-password',
    session: Session ?? '',
    username: ChallengeParameters?.['USER_ID_FOR_SRP'] ?? username,
  };
};

/** Signs in by address, in any case of its letters, and password. */
export const passwordSignIn = (url: string, clientId: string, email: string, password: string) => {
  const username = email.trim().toLowerCase();
  const body = {
    ClientId: clientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  };
  return call(url, 'InitiateAuth', body, username);
};

/** Answers the challenge of a password that was mailed. */
export const newPassword = (url: string, clientId: string, { session, username }: Challenge, password: string) => {
  const body = {
    ClientId: clientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeResponses: { USERNAME: username, NEW_PASSWORD: password },
  };
  return call(url, 'RespondToAuthChallenge', body, username);
};

/** New tokens by a refresh token, which stays the same; undefined when it is good no more. */
export const refreshed = async (url: string, clientId: string, refreshToken: string): Promise<Tokens | undefined> => {
  const body = {
    ClientId: clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  };
  const outcome = await call(url, 'InitiateAuth', body, '');
  return outcome.kind === 'tokens' ? { ...outcome.tokens, refreshToken } : undefined;
};
