import type { Department, Person, PersonEntry } from '../../functions/access/contract/records.ts';
import type { AccessRules } from '../../functions/access/contract/visibility.ts';
import { billing as someBilling, technical as someTechnical } from '../support/tickets.ts';
import { machineClaims, personClaims } from '../support/lambda.ts';

/** What somebody is to the company: the columns of the table. */
export const roles = [
  'administrator',
  'manager',
  'sales',
  'marketing',
  'service',
  'technician',
  'analyst',
  'auditor',
  'no role',
  'machine',
  'not in the directory',
  'no token',
] as const;

/** What somebody is to a record of a department, or to the department. */
export const departmentRelations = ['member', 'its manager', 'manages another', 'stranger', 'submitter'] as const;

/** What somebody is to a customer. */
export const customerRelations = ['owner', 'same team', 'same territory', 'stranger'] as const;

/** All of them. Who is a stranger to a department is one to each customer. */
const relations = [...new Set([...departmentRelations, ...customerRelations])];

export type Role = (typeof roles)[number];
export type Relation = (typeof departmentRelations)[number] | (typeof customerRelations)[number];

/** The records are with `billing`; strangers are of `technical`. */
export const billing: Department = { ...someBilling, managerEmail: 'chief.billing@rapport.example' };
export const technical: Department = { ...someTechnical, managerEmail: 'chief.technical@rapport.example' };

/** The customers that are of nobody in the table are of this team and of this territory. */
export const TEAM = 'field';
export const TERRITORY = 'north';

/** How far each role sees of customers, so that every reach has a column; who is not named sees all of them. */
export const visibility: AccessRules['visibility'] = {
  sales: { account: 'own', contact: 'own' },
  marketing: { account: 'team', contact: 'team' },
  service: { account: 'territory', contact: 'territory' },
  technician: { account: 'none', contact: 'none' },
  machine: { account: 'own', contact: 'own' },
};

const listedRoles: Partial<Record<Role, Person['roles']>> = {
  administrator: ['administrator'],
  manager: ['manager'],
  sales: ['sales'],
  marketing: ['marketing'],
  service: ['service'],
  technician: ['technician'],
  analyst: ['analyst'],
  auditor: ['auditor'],
  'no role': [],
};

export interface Actor {
  readonly role: Role;
  readonly relation: Relation;
  readonly id: string;
  /** Who a record of theirs says made it: `person:service-submitter`. */
  readonly name: string;
  /** What the gateway hands over of the token; none without a token. */
  readonly claims?: Record<string, string>;
  readonly person?: PersonEntry;
}

const placesBy: Record<Relation, Pick<PersonEntry, 'departmentIds' | 'teamIds' | 'territoryIds'>> = {
  member: { departmentIds: ['billing'] },
  'its manager': { departmentIds: [] },
  'manages another': { departmentIds: [] },
  stranger: { departmentIds: ['technical'] },
  submitter: { departmentIds: ['technical'] },
  owner: { departmentIds: ['technical'] },
  'same team': { departmentIds: ['technical'], teamIds: [TEAM] },
  'same territory': { departmentIds: ['technical'], territoryIds: [TERRITORY] },
};

// Addresses are compared in any case.
const emailBy: Partial<Record<Relation, string>> = {
  'its manager': 'Chief.Billing@Rapport.example',
  'manages another': 'Chief.Technical@Rapport.example',
};

/** Whom the relation does not need an entry in the directory for. */
const withoutEntry: readonly Relation[] = ['stranger', 'submitter', 'owner'];

const slugOf = (...words: readonly string[]) => words.join('-').replaceAll(' ', '-');

const actorOf = (role: Role, relation: Relation): Actor | undefined => {
  const id = slugOf(role, relation);
  const listed = listedRoles[role];
  if (listed) {
    const email = emailBy[relation] ?? `${id}@rapport.example`;
    const person = { id, email, name: id, roles: listed, ...placesBy[relation] };
    return { role, relation, id, name: `person:${id}`, claims: personClaims(id), person };
  }
  // Only the directory makes a person a member, a manager or of a team.
  if (!withoutEntry.includes(relation)) return undefined;
  if (role === 'machine') return { role, relation, id, name: `machine:${id}`, claims: machineClaims(id) };
  if (role === 'not in the directory') return { role, relation, id, name: `person:${id}`, claims: personClaims(id) };
  // Nobody knows whose a record would be.
  return relation === 'owner' ? undefined : { role, relation, id, name: 'customer' };
};

/** Everybody that there can be, each role in each relation. */
export const actors: readonly Actor[] = roles.flatMap((role) =>
  relations.flatMap((relation) => actorOf(role, relation) ?? []),
);
