import { describe, expect, it } from 'vitest';
import { may } from '../../../functions/access/contract/policy.ts';
import type { Principal } from '../../../functions/access/contract/principal.ts';
import { roles } from '../../../functions/access/contract/records.ts';
import { rightsOf } from '../../../web/src/app/rights.ts';

type Somebody = Extract<Principal, { kind: 'person' }>;

const somebody = (about: Partial<Somebody>): Somebody => ({
  kind: 'person',
  id: 'P1',
  roles: [],
  departmentIds: [],
  teamIds: [],
  territoryIds: [],
  managedDepartmentIds: [],
  ...about,
});

const cases: [string, Somebody][] = [
  ['nobody in particular', somebody({})],
  ...roles.map((role): [string, Somebody] => [role, somebody({ roles: [role] })]),
  ['a member of a department', somebody({ roles: ['service'], departmentIds: ['billing'] })],
  ['the manager of a department', somebody({ managedDepartmentIds: ['billing'] })],
];

describe('the navigation', () => {
  it.each(cases)('shows %s what the API lets them do', (_, who) => {
    const { roles, managedDepartmentIds, departmentIds } = who;
    const shown = rightsOf({
      kind: 'person',
      roles: [...roles],
      managedDepartmentIds: [...managedDepartmentIds],
      person: { departmentIds: [...departmentIds] },
    });
    const own = [...departmentIds, ...managedDepartmentIds, 'another'];
    expect(shown).toEqual({
      tickets: own.some((id) => may.listTickets(who, id)),
      customers: may.lookForCustomers(who),
      duplicates: may.mergeAccounts(who),
      imports: may.importRecords(who),
      exports: may.exportRecords(who),
      erasures: may.handlePrivacy(who),
      reports: may.readReports(who),
      people: may.readPeople(who),
      audit: may.readAudit(who),
      administration: may.changeDepartments(who) && may.handleDeadLetters(who),
    });
  });
});
