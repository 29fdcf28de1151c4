import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { Oneself } from '../contract/oneself.ts';
import { may } from '../contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import { restrictedFields, rolesOf, scopesSeen } from '../contract/visibility.ts';
import type { Deps } from '../deps.ts';

export const noSuchPerson = (id: string) => refuse('no-such-person', `There is no person ${id}.`);

export const listPeople =
  ({ store, directory }: Deps) =>
  async ({ caller, query }: Request<typeof routes.listPeople>) => {
    const allowed = await directory.authorize(caller, may.readPeople);
    return allowed.ok ? store.people(query) : allowed;
  };

export const getPerson =
  ({ store, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getPerson>) => {
    const allowed = await directory.authorize(caller, may.readPeople);
    if (!allowed.ok) return allowed;
    const found = await store.person(id);
    if (!found) return noSuchPerson(id);
    const { version, createdAt: _, ...person } = found;
    return ok({ person, version });
  };

/** Who asks, with what they see by the access rules. */
export const getMe =
  ({ directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getMe>) => {
    const viewer = await directory.viewer(caller, ({ who }) => may.readOneself(who));
    if (!viewer.ok) return viewer;
    const { who, rules } = viewer.value;
    if (who.kind === 'nobody') return refuse('forbidden', 'Nobody is signed in.');
    const person = who.kind === 'person' ? await directory.find(who.id, () => true) : undefined;
    const me: Oneself = {
      kind: who.kind,
      id: who.id,
      ...(person && { person }),
      roles: [...rolesOf(who)],
      managedDepartmentIds: who.kind === 'person' ? [...who.managedDepartmentIds] : [],
      scopes: { account: [...scopesSeen(who, 'account', rules)], contact: [...scopesSeen(who, 'contact', rules)] },
      fields: { account: restrictedFields(who, 'account', rules), contact: restrictedFields(who, 'contact', rules) },
    };
    return ok(me);
  };
