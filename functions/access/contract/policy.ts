import type { Principal } from './principal.ts';
import type { Department, Person } from './records.ts';
import { sees, type AccessRules, type Belonging, type RecordType } from './visibility.ts';

/** The ticket as far as rights go. */
export interface TicketAbout {
  readonly departmentId?: string | undefined;
  /** The actor who submitted it: `person:<id>`. */
  readonly createdBy: string;
}

/** A saved view as far as rights go. */
export interface ViewAbout {
  /** The id of whoever made it. */
  readonly ownerId: string;
  readonly sharedWith: 'nobody' | 'everybody' | { readonly teamId: string };
}

/** An import as far as rights go. */
export interface ImportAbout {
  /** The actor who made it: `person:<id>`. */
  readonly createdBy: string;
}

/** An export as far as rights go. */
export interface ExportAbout {
  /** The actor who asked for it: `person:<id>`. */
  readonly createdBy: string;
}

const isAnybody = (who: Principal) => who.kind !== 'nobody';
const isPerson = (who: Principal) => who.kind === 'person';
const isMachine = (who: Principal) => who.kind === 'machine';
const is = (who: Principal, ...roles: Person['roles']) =>
  who.kind === 'person' && roles.some((role) => who.roles.includes(role));
const isAdministrator = (who: Principal) => is(who, 'administrator');
const managesADepartment = (who: Principal) => who.kind === 'person' && who.managedDepartmentIds.length > 0;
const readsReports = (who: Principal) => is(who, 'administrator', 'manager', 'analyst') || managesADepartment(who);
const tendsCustomers = (who: Principal) => is(who, 'administrator', 'manager', 'sales', 'marketing', 'service');
const keepsCustomers = (who: Principal) => isMachine(who) || tendsCustomers(who);

const worksIn = (who: Principal, departmentId: string | undefined) =>
  who.kind === 'person' && [...who.departmentIds, ...who.managedDepartmentIds].some((id) => id === departmentId);

/** Those who ask for customers at all: machines, and people with a role. */
const looksForCustomers = (who: Principal): who is Exclude<Principal, { kind: 'nobody' }> =>
  isMachine(who) || (who.kind === 'person' && who.roles.length > 0);

const isIn = (who: Principal, teamId: string) => who.kind === 'person' && who.teamIds.includes(teamId);
const circleOf = (sharedWith: ViewAbout['sharedWith']) =>
  typeof sharedWith === 'object' ? `team:${sharedWith.teamId}` : sharedWith;
const circlesAround = (who: Principal) =>
  who.kind === 'person' ? ['everybody', ...who.teamIds.map((id) => `team:${id}`)] : ['everybody'];
const isSharedWith = (who: Principal, sharedWith: ViewAbout['sharedWith']) =>
  circlesAround(who).includes(circleOf(sharedWith));

/**
 * All that anybody may do, in one place and pure. Whoever is in no line of an action may not. A request that is refused
 * here has written nothing.
 */
