import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Person } from '../contract/records.ts';
import type { DirectoryStore } from '../persistence/directory-store.ts';

type Places = { readonly [Name in 'departmentIds' | 'teamIds' | 'territoryIds']?: Person[Name] | undefined };

/** The refusal of the first department, team or territory that is not there; nothing when all are. */
export const unknownPlace = async (
  store: Pick<DirectoryStore, 'departments' | 'teams' | 'territories'>,
  { departmentIds = [], teamIds = [], territoryIds = [] }: Places,
) => {
  for (const [what, field, ids, read] of [
    ['department', 'departmentIds', departmentIds, store.departments],
    ['team', 'teamIds', teamIds, store.teams],
    ['territory', 'territoryIds', territoryIds, store.territories],
  ] as const) {
    const known = ids.length > 0 ? await read() : undefined;
    const at = ids.findIndex((id) => !known?.byId[id]);
    if (at >= 0) return refuse(`unknown-${what}`, `There is no ${what} ${ids[at]}.`, `${field}.${at}`);
  }
  return undefined;
};
