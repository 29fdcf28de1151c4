import { describe, expect, it } from 'vitest';
import { may, principalOf, type ViewAbout } from '../../../../functions/access/contract/policy.ts';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import { person as shapeOfPerson, roles } from '../../../../functions/access/contract/records.ts';
import { usualRules, type AccessRules } from '../../../../functions/access/contract/visibility.ts';
import { billing, technical } from '../../../support/tickets.ts';

const person = (changes: Partial<Extract<Principal, { kind: 'person' }>>): Principal => ({
  kind: 'person',
  id: 'p',
  roles: [],
  departmentIds: [],
  teamIds: [],
  territoryIds: [],
  managedDepartmentIds: [],
  ...changes,
});

/**
 * By their roles (and of no department): A administrator, M manager, S sales, K marketing, V service, T technician,
 * Y analyst, U auditor, – none. K made the views; V is of the team `north`; – would be both, with a role. By the department
 * `billing`, without a role: C the chief of billing, D the chief of another, B a member of billing, O a member of another, I
 * whoever submitted the ticket. X machine, Z nobody (no token, or a person who is not in the directory, or not active).
 */
const who = {
  A: person({ roles: ['administrator'] }),
  M: person({ roles: ['manager'] }),
  S: person({ roles: ['sales'] }),
  K: person({ roles: ['marketing'], id: 'viewer' }),
  V: person({ roles: ['service'], teamIds: ['north'] }),
  T: person({ roles: ['technician'] }),
  Y: person({ roles: ['analyst'] }),
  U: person({ roles: ['auditor'] }),
  '–': person({ id: 'viewer', teamIds: ['north'] }),
  C: person({ managedDepartmentIds: ['billing'] }),
  D: person({ managedDepartmentIds: ['technical'] }),
  B: person({ departmentIds: ['billing'] }),
  O: person({ departmentIds: ['technical'] }),
  I: person({ id: 'submitter' }),
  X: { kind: 'machine', id: 'submitter' },
  Z: { kind: 'nobody' },
} satisfies Record<string, Principal>;

const unrouted = { departmentId: undefined, createdBy: 'person:submitter' };
const routed = { departmentId: 'billing', createdBy: 'person:submitter' };
const view = (sharedWith: ViewAbout['sharedWith']): ViewAbout => ({ ownerId: 'viewer', sharedWith });
/** Everybody sees everything by the usual rules; by these nobody but an administrator does. */
const nobodySees: AccessRules = {
  visibility: Object.fromEntries(
    [...roles, 'machine'].filter((role) => role !== 'administrator').map((role) => [role, { account: 'none' }]),
  ),
  fields: [],
};

const decide = {
  ...may,
  workOnTicket: (one: Principal) => may.workOnTicket(one, routed),
  readTicket: (one: Principal) => may.readTicket(one, routed),
  'workOnTicket before routing': (one: Principal) => may.workOnTicket(one, unrouted),
  'readTicket before routing': (one: Principal) => may.readTicket(one, unrouted),
  listTickets: (one: Principal) => may.listTickets(one, 'billing'),
  takeTickets: (one: Principal) => may.takeTickets(one, 'billing'),
  readRecord: (one: Principal) => may.readRecord(one, 'account', {}, usualRules),
  changeRecord: (one: Principal) => may.changeRecord(one, 'account', {}, usualRules),
  readView: (one: Principal) => may.readView(one, view('nobody')),
  'readView of everybody': (one: Principal) => may.readView(one, view('everybody')),
  'readView of a team': (one: Principal) => may.readView(one, view({ teamId: 'north' })),
  changeView: (one: Principal) => may.changeView(one, view('nobody')),
  'changeView of everybody': (one: Principal) => may.changeView(one, view('everybody')),
  workOnImport: (one: Principal) => may.workOnImport(one, { createdBy: 'person:viewer' }),
  beginExport: (one: Principal) => may.beginExport(one, 'accounts'),
  'beginExport of contacts': (one: Principal) => may.beginExport(one, 'contacts'),
  'beginExport of duplicates': (one: Principal) => may.beginExport(one, 'duplicates'),
  'beginExport of everything': (one: Principal) => may.beginExport(one, 'everything'),
  workOnExport: (one: Principal) => may.workOnExport(one, { createdBy: 'person:viewer' }),
  'workOnExport of a machine': (one: Principal) => may.workOnExport(one, { createdBy: 'machine:viewer' }),
  shareView: (one: Principal) => may.shareView(one, 'everybody'),
  'shareView with a team': (one: Principal) => may.shareView(one, { teamId: 'north' }),
  'readRecord that is not shown': (one: Principal) => may.readRecord(one, 'account', {}, nobodySees),
  'changeRecord that is not shown': (one: Principal) => may.changeRecord(one, 'account', {}, nobodySees),
} satisfies Record<string, (one: Principal) => boolean>;