export const may = {
  readDepartments: isPerson,
  changeDepartments: isAdministrator,
  readPeople: isPerson,
  readSettings: isPerson,
  changeSettings: isAdministrator,
  readRoutingRules: isPerson,
  changeRoutingRules: isAdministrator,
  submitTickets: isAnybody,
  /** Act on a ticket: the members of its department, its manager, an administrator. */
  workOnTicket: (who: Principal, ticket: TicketAbout) => isAdministrator(who) || worksIn(who, ticket.departmentId),
  /** Read one: as above; while no department has it, also whoever submitted it. */
  readTicket: (who: Principal, ticket: TicketAbout) =>
    may.workOnTicket(who, ticket) ||
    (ticket.departmentId === undefined && who.kind === 'person' && ticket.createdBy === `person:${who.id}`),
  listTickets: (who: Principal, departmentId: string) => isAdministrator(who) || worksIn(who, departmentId),
  /** Be given a ticket of the department. */
  takeTickets: (who: Principal, departmentId: string) => worksIn(who, departmentId),
  readReportSchedules: readsReports,
  changeReportSchedules: isAdministrator,
  runReports: readsReports,
  readReports: readsReports,
  handleDeadLetters: isAdministrator,
  changePeople: isAdministrator,
  /** Ask what one may: people of the directory and machines. */
  readOneself: isAnybody,
  readTeams: isPerson,
  changeTeams: isAdministrator,
  readTerritories: isPerson,
  changeTerritories: isAdministrator,
  readAccessRules: isPerson,
  changeAccessRules: isAdministrator,
  /** Ask for the customers at all; which of them, the access rules say. */
  lookForCustomers: (who: Principal): boolean => looksForCustomers(who),
  /** Read an account or a contact: whoever sees it by the access rules. */
  readRecord: (who: Principal, type: RecordType, belonging: Belonging, rules: AccessRules) =>
    sees(who, type, belonging, rules),
  /** Change one: those who keep customers and see it. */
  changeRecord: (who: Principal, type: RecordType, belonging: Belonging, rules: AccessRules) =>
    keepsCustomers(who) && sees(who, type, belonging, rules),
  /** Enter new customers. */
  createRecords: keepsCustomers,
  /** Make one account of two, and take that back: nothing that a machine decides. */
  mergeAccounts: tendsCustomers,
  /** Code lists, custom fields, the rules of stages and grades: read by everybody, kept by an administrator. */
  readCustomerSettings: isAnybody,
  changeCustomerSettings: isAdministrator,
  /** A saved view: whoever made it, those whom it is shared with, and whoever may change it. */
  readView: (who: Principal, view: ViewAbout) =>
    looksForCustomers(who) && (may.changeView(who, view) || isSharedWith(who, view.sharedWith)),
  /** Change it or delete it: whoever made it; an administrator one that is shared. */
  changeView: (who: Principal, { ownerId, sharedWith }: ViewAbout): boolean =>
    looksForCustomers(who) && (who.id === ownerId || (isAdministrator(who) && sharedWith !== 'nobody')),
  /** Share it: with a team, its members. */
  shareView: (who: Principal, sharedWith: ViewAbout['sharedWith']) =>
    looksForCustomers(who) && (typeof sharedWith !== 'object' || isAdministrator(who) || isIn(who, sharedWith.teamId)),
  /** Imports and exports of what one sees. */
  importRecords: (who: Principal): boolean =>
    isMachine(who) || is(who, 'administrator', 'manager', 'sales', 'marketing'),
  /** See an import and act on it: whoever made it, while they may import; and an administrator. */
  workOnImport: (who: Principal, { createdBy }: ImportAbout) =>
    may.importRecords(who) &&
    (isAdministrator(who) || (who.kind !== 'nobody' && createdBy === `${who.kind}:${who.id}`)),
  /** List everybody's. */
  seeAllImports: isAdministrator,
  exportRecords: (who: Principal) =>
    isMachine(who) || is(who, 'administrator', 'manager', 'sales', 'marketing', 'analyst', 'auditor'),
  /** Everything that is stored, as one export. */
  exportEverything: isAdministrator,
  /** Begin an export, and have it go on: of duplicates those who decide about them, of everything who may have that. */
  beginExport: (who: Principal, of: 'accounts' | 'contacts' | 'duplicates' | 'everything') =>
    may.exportRecords(who) &&
    (of !== 'everything' || may.exportEverything(who)) &&
    (of !== 'duplicates' || may.mergeAccounts(who)),
  /** See an export and act on it: whoever asked for it, while they may export; and an administrator. */
  workOnExport: (who: Principal, { createdBy }: ExportAbout) =>
    may.exportRecords(who) &&
    (isAdministrator(who) || (who.kind !== 'nobody' && createdBy === `${who.kind}:${who.id}`)),
  /** List everybody's. */
  seeAllExports: isAdministrator,
  /** Ask for a person's data, or for its erasure; another of them must agree to an erasure. */
  handlePrivacy: (who: Principal) => is(who, 'administrator', 'manager'),
  readAudit: (who: Principal) => is(who, 'administrator', 'auditor'),
} as const;

/** The principal of a person in the directory; nobody when they have left. */
export const principalOf = (person: Person, departments: readonly Department[]): Principal =>
  person.active
    ? {
        kind: 'person',
        id: person.id,
        roles: person.roles,
        departmentIds: person.departmentIds,
        teamIds: person.teamIds,
        territoryIds: person.territoryIds,
        managedDepartmentIds: departments
          .filter(({ managerEmail }) => managerEmail.toLowerCase() === person.email.toLowerCase())
          .map(({ id }) => id),
      }
    : { kind: 'nobody' };
