import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import { isField } from '../../../../functions/access/contract/ruled-fields.ts';
import { roles } from '../../../../functions/access/contract/records.ts';
import {
  accessRules,
  alwaysShown,
  fieldAccess,
  restrictedFields,
  usualRules,
  type AccessRules,
} from '../../../../functions/access/contract/visibility.ts';

type Someone = Extract<Principal, { kind: 'person' }>;

const person = (changes: Partial<Someone> = {}): Someone => ({
  kind: 'person',
  id: 'ada',
  roles: ['sales'],
  departmentIds: [],
  teamIds: [],
  territoryIds: [],
  managedDepartmentIds: [],
  ...changes,
});
const machine = { kind: 'machine', id: 'shop' } as const;
const nobody: Principal = { kind: 'nobody' };

const reaches = ['none', 'own', 'team', 'territory', 'all'] as const;

const ruling = (visibility: AccessRules['visibility'], fields: AccessRules['fields'] = []): AccessRules => ({
  visibility,
  fields,
});

describe('fieldAccess', () => {
  const hidden = { recordType: 'account', field: 'phones', access: 'hidden', roles: ['sales', 'technician'] } as const;
  const rules = ruling({}, [{ ...hidden, roles: [...hidden.roles] }]);

  it('is to write where no rule speaks of the field, the type or the role', () => {
    expect(fieldAccess(person(), 'account', 'emails', rules)).toBe('write');
    expect(fieldAccess(person(), 'contact', 'phones', rules)).toBe('write');
    expect(fieldAccess(person({ roles: ['service'] }), 'account', 'phones', rules)).toBe('write');
    expect(fieldAccess(machine, 'account', 'phones', rules)).toBe('write');
  });

  it('is hidden or read as the rule says, and hidden when two say both', () => {
    expect(fieldAccess(person(), 'account', 'phones', rules)).toBe('hidden');
    const read = {
      recordType: 'account' as const,
      field: 'phones',
      access: 'read' as const,
      roles: ['sales' as const],
    };
    expect(fieldAccess(person(), 'account', 'phones', ruling({}, [read]))).toBe('read');
    expect(fieldAccess(person(), 'account', 'phones', ruling({}, [...rules.fields, read]))).toBe('hidden');
    expect(fieldAccess(person(), 'account', 'phones', ruling({}, [read, ...rules.fields]))).toBe('hidden');
  });

  it('is never hidden for a field without which a record has no name, and to write for an administrator', () => {
    for (const field of alwaysShown) {
      const hiding = ruling({}, [{ recordType: 'account', field, access: 'hidden', roles: ['sales'] }]);
      expect(fieldAccess(person(), 'account', field, hiding)).toBe('read');
    }
    const boss = person({ roles: ['sales', 'administrator'] });
    expect(fieldAccess(boss, 'account', 'phones', rules)).toBe('write');
    const bound: AccessRules['fields'] = [{ ...hidden, roles: ['sales'] }];
    // No such rules are accepted.
    Object.assign(bound[0] ?? {}, { roles: ['sales', 'administrator'] });
    expect(fieldAccess(boss, 'account', 'phones', ruling({}, bound))).toBe('write');
  });

  it('is hidden for who has no role, and for nobody', () => {
    expect(fieldAccess(person({ roles: [] }), 'account', 'phones', usualRules)).toBe('hidden');
    expect(fieldAccess(nobody, 'account', 'phones', usualRules)).toBe('hidden');
  });

  it('binds a machine by its own rule', () => {
    const forMachines = ruling({}, [
      { recordType: 'contact', field: 'birthday', access: 'hidden', roles: ['machine'] },
    ]);
    expect(fieldAccess(machine, 'contact', 'birthday', forMachines)).toBe('hidden');
    expect(fieldAccess(person(), 'contact', 'birthday', forMachines)).toBe('write');
  });

  it('is told for each field of a type that is not to write', () => {
    const two = ruling({}, [
      ...rules.fields,
      { recordType: 'account', field: 'name', access: 'read', roles: ['sales'] },
      { recordType: 'account', field: 'grade', access: 'read', roles: ['service'] },
      { recordType: 'contact', field: 'emails', access: 'hidden', roles: ['sales'] },
    ]);
    expect(restrictedFields(person(), 'account', two)).toEqual({ phones: 'hidden', name: 'read' });
    expect(restrictedFields(person(), 'contact', two)).toEqual({ emails: 'hidden' });
  });
});

describe('what holds where nobody decided', () => {
  it('binds nobody', () => {
    expect(usualRules).toEqual({ visibility: {}, fields: [] });
  });

  it('shows what names a record and what its changes are decided on', () => {
    expect(alwaysShown).toEqual(['id', 'number', 'kind', 'name', 'accountId', 'version', 'createdAt', 'updatedAt']);
  });
});

describe('access rules as they are sent', () => {
  it('are called AccessRules in the document of the API', () => {
    expect(accessRules.meta()?.id).toBe('AccessRules');
  });

  const field = { recordType: 'account', field: 'phones', access: 'hidden', roles: ['sales'] };
  const read = (visibility: unknown, ...fields: unknown[]) => accessRules.safeParse({ visibility, fields }).success;

  it('may speak of every role but the administrator, of both types and all reaches', () => {
    for (const role of [...roles, 'machine'])
      expect([role, read({ [role]: { account: 'own' } })]).toEqual([role, role !== 'administrator']);
    for (const reach of reaches) expect(read({ sales: { account: reach, contact: reach } })).toBe(true);
    expect([read({ sales: { account: 'near' } }), read({ sales: { ticket: 'own' } })]).toEqual([false, false]);
  });

  it('hide fields, or let them be read, of at least one role', () => {
    expect(read({}, field, { ...field, access: 'read', roles: ['machine', 'auditor'] })).toBe(true);
    for (const wrong of [{ access: 'write' }, { roles: [] }, { roles: ['administrator'] }, { field: '' }, { more: 1 }])
      expect(read({}, { ...field, ...wrong })).toBe(false);
    expect(read({}, { ...field, field: 'f'.repeat(101) })).toBe(false);
    expect(read({}, ...Array.from({ length: 201 }, () => field))).toBe(false);
    expect(read({}, ...Array.from({ length: 200 }, () => field))).toBe(true);
  });
});

describe('isField', () => {
  it('knows the fields of each type of record, and custom fields', () => {
    expect([isField('account', 'phones'), isField('contact', 'jobTitle'), isField('account', 'jobTitle')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isField('account', 'customFields.vat-id'), isField('account', 'customFields.')]).toEqual([true, false]);
    expect([
      isField('account', 'customFields.Vat'),
      isField('contact', 'phone'),
      isField('contact', 'x.customFields.y'),
      isField('contact', 'customFields.vat!'),
    ]).toEqual([false, false, false, false]);
    for (const field of alwaysShown) expect(isField('account', field) || isField('contact', field)).toBe(true);
  });
});