type Rule = keyof typeof decide;

const LETTERS = 'A M S K V T Y U – C D B O I X Z';

/** Who may, written by hand: a letter stands for whoever may, a dot for whoever may not. */
// prettier-ignore
const table: Record<Rule, string> = {
  readDepartments:                  'A M S K V T Y U – C D B O I . .',
  changeDepartments:                'A . . . . . . . . . . . . . . .',
  readPeople:                       'A M S K V T Y U – C D B O I . .',
  changePeople:                     'A . . . . . . . . . . . . . . .',
  readOneself:                      'A M S K V T Y U – C D B O I X .',
  readSettings:                     'A M S K V T Y U – C D B O I . .',
  changeSettings:                   'A . . . . . . . . . . . . . . .',
  readTeams:                        'A M S K V T Y U – C D B O I . .',
  changeTeams:                      'A . . . . . . . . . . . . . . .',
  readTerritories:                  'A M S K V T Y U – C D B O I . .',
  changeTerritories:                'A . . . . . . . . . . . . . . .',
  readAccessRules:                  'A M S K V T Y U – C D B O I . .',
  changeAccessRules:                'A . . . . . . . . . . . . . . .',
  readRoutingRules:                 'A M S K V T Y U – C D B O I . .',
  changeRoutingRules:               'A . . . . . . . . . . . . . . .',
  submitTickets:                    'A M S K V T Y U – C D B O I X .',
  workOnTicket:                     'A . . . . . . . . C . B . . . .',
  'workOnTicket before routing':    'A . . . . . . . . . . . . . . .',
  readTicket:                       'A . . . . . . . . C . B . . . .',
  'readTicket before routing':      'A . . . . . . . . . . . . I . .',
  listTickets:                      'A . . . . . . . . C . B . . . .',
  takeTickets:                      '. . . . . . . . . C . B . . . .',
  readReportSchedules:              'A M . . . . Y . . C D . . . . .',
  changeReportSchedules:            'A . . . . . . . . . . . . . . .',
  runReports:                       'A M . . . . Y . . C D . . . . .',
  readReports:                      'A M . . . . Y . . C D . . . . .',
  handleDeadLetters:                'A . . . . . . . . . . . . . . .',
  lookForCustomers:                 'A M S K V T Y U . . . . . . X .',
  readRecord:                       'A M S K V T Y U . . . . . . X .',
  'readRecord that is not shown':   'A . . . . . . . . . . . . . . .',
  changeRecord:                     'A M S K V . . . . . . . . . X .',
  'changeRecord that is not shown': 'A . . . . . . . . . . . . . . .',
  createRecords:                    'A M S K V . . . . . . . . . X .',
  mergeAccounts:                    'A M S K V . . . . . . . . . . .',
  readView:                         '. . . K . . . . . . . . . . . .',
  'readView of everybody':          'A M S K V T Y U . . . . . . X .',
  'readView of a team':             'A . . K V . . . . . . . . . . .',
  changeView:                       '. . . K . . . . . . . . . . . .',
  'changeView of everybody':        'A . . K . . . . . . . . . . . .',
  shareView:                        'A M S K V T Y U . . . . . . X .',
  'shareView with a team':          'A . . . V . . . . . . . . . . .',
  readCustomerSettings:             'A M S K V T Y U – C D B O I X .',
  changeCustomerSettings:           'A . . . . . . . . . . . . . . .',
  importRecords:                    'A M S K . . . . . . . . . . X .',
  workOnImport:                     'A . . K . . . . . . . . . . . .',
  seeAllImports:                    'A . . . . . . . . . . . . . . .',
  exportRecords:                    'A M S K . . Y U . . . . . . X .',
  exportEverything:                 'A . . . . . . . . . . . . . . .',
  beginExport:                      'A M S K . . Y U . . . . . . X .',
  'beginExport of contacts':        'A M S K . . Y U . . . . . . X .',
  'beginExport of duplicates':      'A M S K . . . . . . . . . . . .',
  'beginExport of everything':      'A . . . . . . . . . . . . . . .',
  workOnExport:                     'A . . K . . . . . . . . . . . .',
  'workOnExport of a machine':      'A . . . . . . . . . . . . . . .',
  seeAllExports:                    'A . . . . . . . . . . . . . . .',
  handlePrivacy:                    'A M . . . . . . . . . . . . . .',
  readAudit:                        'A . . . . . . U . . . . . . . .',
};

