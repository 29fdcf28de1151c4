import { pageOf } from '../../../shared/dynamo/list.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { Settings } from '../contract/records.ts';
import type { routes } from '../contract/routes.ts';
import { usualRules, type AccessRules } from '../contract/visibility.ts';
import type { Deps } from '../deps.ts';
import type { Kept } from '../persistence/kept-together.ts';

/** A page of records that are kept together, by id. */
const pageOfKept = <Kind extends { readonly id: string }>(
  list: string,
  query: ListQuery,
  all: Kept<Kind> | undefined,
) => {
  const sorted = Object.values(all?.byId ?? {})
    .map(({ record }) => record)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return pageOf(
    list,
    query,
    async (after, limit) => sorted.filter(({ id }) => after === undefined || id > after).slice(0, limit),
    ({ id }) => id,
  );
};

export const listDepartments =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listDepartments>) => {
    const allowed = await directory.authorize(caller, may.readDepartments);
    return allowed.ok ? pageOfKept('departments', query, await store.departments()) : allowed;
  };

export const listTeams =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listTeams>) => {
    const allowed = await directory.authorize(caller, may.readTeams);
    return allowed.ok ? pageOfKept('teams', query, await store.teams()) : allowed;
  };

export const getTeam =
  ({ store, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getTeam>) => {
    const allowed = await directory.authorize(caller, may.readTeams);
    if (!allowed.ok) return allowed;
    const found = (await store.teams())?.byId[id];
    return found ? ok(found) : refuse('no-such-team', `There is no team ${id}.`);
  };

export const listTerritories =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listTerritories>) => {
    const allowed = await directory.authorize(caller, may.readTerritories);
    return allowed.ok ? pageOfKept('territories', query, await store.territories()) : allowed;
  };

export const getTerritory =
  ({ store, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getTerritory>) => {
    const allowed = await directory.authorize(caller, may.readTerritories);
    if (!allowed.ok) return allowed;
    const found = (await store.territories())?.byId[id];
    return found ? ok(found) : refuse('no-such-territory', `There is no territory ${id}.`);
  };

/** The settings; UTC, at version 0, until somebody has set them. */
export const getSettings =
  ({ store, directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getSettings>) => {
    const allowed = await directory.authorize(caller, may.readSettings);
    if (!allowed.ok) return allowed;
    const stored = await store.settings();
    const settings: Settings = {
      timeZone: stored?.timeZone ?? 'UTC',
      ...(stored?.country !== undefined && { country: stored.country }),
    };
    return ok({ settings, version: stored?.version ?? 0 });
  };

/** The access rules; the usual ones, at version 0, until somebody has set them. */
export const getAccessRules =
  ({ store, directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getAccessRules>) => {
    const allowed = await directory.authorize(caller, may.readAccessRules);
    if (!allowed.ok) return allowed;
    const { visibility, fields, version } = (await store.accessRules()) ?? { ...usualRules, version: 0 };
    const rules: AccessRules = { visibility, fields };
    return ok({ rules, version });
  };
