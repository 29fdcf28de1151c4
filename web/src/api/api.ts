import type { Session } from '../app/session.ts';
import { Api, type HttpResponse } from './client.ts';
import { problemFrom, unreachable } from './problem.ts';

let session: Session | undefined;

/** Gives the client its tokens. Called once, before the first request. */
export const giveSession = (started: Session) => {
  session = started;
};

const send = async (url: RequestInfo | URL, init: RequestInit | undefined, token: string | undefined) => {
  const headers = new Headers(init?.headers);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  try {
    return await fetch(url, { ...init, headers });
  } catch (error) {
    // Asked for by the page itself.
    if (init?.signal?.aborted) throw error;
    throw unreachable();
  }
};

/** A token could not be asked for: whoever refuses one leaves for the sign-in pages instead. */
const tokenFrom = (asking: Promise<string>) =>
  asking.catch(() => {
    throw unreachable();
  });

/** `fetch` with the person's token. @throws ApiProblem for every answer that is not ok */
const authorizedFetch: typeof fetch = async (url, init) => {
  let response = await send(url, init, session && (await tokenFrom(session.token())));
  if (response.status === 401 && session) response = await send(url, init, await tokenFrom(session.renewed()));
  if (!response.ok) throw await problemFrom(response);
  return response;
};

/** Every operation of the API, by its operationId. What fails is thrown as an ApiProblem. */
export const api = new Api({ baseUrl: '', customFetch: authorizedFetch }).v1;

/** What an operation answered. */
export const data = async <Value>(answer: Promise<HttpResponse<Value>>): Promise<Value> => (await answer).data;

/** The same with its version, for records whose body does not tell it. */
export const tagged = async <Value>(answer: Promise<HttpResponse<Value>>) => {
  const { data: value, headers } = await answer;
  return { value, etag: headers.get('etag') ?? '"0"' };
};

/** The version that a change was decided on: of a record, or an ETag as it came. */
export const ifMatch = (seen: { readonly version: number } | string) => ({
  headers: { 'If-Match': typeof seen === 'string' ? seen : `"${seen.version}"` },
});
