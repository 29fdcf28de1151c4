import * as z from 'zod';
import type { Principal } from './principal.ts';
import { roles } from './records.ts';

/** Records that belong to somebody: whom they show themselves to depends on owner, team and territory. */
export const recordTypes = ['account', 'contact'] as const;

export type RecordType = (typeof recordTypes)[number];

/** How far a role sees, each further than the one before: nothing, one's own, those of one's teams, of one's territories, every record. */
const reaches = ['none', 'own', 'team', 'territory', 'all'] as const;

type Reach = (typeof reaches)[number];

/** What somebody is: the roles of a person, or a machine. */
export const everyRole = z.enum([...roles, 'machine']);

type Role = z.output<typeof everyRole>;

/** The roles that rules speak of. No rule binds an administrator, who keeps them. */
const ruledRole = everyRole.exclude(['administrator']);

const fieldRule = z.strictObject({
  recordType: z.enum(recordTypes),
  /** The field's name at the top of the record: `phones`; a custom field as `customFields.<id>`. */
  field: z.string().min(1).max(100),
  /** `hidden`: neither shown nor searched, filtered or exported; `read`: shown, but not to be changed. */
  access: z.enum(['hidden', 'read']),
  /** The roles that the rule restricts. Who has several roles may what one of them may. */
  roles: z.array(ruledRole).min(1).max(ruledRole.options.length),
});

/** Who sees which records and fields; an administrator, who keeps these rules, sees and changes everything. */
export const accessRules = z
  .strictObject({
    /** By role and record type; what is not given is `all`. */
    visibility: z.partialRecord(ruledRole, z.partialRecord(z.enum(recordTypes), z.enum(reaches))),
    fields: z.array(fieldRule).max(200),
  })
  .meta({ id: 'AccessRules' });

export type AccessRules = z.output<typeof accessRules>;

/** What holds until an administrator says otherwise. */
export const usualRules: AccessRules = { visibility: {}, fields: [] };

/** How far a role sees where the rules are silent. */
const USUAL_REACH: Reach = 'all';

/** Whom a record belongs to. */
export interface Belonging {
  readonly ownerId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly territoryId?: string | undefined;
}

/** A set of records that somebody may see whole: `all`, `owner:<id>`, `team:<id>`, `territory:<id>`. Part of the keys of lists and search. */
export type Scope = 'all' | `owner:${string}` | `team:${string}` | `territory:${string}`;

type Somebody = Exclude<Principal, { kind: 'nobody' }>;

/** What somebody is, in the words of the rules. */
export const rolesOf = (who: Somebody): readonly Role[] => (who.kind === 'person' ? who.roles : ['machine']);

const reachOf = (who: Somebody, type: RecordType, { visibility }: AccessRules): Reach => {
  const own = rolesOf(who).map((role) =>
    role === 'administrator' ? 'all' : (visibility[role]?.[type] ?? USUAL_REACH),
  );
  return (['all', 'territory', 'team', 'own'] as const).find((reach) => own.includes(reach)) ?? 'none';
};

/** The scopes that somebody sees of a type of record: `all` alone, or the few that are theirs; none for who sees nothing. */
export const scopesSeen = (who: Principal, type: RecordType, rules: AccessRules): readonly Scope[] => {
  if (who.kind === 'nobody') return [];
  const own: Scope = `owner:${who.id}`;
  const teams = who.kind === 'person' ? who.teamIds.map((id): Scope => `team:${id}`) : [];
  const territories = who.kind === 'person' ? who.territoryIds.map((id): Scope => `territory:${id}`) : [];
  switch (reachOf(who, type, rules)) {
    case 'none':
      return [];
    case 'own':
      return [own];
    case 'team':
      return [own, ...teams];
    case 'territory':
      return [own, ...teams, ...territories];
    case 'all':
      return ['all'];
  }
};

/** The scopes that a record appears in. */
export const scopesOf = ({ ownerId, teamId, territoryId }: Belonging): readonly Scope[] => [
  'all',
  ...(ownerId === undefined ? [] : [`owner:${ownerId}` as const]),
  ...(teamId === undefined ? [] : [`team:${teamId}` as const]),
  ...(territoryId === undefined ? [] : [`territory:${territoryId}` as const]),
];

/** Whether somebody sees a record. */
export const sees = (who: Principal, type: RecordType, belonging: Belonging, rules: AccessRules): boolean => {
  const seen = scopesSeen(who, type, rules);
  return scopesOf(belonging).some((scope) => seen.includes(scope));
};

/** Fields that no rule hides: without them a record could not be named, nor changed safely. */
export const alwaysShown: readonly string[] = [
  'id',
  'number',
  'kind',
  'name',
  'accountId',
  'version',
  'createdAt',
  'updatedAt',
];

/** What somebody may do with a field of a type of record: the most that one of their roles may. */
export const fieldAccess = (
  who: Principal,
  type: RecordType,
  field: string,
  { fields }: AccessRules,
): 'write' | 'read' | 'hidden' => {
  const rules = fields.filter((rule) => rule.recordType === type && rule.field === field);
  const bounds = (who.kind === 'nobody' ? [] : rolesOf(who)).map((role) =>
    role === 'administrator' ? [] : rules.filter((rule) => rule.roles.includes(role)),
  );
  if (bounds.some((bound) => bound.length === 0)) return 'write';
  const isShown = alwaysShown.includes(field) || bounds.some((bound) => bound.every(({ access }) => access === 'read'));
  return isShown ? 'read' : 'hidden';
};

/** The fields of a type of record that somebody may not change, or not even see. */
export const restrictedFields = (
  who: Principal,
  type: RecordType,
  rules: AccessRules,
): Readonly<Record<string, 'hidden' | 'read'>> =>
  Object.fromEntries(
    rules.fields.flatMap(({ field }) => {
      const access = fieldAccess(who, type, field, rules);
      return access === 'write' ? [] : [[field, access]];
    }),
  );
