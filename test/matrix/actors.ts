import type { Department, Person, PersonEntry } from '../../functions/access/contract/records.ts';
import { billing as someBilling, technical as someTechnical } from '../support/tickets.ts';
import { machineClaims, personClaims } from '../support/lambda.ts';

/** What somebody is to the company: the columns of the table. */
export const roles = [
  'administrator',
  'manager',
  'agent',
  'no role',
  'machine',
  'not in the directory',
  'no token',
] as const;

/** What somebody is to the record, or to its department. */
export const relations = ['member', 'its manager', 'manages another', 'stranger', 'submitter'] as const;

export type Role = (typeof roles)[number];
export type Relation = (typeof relations)[number];

/** The records are with `billing`; strangers are of `technical`. */
export const billing: Department = { ...someBilling, managerEmail: 'chief.billing@rapport.example' };
export const technical: Department = { ...someTechnical, managerEmail: 'chief.technical@rapport.example' };

const listedRoles: Partial<Record<Role, Person['roles']>> = {
  administrator: ['administrator'],
  manager: ['manager'],
  agent: ['service'],
  'no role': [],
};

export interface Actor {
  readonly role: Role;
  readonly relation: Relation;
  /** Who a record of theirs says made it: `person:agent-submitter`. */
  readonly name: string;
  /** What the gateway hands over of the token; none without a token. */
  readonly claims?: Record<string, string>;
  readonly person?: PersonEntry;
}

const departmentsBy: Record<Relation, readonly string[]> = {
  member: ['billing'],
  'its manager': [],
  'manages another': [],
  stranger: ['technical'],
  submitter: ['technical'],
};

// Addresses are compared in any case.
const emailBy: Partial<Record<Relation, string>> = {
  'its manager': 'Chief.Billing@Rapport.example',
  'manages another': 'Chief.Technical@Rapport.example',
};

const slugOf = (...words: readonly string[]) => words.join('-').replaceAll(' ', '-');

const actorOf = (role: Role, relation: Relation): Actor | undefined => {
  const id = slugOf(role, relation);
  const listed = listedRoles[role];
  if (listed) {
    const email = emailBy[relation] ?? `${id}@rapport.example`;
    const person = { id, email, name: id, roles: listed, departmentIds: [...departmentsBy[relation]] };
    return { role, relation, name: `person:${id}`, claims: personClaims(id), person };
  }
  // Only the directory makes a person a member or a manager.
  if (relation !== 'stranger' && relation !== 'submitter') return undefined;
  if (role === 'machine') return { role, relation, name: `machine:${id}`, claims: machineClaims(id) };
  if (role === 'not in the directory') return { role, relation, name: `person:${id}`, claims: personClaims(id) };
  return { role, relation, name: 'customer' };
};

/** Everybody that there can be, each role in each relation. */
export const actors: readonly Actor[] = roles.flatMap((role) =>
  relations.flatMap((relation) => actorOf(role, relation) ?? []),
);
