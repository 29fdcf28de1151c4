import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { Person } from '../contract/records.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { isAsAsked } from '../domain/person.ts';
import { unknownPlace } from './known-places.ts';
import { commitPerson } from './put-person.ts';

/** Others may enter the same person, or change the administrators, at the same moment. */
const TRIES = 5;

const taken = () =>
  refuse('email-taken', 'Somebody in the directory has this e-mail address already: change that entry.', 'email');

/**
 * Lets a person in: makes the user who signs in, then the entry. Who can sign in already is taken in as they are, so that a
 * request that was cut off between the two is finished by its repetition; one that was finished answers what it made.
 */
export const createPerson =
  (deps: Deps) =>
  async ({ body, caller, cause }: Request<typeof routes.createPerson>) => {
    const { store, directory, users } = deps;
    const allowed = await directory.authorize(caller, may.changePeople);
    if (!allowed.ok) return allowed;
    const unknown = await unknownPlace(store, body);
    if (unknown) return unknown;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const holder = await store.personWith(body.email);
      if (holder) {
        const { version, createdAt: _, ...person } = holder;
        return isAsAsked(person, body) ? ok({ person, version, created: false }) : taken();
      }
      const person: Person = { ...body, id: await users.enter(body.email), active: true };
      const put = await commitPerson(deps, person, undefined, cause);
      if (!put.ok) return put;
      if (put.value === 'put') return ok({ person, version: 1, created: true });
      // The entry of this user was made with another address.
      if (put.value === 'changed' && (await store.person(person.id)) && !(await store.personWith(body.email)))
        return taken();
    }
    return refuse('stale-version', 'Others are changing the people at this moment: try again.');
  };
