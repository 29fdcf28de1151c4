import { ok } from '../../../shared/kernel/result.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { person, type Person, type PersonEntry } from '../contract/records.ts';
import type { Deps } from '../deps.ts';
import { administratorsWith, changesAdministrators } from '../domain/administrators.ts';
import type { DirectoryStore } from '../persistence/directory-store.ts';

type Before = Awaited<ReturnType<DirectoryStore['person']>>;

/**
 * Puts a person over what they were before, with the list of administrators where that changes. `taken`: somebody else has
 * the address; `changed`: somebody else was faster, so decide anew. Refused: `last-administrator`.
 */
export const commitPerson = async (
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  next: Person,
  before: Before,
  cause: Pick<Cause, 'actor'>,
) => {
  if (!changesAdministrators(before, next)) return ok(await store.putPerson(next, before, clock.now(), cause));
  const administrators = await store.administrators();
  const ids = administratorsWith(administrators.ids, next);
  if (!ids.ok) return ids;
  return ok(await store.putPerson(next, before, clock.now(), cause, { before: administrators, ids: ids.value }));
};

/**
 * Enters a person into the directory, or replaces the entry, for whoever holds the keys of the deployment (`npm run admin`,
 * the seed).
 * @throws when it is not possible, in words for the person at the terminal
 */
export const putPerson = (deps: Pick<Deps, 'store' | 'clock'>) => async (entry: PersonEntry) => {
  const next = person.parse(entry);
  const put = await commitPerson(deps, next, await deps.store.person(next.id), { actor: 'system:operator' });
  if (!put.ok) throw new Error(put.error.detail);
  if (put.value === 'taken') throw new Error(`Somebody else in the directory has the address of ${next.id}.`);
  if (put.value === 'changed')
    throw new Error(`The person ${next.id} was changed by somebody else at the same moment.`);
};