const letters = LETTERS.split(' ');
const cells = Object.entries(table).flatMap(([rule, row]) =>
  row.split(' ').map((cell, column) => ({ rule, letter: letters[column] ?? '', cell })),
);

describe('the policy', () => {
  it.each(cells)('$rule, asked by $letter: $cell', ({ rule, letter, cell }) => {
    const decides = Object.entries(decide).find(([name]) => name === rule)?.[1];
    const principal = Object.entries(who).find(([name]) => name === letter)?.[1];
    if (!decides || !principal) throw new Error('the table names what is not there');
    expect(decides(principal) ? letter : '.').toBe(cell);
  });

  it('shows a view of a team to its members, and lets them share with it', () => {
    const member = person({ roles: ['sales'], teamIds: ['north'] });
    const ofTeam = { ownerId: 'somebody', sharedWith: { teamId: 'north' } };
    expect(may.readView(member, ofTeam)).toBe(true);
    expect(may.readView(person({ roles: ['sales'], teamIds: ['south'] }), ofTeam)).toBe(false);
    expect(may.changeView(member, ofTeam)).toBe(false);
    expect(may.shareView(member, ofTeam.sharedWith)).toBe(true);
  });

  it('has a row for every action and a column for everybody', () => {
    expect(Object.keys(decide).toSorted()).toEqual(Object.keys(table).toSorted());
    expect(letters).toEqual(Object.keys(who));
    for (const row of Object.values(table)) expect(row.split(' ')).toHaveLength(letters.length);
  });

  it('lets somebody with several roles do what one of them may', () => {
    const both = person({ roles: ['technician', 'sales', 'auditor'] });
    expect([may.importRecords(both), may.readAudit(both), may.handlePrivacy(both)]).toEqual([true, true, false]);
  });

  it('does not take a machine for the person of the same id', () => {
    const byMachine = { departmentId: undefined, createdBy: 'machine:submitter' };
    expect(may.readTicket(who.I, byMachine)).toBe(false);
    expect(may.readTicket(who.X, byMachine)).toBe(false);
  });

  it('shows a ticket to whoever submitted it only while no department has it', () => {
    expect(may.readTicket(who.I, { departmentId: 'technical', createdBy: 'person:submitter' })).toBe(false);
  });
});

describe('principalOf', () => {
  const ada = shapeOfPerson.parse({
    id: 'ada',
    email: 'Manager@Rapport.example',
    name: 'Ada',
    roles: ['service'],
    departmentIds: ['technical'],
    teamIds: ['north'],
    territoryIds: ['poland'],
  });

  it('finds the departments that a person manages by their address, in any case', () => {
    const others = { ...technical, managerEmail: 'MANAGER@rapport.example' };
    expect(principalOf(ada, [billing, others, { ...technical, managerEmail: 'chief@rapport.example' }])).toEqual({
      kind: 'person',
      id: 'ada',
      roles: ['service'],
      departmentIds: ['technical'],
      teamIds: ['north'],
      territoryIds: ['poland'],
      managedDepartmentIds: ['billing', 'technical'],
    });
  });

  it('finds none for another address', () => {
    expect(principalOf({ ...ada, email: 'ada@rapport.example' }, [billing])).toMatchObject({
      managedDepartmentIds: [],
    });
  });

  it('is nobody once the person is not active', () => {
    expect(principalOf({ ...ada, active: false }, [billing])).toEqual({ kind: 'nobody' });
  });
});
