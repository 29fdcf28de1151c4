import type { Problem } from './client.ts';

/** Why a request did not do what it was for: the API's problem document, or what stands for it. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly document: Problem;

  constructor(document: Problem) {
    super(document.detail);
    this.document = document;
  }

  /** `wrong-state`: the last word of the document's type. */
  get code() {
    return this.document.type.split(':').at(-1) ?? '';
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'type' in value && 'detail' in value && 'status' in value;

const own = (code: string, status: number, detail: string) =>
  new ApiProblem({ type: `urn:rapport:problem:${code}`, title: code, status, detail });

/** The request never got an answer. */
export const unreachable = () => own('unreachable', 0, 'The server cannot be reached.');

/** Of an answer that is not ok. The gateway's own words are short and carry no type. */
export const problemFrom = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return new ApiProblem(body);
  const codes: Readonly<Record<number, string>> = {
    401: 'signed-out',
    403: 'forbidden',
    404: 'not-found',
    413: 'too-large',
    429: 'too-many-requests',
  };
  return own(codes[response.status] ?? 'server-error', response.status, response.statusText);
};

/** Whatever was thrown, as a problem. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : own('unexpected', 0, error instanceof Error ? error.message : String(error));

/** `email` → why, for the fields that the API blames. The first reason of a field counts. */
export const blamedFields = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof ApiProblem
    ? Object.fromEntries((error.document.errors ?? []).toReversed().map(({ field, reason }) => [field, reason]))
    : {};
