import { describe, expect, it } from 'vitest';
import { may, principalOf, type Principal } from '../../../../functions/access/contract/policy.ts';
import type { Person } from '../../../../functions/access/contract/records.ts';
import { billing, technical } from '../../../support/tickets.ts';

const person = (changes: Partial<Extract<Principal, { kind: 'person' }>>): Principal => ({
  kind: 'person',
  id: 'p',
  roles: ['agent'],
  departmentIds: [],
  managedDepartmentIds: [],
  ...changes,
});

/**
 * Everybody there is, by their relation to the ticket and to the department `billing`:
 * A administrator of no department, M agent who is the manager of billing, N manager (by role) of another department,
 * B member of billing, O member of another department, S the person of no department who submitted the ticket,
 * X machine, Z nobody (no token, or a person who is not in the directory).
 */
const who = {
  A: person({ roles: ['administrator'] }),
  M: person({ managedDepartmentIds: ['billing'] }),
  N: person({ roles: ['manager'], departmentIds: ['technical'] }),
  B: person({ departmentIds: ['billing'] }),
  O: person({ departmentIds: ['technical'] }),
  S: person({ id: 'submitter' }),
  X: { kind: 'machine', id: 'submitter' },
  Z: { kind: 'nobody' },
} satisfies Record<string, Principal>;

const unrouted = { departmentId: undefined, createdBy: 'person:submitter' };
const routed = { departmentId: 'billing', createdBy: 'person:submitter' };

type Rule = keyof typeof may | `${'workOnTicket' | 'readTicket'} before routing`;

const decide: Record<Rule, (principal: Principal) => boolean> = {
  ...may,
  workOnTicket: (principal) => may.workOnTicket(principal, routed),
  readTicket: (principal) => may.readTicket(principal, routed),
  'workOnTicket before routing': (principal) => may.workOnTicket(principal, unrouted),
  'readTicket before routing': (principal) => may.readTicket(principal, unrouted),
  listTickets: (principal) => may.listTickets(principal, 'billing'),
  takeTickets: (principal) => may.takeTickets(principal, 'billing'),
};

/** Who may, written by hand: a letter stands for whoever may, a dot for whoever may not. */
// prettier-ignore
const table: Record<Rule, string> = {
  //                              A M N B O S X Z
  readDepartments:               'A M N B O S . .',
  changeDepartments:             'A . . . . . . .',
  readPeople:                    'A M N B O S . .',
  readSettings:                  'A M N B O S . .',
  changeSettings:                'A . . . . . . .',
  readRoutingRules:              'A M N B O S . .',
  changeRoutingRules:            'A . . . . . . .',
  submitTickets:                 'A M N B O S X .',
  workOnTicket:                  'A M . B . . . .',
  'workOnTicket before routing': 'A . . . . . . .',
  readTicket:                    'A M . B . . . .',
  'readTicket before routing':   'A . . . . S . .',
  listTickets:                   'A M . B . . . .',
  takeTickets:                   '. M . B . . . .',
  readReportSchedules:           'A M N . . . . .',
  changeReportSchedules:         'A . . . . . . .',
  runReports:                    'A M N . . . . .',
  readReports:                   'A M N . . . . .',
  handleDeadLetters:             'A . . . . . . .',
};

const cells = Object.entries(table).flatMap(([rule, row]) =>
  row.split(' ').map((cell, column) => ({ rule, letter: 'AMNBOSXZ'.charAt(column), allowed: cell !== '.' })),
);

describe('the policy', () => {
  it.each(cells)('$rule, asked by $letter: $allowed', ({ rule, letter, allowed }) => {
    const decides = Object.entries(decide).find(([name]) => name === rule)?.[1];
    const principal = Object.entries(who).find(([name]) => name === letter)?.[1];
    if (!decides || !principal) throw new Error('the table names what is not there');
    expect(decides(principal)).toBe(allowed);
  });

  it('has a row for every action and a column for everybody', () => {
    expect(Object.keys(decide).toSorted()).toEqual(Object.keys(table).toSorted());
    for (const row of Object.values(table)) expect(row.split(' ')).toHaveLength(Object.keys(who).length);
  });

  it('does not take a machine for the person of the same id', () => {
    const byMachine = { departmentId: undefined, createdBy: 'machine:submitter' };
    expect(may.readTicket(who.S, byMachine)).toBe(false);
  });
});

describe('principalOf', () => {
  const ada: Person = {
    id: 'ada',
    email: 'Manager@Rapport.example',
    name: 'Ada',
    roles: ['agent'],
    departmentIds: ['technical'],
  };

  it('finds the departments that a person manages by their address, in any case', () => {
    expect(principalOf(ada, [billing, technical])).toEqual({
      kind: 'person',
      id: 'ada',
      roles: ['agent'],
      departmentIds: ['technical'],
      managedDepartmentIds: ['billing'],
    });
  });

  it('finds none for another address', () => {
    expect(principalOf({ ...ada, email: 'ada@rapport.example' }, [billing])).toMatchObject({
      managedDepartmentIds: [],
    });
  });
});
