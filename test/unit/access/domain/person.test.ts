import { describe, expect, it } from 'vitest';
import { newPerson, personPatch } from '../../../../functions/access/contract/records.ts';
import { isAsAsked } from '../../../../functions/access/domain/person.ts';

const asked = {
  email: 'ada@rapport.example',
  name: 'Ada',
  roles: ['sales' as const, 'service' as const],
  departmentIds: ['billing'],
  teamIds: ['north'],
  territoryIds: ['poland'],
};
const entry = { ...asked, id: 'ada', active: true };

describe('isAsAsked', () => {
  it('is true of an entry with the same content, in whatever order and whatever case of the address', () => {
    expect(isAsAsked(entry, asked)).toBe(true);
    expect(isAsAsked({ ...entry, roles: ['service', 'sales'] }, asked)).toBe(true);
    expect(isAsAsked({ ...entry, email: 'Ada@Rapport.example' }, { ...asked, email: 'aDA@rapport.example' })).toBe(
      true,
    );
  });

  it.each([
    { active: false },
    { email: 'bob@rapport.example' },
    { name: 'Ada B.' },
    { roles: ['sales' as const] },
    { roles: ['sales' as const, 'auditor' as const] },
    { roles: ['sales' as const, 'service' as const, 'auditor' as const] },
    { departmentIds: [] },
    { teamIds: ['south'] },
    { territoryIds: ['poland', 'spain'] },
  ])('is false of one with %o', (change) => {
    expect(isAsAsked({ ...entry, ...change }, asked)).toBe(false);
  });
});

describe('what is sent of a person', () => {
  it('is in no department, team or territory when none is named', () => {
    const { email, name, roles } = asked;
    expect(newPerson.parse({ email, name, roles })).toEqual({
      ...asked,
      departmentIds: [],
      teamIds: [],
      territoryIds: [],
    });
  });

  it('changes nothing that it leaves out', () => {
    expect(personPatch.parse({ name: 'Ada B.' })).toEqual({ name: 'Ada B.' });
    expect(personPatch.parse({})).toEqual({});
  });

  it('names nothing twice, and neither the id nor the address of somebody who is there', () => {
    for (const [field, names] of Object.entries({
      roles: ['sales', 'sales'],
      departmentIds: ['a', 'a'],
      teamIds: ['a', 'b', 'a'],
      territoryIds: ['a', 'a'],
    })) {
      expect(personPatch.safeParse({ [field]: names }).success).toBe(false);
      expect(newPerson.safeParse({ ...asked, [field]: names }).success).toBe(false);
    }
    for (const fixed of [{ id: 'bob' }, { email: 'bob@rapport.example' }])
      expect(personPatch.safeParse(fixed).success).toBe(false);
  });
});
