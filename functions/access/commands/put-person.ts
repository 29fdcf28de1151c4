import type { Person } from '../contract/records.ts';
import type { Deps } from '../deps.ts';

/**
 * Enters a person into the directory, or replaces the entry. There is no route for it: whoever runs it holds the keys of
 * the deployment (`npm run admin`, the seed).
 */
export const putPerson =
  ({ store, clock }: Pick<Deps, 'store' | 'clock'>) =>
  async (person: Person) => {
    const before = await store.person(person.id);
    if (!(await store.putPerson(person, before, clock.now())))
      throw new Error(`person ${person.id} was changed by somebody else at the same moment`);
  };
