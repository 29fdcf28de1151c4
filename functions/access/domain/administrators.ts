import type { Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Person } from '../contract/records.ts';

/** The ids of the active administrators, and the version that says so; none until it was first written. */
export interface Administrators {
  readonly ids: readonly string[];
  readonly stored: { readonly version: number; readonly createdAt: Instant } | undefined;
}

export const isActiveAdministrator = ({ active, roles }: Pick<Person, 'active' | 'roles'>) =>
  active && roles.includes('administrator');

/** Whether a change of a person makes an administrator of them, or takes one away. */
export const changesAdministrators = (before: Person | undefined, next: Person) =>
  isActiveAdministrator(next) !== (before !== undefined && isActiveAdministrator(before));

/** The administrators once the person is as given; refused when nobody would be left to let others in. */
export const administratorsWith = (ids: readonly string[], next: Person) => {
  const others = ids.filter((id) => id !== next.id);
  if (isActiveAdministrator(next)) return ok([...others, next.id]);
  return others.length === 0
    ? refuse('last-administrator', 'This is the last active administrator: make somebody else one first.')
    : ok(others);
};
