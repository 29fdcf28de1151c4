import type { Belonging, Scope } from '../../access/contract/visibility.ts';
import type { AccountSummary } from '../contract/account.ts';
import type { AccountFilter, ContactFilter, ContactSummary } from '../contract/lists.ts';

/** The field of a record that each filter looks at: who may not see the field may not filter by it. */
const FIELDS: Readonly<Record<keyof AccountFilter | keyof ContactFilter, string>> = {
  ownerId: 'ownerId',
  teamId: 'teamId',
  territoryId: 'territoryId',
  tag: 'tags',
  changedSince: 'updatedAt',
  kind: 'kind',
  stage: 'stage',
  grade: 'grade',
  industry: 'industry',
  region: 'region',
  role: 'role',
};

const isFilter = (name: string): name is keyof typeof FIELDS => name in FIELDS;

/** The fields that a filter looks at. */
export const filteredFields = (filter: AccountFilter | ContactFilter): string[] =>
  Object.entries(filter).flatMap(([name, value]) => (value !== undefined && isFilter(name) ? [FIELDS[name]] : []));

/** Whether a record in a list is as the filter wants it: in all that it names. */
export const fitsFilter = (
  { tag, changedSince, ...equal }: AccountFilter | ContactFilter,
  summary: AccountSummary | ContactSummary,
): boolean => {
  const values = new Map<string, unknown>(Object.entries(summary));
  return (
    (tag === undefined || (summary.tags ?? []).includes(tag)) &&
    (changedSince === undefined || Date.parse(summary.updatedAt) >= Date.parse(changedSince)) &&
    Object.entries(equal).every(([name, wanted]) => wanted === undefined || values.get(name) === wanted)
  );
};

/**
 * The scopes to read for a list: of what somebody sees, or where the filter names an owner, a team or a territory, that one
 * alone, which holds all that fits.
 */
export const scopesToRead = ({ ownerId, teamId, territoryId }: Belonging, seen: readonly Scope[]): readonly Scope[] => {
  if (seen.length === 0) return [];
  if (ownerId !== undefined) return [`owner:${ownerId}`];
  if (teamId !== undefined) return [`team:${teamId}`];
  return territoryId === undefined ? seen : [`territory:${territoryId}`];
};
