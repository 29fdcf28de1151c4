import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { PoolClient } from './cognito.ts';
import { targetOf } from './payload.ts';
import { signInPage } from './sign-in-page.ts';
import type { SeededPerson } from './seeding.ts';
import { newPassword, passwordSignIn, refreshed, type Tokens } from './user-pool-api.ts';

/** The sign-in pages of the pool's domain, as far as code + PKCE goes: `/oauth2/authorize`, `/login`, `/logout`. */
export interface SignIn {
  /** False when the path is none of its own. */
  serve(request: IncomingMessage, response: ServerResponse, body: () => Promise<Buffer>): Promise<boolean>;
  /** Answers `grant_type` `authorization_code` and `refresh_token` of `/oauth2/token`. */
  exchange(form: URLSearchParams): Promise<{ status: number; body: unknown }>;
  /** Answers `/oauth2/revoke`: the refresh token is good no more, while the session of the pages goes on. */
  revoke(form: URLSearchParams): Promise<{ status: number; body: unknown }>;
}

export interface SignInOptions {
  /** Where Cognito's stand-in answers. */
  readonly cognitoUrl: string;
  readonly client: (id: string) => Promise<PoolClient | undefined>;
  readonly people: () => readonly SeededPerson[];
}

interface Granted {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly tokens: Tokens;
  readonly until: number;
}

const CODE_MS = 5 * 60_000;
/** The session of Cognito's pages, which no use prolongs. */
const SESSION_MS = 60 * 60_000;
const COOKIE = 'rapport-sign-in';

