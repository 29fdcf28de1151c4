import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

/** They are read together with each ticket that is routed, so they stay one small item. */
const MOST_DEPARTMENTS = 200;
/** Departments share an item: somebody who changes another one is no conflict, only a reason to try again. */
const TRIES = 10;

/** Creates a department or replaces it; `If-Match` is checked when it is sent. */
export const putDepartment =
  ({ store, directory, clock }: Deps) =>
  async ({ params: { id }, body, caller, ifMatch }: Request<typeof routes.putDepartment>) => {
    const allowed = await directory.authorize(caller, may.changeDepartments);
    if (!allowed.ok) return allowed;
    if (body.id !== undefined && body.id !== id)
      return refuse('other-id', `The path says ${id}: leave the id out of the body or repeat it.`, 'id');
    const department = { ...body, id };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const all = await store.departments();
      const before = all?.departments[id];
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
      if (stale) return stale;
      if (!before && Object.keys(all?.departments ?? {}).length >= MOST_DEPARTMENTS)
        return refuse('too-many-departments', `A company has at most ${MOST_DEPARTMENTS} departments.`);
      if (await store.putDepartment(department, all, clock.now()))
        return ok({ department, version: (before?.version ?? 0) + 1, created: !before });
    }
    return refuse('stale-version', 'Others are changing the departments at this moment: try again.');
  };
