import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What goes with a request. */
export interface Sent {
  readonly body?: unknown;
  readonly key?: string;
  /** The version that a change was decided on. */
  readonly version?: number;
}

export interface Api {
  /**
   * One request, repeated while the API is busy, broken or away.
   * @throws when that lasts, and when the caller is not let in
   */
  call(method: string, path: string, sent?: Sent): Promise<Answer>;
}

export interface ApiOptions {
  readonly baseUrl: string;
  /** Signs in. */
  readonly token: () => Promise<string>;
  /** How long a request is repeated before the whole work is given up. */
  readonly patienceMs?: number;
}

/** A bug meets the same request again: then it is this row's trouble and not everybody's. */
const MOST_SURPRISES = 5;
const TIME_LIMIT_MS = 40_000;

const problem = z.looseObject({
  detail: z.string().optional(),
  message: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).optional(),
});

/** Why the API did not do it, in its own words. */
export const reasonIn = ({ status, body }: Answer) => {
  const said = problem.safeParse(body).data;
  const errors = (said?.errors ?? []).map(({ field, reason }) => [field, reason].filter(Boolean).join(': '));
  return `${status}: ${errors.join('; ') || said?.detail || said?.message || 'no reason given'}`;
};

const jsonIn = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Requests to the API as somebody; signs in again when the token has run out. */
export const apiOf = ({ baseUrl, token, patienceMs = 120_000 }: ApiOptions): Api => {
  let signedIn: Promise<string> | undefined;
  const signIn = () => (signedIn ??= token());
  /** Of many requests that meet the end of a token, one gets the next. */
  const forget = (used: Promise<string>) => {
    if (signedIn === used) signedIn = undefined;
  };

  return {
    call: async (method, path, sent) => {
      const started = Date.now();
      let surprises = 0;
      let unauthorized = 0;
      for (let tries = 0; ; tries += 1) {
        let trouble: string;
        const using = signIn();
        try {
          const response = await fetch(`${baseUrl}${path}`, {
            method,
            headers: {
              authorization: `Bearer ${await using}`,
              ...(sent?.body !== undefined && { 'content-type': 'application/json' }),
              ...(sent?.key !== undefined && { 'idempotency-key': sent.key }),
              ...(sent?.version !== undefined && { 'if-match': `"${sent.version}"` }),
            },
            ...(sent?.body !== undefined && { body: JSON.stringify(sent.body) }),
            signal: AbortSignal.timeout(TIME_LIMIT_MS),
          });
          const answer = { status: response.status, body: await jsonIn(response) };
          if (response.status === 401) {
            forget(using);
            unauthorized += 1;
          } else if (response.status === 500) surprises += 1;
          else if (response.status < 500 && response.status !== 429) return answer;
          if (unauthorized > 2 || surprises === MOST_SURPRISES) return answer;
          trouble = reasonIn(answer);
        } catch (error) {
          forget(using);
          trouble = error instanceof Error ? error.message : String(error);
        }
        if (Date.now() - started > patienceMs) throw new Error(`The API does not answer (${trouble}).`);
        // All that wait should not come back at the same moment.
        await sleep(Math.min(5000, 100 * 2 ** Math.min(tries, 6)) * (0.5 + Math.random()));
      }
    },
  };
};