const question = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().optional(),
  code_challenge: z.string().min(1),
  code_challenge_method: z.literal('S256'),
});
type Question = z.infer<typeof question>;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const page = (response: ServerResponse, status: number, html: string) =>
  void response.writeHead(status, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' }).end(html);

const redirect = (response: ServerResponse, to: string, headers: Record<string, string> = {}) =>
  void response.writeHead(302, { ...HEADERS, ...headers, location: to }).end();

const cookieOf = (request: IncomingMessage) =>
  (request.headers.cookie ?? '')
    .split(';')
    .map((one) => one.trim().split('='))
    .find(([name]) => name === COOKIE)?.[1] ?? '';

const withParameters = (uri: string, parameters: Readonly<Record<string, string | undefined>>) => {
  const url = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
};

/** Cognito gives each sign-in a refresh token of its own, to be revoked by itself; cognito-local's is one, with a mark for each. */
const MARK = '~';
const marked = (tokens: Tokens): Tokens => ({ ...tokens, refreshToken: `${tokens.refreshToken}${MARK}${secret()}` });

const secret = () => randomBytes(24).toString('base64url');
const digest = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
const refuse = (error: string) => ({ status: 400, body: { error } });

/** Stands in front of cognito-local, which signs the tokens but has no pages. Codes and sessions end with the host. */
export const signIn = ({ cognitoUrl, client, people }: SignInOptions): SignIn => {
  const codes = new Map<string, Granted>();
  const sessions = new Map<
    string,
    { readonly clientId: string; readonly refreshToken: string; readonly until: number }
  >();

  const revoked = new Set<string>();

  const grant = (response: ServerResponse, asked: Question, tokens: Tokens, headers?: Record<string, string>) => {
    const code = secret();
    for (const [old, { until }] of codes) if (until < Date.now()) codes.delete(old);
    codes.set(code, {
      clientId: asked.client_id,
      redirectUri: asked.redirect_uri,
      challenge: asked.code_challenge,
      tokens: marked(tokens),
      until: Date.now() + CODE_MS,
    });
    redirect(response, withParameters(asked.redirect_uri, { code, state: asked.state }), headers);
  };

  const begin = (response: ServerResponse, asked: Question, tokens: Tokens) => {
    const id = secret();
    sessions.set(id, { clientId: asked.client_id, refreshToken: tokens.refreshToken, until: Date.now() + SESSION_MS });
    const cookie = `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_MS / 1000}`;
    grant(response, asked, tokens, { 'set-cookie': cookie });
  };

  /** The question of an address, when its client may ask it so. */
  const questionOf = async (query: string): Promise<Question | undefined> => {
    const asked = question.safeParse(Object.fromEntries(new URLSearchParams(query))).data;
    const known = asked && (await client(asked.client_id));
    const isAllowed =
      known?.AllowedOAuthFlows.includes('code') && known.CallbackURLs.includes(asked?.redirect_uri ?? '');
    return isAllowed ? asked : undefined;
  };

  const authorize = async (request: IncomingMessage, response: ServerResponse, asked: Question, query: string) => {
    const session = sessions.get(cookieOf(request));
    const tokens =
      session && session.clientId === asked.client_id && session.until > Date.now()
        ? await refreshed(cognitoUrl, asked.client_id, session.refreshToken)
        : undefined;
    if (tokens) grant(response, asked, tokens);
    else redirect(response, `/login?${query}`);
  };

  const answerForm = async (response: ServerResponse, asked: Question, query: string, form: URLSearchParams) => {
    const seeded = people().find(({ email }) => email === form.get('seeded'));
    const email = seeded?.email ?? form.get('email') ?? '';
    const password = seeded?.password ?? form.get('password') ?? '';
    const chosen = form.get('new-password');
    const first = await passwordSignIn(cognitoUrl, asked.client_id, email, password);
    const outcome =
      first.kind === 'new-password' && chosen !== null
        ? await newPassword(cognitoUrl, asked.client_id, first, chosen)
        : first;
    if (outcome.kind === 'tokens') return begin(response, asked, outcome.tokens);
    page(
      response,
      outcome.kind === 'refused' ? 400 : 200,
      signInPage({
        query,
        people: people(),
        ...(outcome.kind === 'refused' && { complaint: outcome.why }),
        ...(outcome.kind === 'new-password' && { newPasswordOf: { email, password } }),
      }),
    );
  };

  const logout = async (request: IncomingMessage, response: ServerResponse, query: string) => {
    sessions.delete(cookieOf(request));
    const asked = new URLSearchParams(query);
    const known = await client(asked.get('client_id') ?? '');
    const to = asked.get('logout_uri') ?? '';
    if (!known?.LogoutURLs.includes(to))
      return page(response, 400, signInPage({ query, people: [], complaint: 'Unknown client.' }));
    redirect(response, to, { 'set-cookie': `${COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` });
  };

  return {
    serve: async (request, response, body) => {
      const { path, query } = targetOf(request);
      if (path === '/login/style.css') {
        const css = await readFile(new URL('./sign-in-page.css', import.meta.url));
        response.writeHead(200, { ...HEADERS, 'content-type': 'text/css; charset=utf-8' }).end(css);
        return true;
      }
      if (path === '/logout') {
        await logout(request, response, query);
        return true;
      }
      if (path !== '/oauth2/authorize' && path !== '/login') return false;
      const asked = await questionOf(query);
      if (!asked)
        page(
          response,
          400,
          signInPage({ query, people: [], complaint: 'This address was not made by a console of this pool.' }),
        );
      else if (path === '/oauth2/authorize') await authorize(request, response, asked, query);
      else if (request.method === 'POST')
        await answerForm(response, asked, query, new URLSearchParams((await body()).toString()));
      else page(response, 200, signInPage({ query, people: people() }));
      return true;
    },

    exchange: async (form) => {
      const clientId = form.get('client_id') ?? '';
      if (form.get('grant_type') === 'refresh_token') {
        const given = form.get('refresh_token') ?? '';
        const [own = ''] = given.split(MARK);
        const tokens = revoked.has(given) ? undefined : await refreshed(cognitoUrl, clientId, own);
        if (!tokens) return refuse('invalid_grant');
        const { refreshToken: _, ...rest } = tokens;
        return { status: 200, body: spelled(rest) };
      }
      const code = form.get('code') ?? '';
      const granted = codes.get(code);
      codes.delete(code); // good once, also for a wrong guess
      const isRight =
        granted &&
        granted.until > Date.now() &&
        granted.clientId === clientId &&
        granted.redirectUri === form.get('redirect_uri') &&
        granted.challenge === digest(form.get('code_verifier') ?? '');
      return isRight ? { status: 200, body: spelled(granted.tokens) } : refuse('invalid_grant');
    },

    revoke: async (form) => {
      const token = form.get('token') ?? '';
      if (token === '') return refuse('invalid_request');
      if (!(await client(form.get('client_id') ?? ''))) return refuse('invalid_client');
      if (!token.includes(MARK)) return refuse('unsupported_token_type');
      revoked.add(token);
      return { status: 200, body: undefined };
    },
  };
};

const spelled = ({
  accessToken,
  idToken,
  refreshToken,
  seconds,
}: Omit<Tokens, 'refreshToken'> & { refreshToken?: string }) => ({
  access_token: accessToken,
  id_token: idToken,
  ...(refreshToken !== undefined && { refresh_token: refreshToken }),
  expires_in: seconds,
  token_type: 'Bearer',
});
