import { pageOf } from '../../../shared/dynamo/list.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import { department, type Department, type Settings } from '../contract/records.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

export const listDepartments =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listDepartments>) => {
    const allowed = await directory.authorize(caller, may.readDepartments);
    if (!allowed.ok) return allowed;
    const stored = await store.departments();
    const sorted = Object.values(stored?.departments ?? {})
      .map(({ version: _, createdAt: __, ...record }): Department => department.parse(record))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return pageOf(
      'departments',
      query,
      async (after, limit) => sorted.filter(({ id }) => after === undefined || id > after).slice(0, limit),
      ({ id }) => id,
    );
  };

export const listPeople =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listPeople>) => {
    const allowed = await directory.authorize(caller, may.readPeople);
    return allowed.ok ? store.people(query) : allowed;
  };

/** The settings; UTC, at version 0, until somebody has set them. */
export const getSettings =
  ({ store, directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getSettings>) => {
    const allowed = await directory.authorize(caller, may.readSettings);
    if (!allowed.ok) return allowed;
    const stored = await store.settings();
    const settings: Settings = { timeZone: stored?.timeZone ?? 'UTC' };
    return ok({ settings, version: stored?.version ?? 0 });
  };
