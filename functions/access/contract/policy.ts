import type { Department, Person } from './records.ts';

/** Who asks, with all that a decision about rights needs to know. */
export type Principal =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly roles: Person['roles'];
      readonly departmentIds: readonly string[];
      /** Departments whose manager's address is this person's. */
      readonly managedDepartmentIds: readonly string[];
    }
  | { readonly kind: 'machine'; readonly id: string }
  | { readonly kind: 'nobody' };

/** The ticket as far as rights go. */
export interface TicketAbout {
  readonly departmentId?: string | undefined;
  /** The actor who submitted it: `person:<id>`. */
  readonly createdBy: string;
}

const isPerson = (who: Principal) => who.kind === 'person';
const isAdministrator = (who: Principal) => who.kind === 'person' && who.roles.includes('administrator');
const isManager = (who: Principal) =>
  who.kind === 'person' && (who.roles.includes('manager') || who.managedDepartmentIds.length > 0);

const worksIn = (who: Principal, departmentId: string | undefined) =>
  who.kind === 'person' && [...who.departmentIds, ...who.managedDepartmentIds].some((id) => id === departmentId);

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
  submitTickets: (who: Principal) => who.kind === 'person' || who.kind === 'machine',
  /** Act on a ticket: the members of its department, its manager, an administrator. */
  workOnTicket: (who: Principal, ticket: TicketAbout) => isAdministrator(who) || worksIn(who, ticket.departmentId),
  /** Read one: as above; while no department has it, also whoever submitted it. */
  readTicket: (who: Principal, ticket: TicketAbout) =>
    may.workOnTicket(who, ticket) ||
    (ticket.departmentId === undefined && who.kind === 'person' && ticket.createdBy === `person:${who.id}`),
  listTickets: (who: Principal, departmentId: string) => isAdministrator(who) || worksIn(who, departmentId),
  /** Be given a ticket of the department. */
  takeTickets: (who: Principal, departmentId: string) => worksIn(who, departmentId),
  readReportSchedules: (who: Principal) => isAdministrator(who) || isManager(who),
  changeReportSchedules: isAdministrator,
  runReports: (who: Principal) => isAdministrator(who) || isManager(who),
  readReports: (who: Principal) => isAdministrator(who) || isManager(who),
  handleDeadLetters: isAdministrator,
} as const;

/** The principal of a person in the directory. */
export const principalOf = (person: Person, departments: readonly Department[]): Principal => ({
  kind: 'person',
  id: person.id,
  roles: person.roles,
  departmentIds: person.departmentIds,
  managedDepartmentIds: departments
    .filter(({ managerEmail }) => managerEmail.toLowerCase() === person.email.toLowerCase())
    .map(({ id }) => id),
});
