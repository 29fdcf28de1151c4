import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import { person as shapeOfPerson } from '../contract/records.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { noSuchPerson } from '../queries/read-people.ts';
import { unknownPlace } from './known-places.ts';
import { commitPerson } from './put-person.ts';

/** Others may change the administrators at the same moment. */
const TRIES = 5;

/**
 * Changes what a person is and may. The directory first, which is what rights come from; then the sign-in, each time that
 * `active` is sent, so that a request that was cut off between the two is finished by its repetition.
 */
export const patchPerson =
  (deps: Deps) =>
  async ({ params: { id }, body, caller, ifMatch, cause }: Request<typeof routes.patchPerson>) => {
    const { store, directory, users } = deps;
    const allowed = await directory.authorize(caller, may.changePeople);
    if (!allowed.ok) return allowed;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await store.person(id);
      if (!before) return noSuchPerson(id);
      const stale = checkVersion(ifMatch, before.version);
      if (stale) return stale;
      const unknown = await unknownPlace(store, body);
      if (unknown) return unknown;
      const { version, createdAt: _, ...entry } = before;
      const person = shapeOfPerson.parse({ ...entry, ...body });
      const put = await commitPerson(deps, person, before, cause);
      if (!put.ok) return put;
      if (put.value !== 'put') continue;
      if (body.active !== undefined) await users.setActive(id, body.active);
      return ok({ person, version: version + 1 });
    }
    return refuse('stale-version', 'Others are changing the people at this moment: try again.');
  };
