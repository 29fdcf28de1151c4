import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { Department, Team, Territory } from '../contract/records.ts';
import type { Deps } from '../deps.ts';
import type { Kept } from '../persistence/kept-together.ts';

/** They are read together, with each ticket that is routed or each customer that is written: so they stay a small item. */
const MOST = 200;
const MOST_CHARACTERS = 100_000;
/** They share an item: somebody who changes another one is no conflict, only a reason to try again. */
const TRIES = 10;

interface Put<Kind> {
  readonly params: { readonly id: string };
  readonly body: Omit<Kind, 'id'> & { readonly id?: string | undefined };
  readonly caller: Caller;
  readonly ifMatch: number | 'any' | undefined;
  readonly cause: Cause;
}

interface Keeping<Kind> {
  readonly all: () => Promise<Kept<Kind> | undefined>;
  readonly put: (record: Kind, all: Kept<Kind> | undefined, now: Instant, cause: Cause) => Promise<boolean>;
}

/** Creates one of the records that are kept together, or replaces it; `If-Match` is checked when it is sent. */
const putKept = async <Kind extends { readonly id: string }>(
  { clock }: Deps,
  { all: read, put }: Keeping<Kind>,
  record: Kind,
  { body, ifMatch, cause }: Put<Kind>,
) => {
  const { id } = record;
  if (body.id !== undefined && body.id !== id)
    return refuse('other-id', `The path says ${id}: leave the id out of the body or repeat it.`, 'id');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const all = await read();
    const before = all?.byId[id];
    const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
    if (stale) return stale;
    const others = Object.values(all?.byId ?? {}).filter((one) => one.record.id !== id);
    if (!before && others.length >= MOST) return refuse('too-many', `There are ${MOST} already, which is the most.`);
    if (JSON.stringify([...others, record]).length > MOST_CHARACTERS)
      return refuse('too-large', 'All of them together are too large: name less in each.');
    if (await put(record, all, clock.now(), cause))
      return ok({ record, version: (before?.version ?? 0) + 1, created: !before });
  }
  return refuse('stale-version', 'Others are changing them at this moment: try again.');
};

export const putDepartment = (deps: Deps) => async (request: Put<Department>) => {
  const allowed = await deps.directory.authorize(request.caller, may.changeDepartments);
  if (!allowed.ok) return allowed;
  const { departments: all, putDepartment: put } = deps.store;
  return putKept(deps, { all, put }, { ...request.body, id: request.params.id }, request);
};

export const putTeam = (deps: Deps) => async (request: Put<Team>) => {
  const allowed = await deps.directory.authorize(request.caller, may.changeTeams);
  if (!allowed.ok) return allowed;
  const { teams: all, putTeam: put } = deps.store;
  return putKept(deps, { all, put }, { ...request.body, id: request.params.id }, request);
};

export const putTerritory = (deps: Deps) => async (request: Put<Territory>) => {
  const allowed = await deps.directory.authorize(request.caller, may.changeTerritories);
  if (!allowed.ok) return allowed;
  const { territories: all, putTerritory: put } = deps.store;
  return putKept(deps, { all, put }, { ...request.body, id: request.params.id }, request);
};
