import { createLocalJWKSet, jwtVerify, type JWK, type JWTPayload } from 'jose';
import type { Proof } from './payload.ts';
import type { StateFolder } from './state.ts';

export interface Authorizer {
  readonly id: string;
  readonly apiId: string;
  readonly name: string;
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** `forbidden`: a good token without a scope that the route asks for. */
type Verdict = Proof | 'unauthorized' | 'forbidden';

/** The JWT authorizers of the API; scripts may change an audience, as on AWS. */
export interface Authorizers {
  get(id: string): Authorizer | undefined;
  /** Remembered over restarts. */
  setAudience(id: string, audience: readonly string[]): Authorizer | undefined;
  check(id: string, header: string | undefined, scopes: readonly string[]): Promise<Verdict>;
}

/** Numbers and lists as AWS writes them. */
const claimText = (value: unknown) =>
  Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value);

const REMEMBERED = 1000;

const listFrom = (json: string | undefined): string[] => {
  const value: unknown = JSON.parse(json ?? '[]');
  return Array.isArray(value) ? value.map(String) : [];
};

const factOf = (id: string) => `audience:${id}`;

export const openAuthorizers = (state: StateFolder, templates: readonly Authorizer[], key: JWK): Authorizers => {
  const keySet = createLocalJWKSet({ keys: [key] });
  const known = new Map(
    templates.map((one) => [
      one.id,
      { ...one, audience: [...new Set([...one.audience, ...listFrom(state.recall(factOf(one.id)))])] },
    ]),
  );
  // A signature costs more than all else that the gateway does; a client sends the same token many times.
  const verified = new Map<string, JWTPayload>();

  const payloadOf = async (token: string) => {
    const seen = verified.get(token);
    if (seen) return seen;
    const { payload } = await jwtVerify(token, keySet, { algorithms: ['RS256'] });
    if (verified.size >= REMEMBERED) verified.clear();
    verified.set(token, payload);
    return payload;
  };

  return {
    get: (id) => known.get(id),
    setAudience: (id, audience) => {
      const authorizer = known.get(id);
      if (!authorizer) return undefined;
      const changed = { ...authorizer, audience: [...audience] };
      known.set(id, changed);
      state.remember(factOf(id), JSON.stringify(audience));
      return changed;
    },
    check: async (id, header, scopes) => {
      const authorizer = known.get(id);
      const token = header?.replace(/^Bearer\s+/i, '').trim();
      if (!authorizer || !token) return 'unauthorized';
      const payload = await payloadOf(token).catch(() => undefined);
      if (!payload || payload.iss !== authorizer.issuer || (payload.exp ?? 0) * 1000 <= Date.now())
        return 'unauthorized';
      const audience = payload.aud === undefined ? [payload['client_id']] : [payload.aud].flat();
      if (!audience.some((one) => typeof one === 'string' && authorizer.audience.includes(one))) return 'unauthorized';
      const granted = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : [];
      if (scopes.length > 0 && !scopes.some((scope) => granted.includes(scope))) return 'forbidden';
      const claims = Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));
      return { claims, scopes: scopes.length > 0 ? granted : null };
    },
  };
};
