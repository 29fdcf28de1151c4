import { describe, expect, it } from 'vitest';
import {
  administratorsWith,
  changesAdministrators,
  isActiveAdministrator,
} from '../../../../functions/access/domain/administrators.ts';
import { person as shapeOfPerson, type PersonEntry } from '../../../../functions/access/contract/records.ts';

const person = (changes: Partial<PersonEntry> = {}) =>
  shapeOfPerson.parse({
    id: 'ada',
    email: 'ada@rapport.example',
    name: 'Ada',
    roles: ['administrator', 'sales'],
    departmentIds: [],
    ...changes,
  });

describe('an active administrator', () => {
  it('has the role, and has not left', () => {
    expect(isActiveAdministrator(person())).toBe(true);
    expect(isActiveAdministrator(person({ roles: ['sales'] }))).toBe(false);
    expect(isActiveAdministrator(person({ active: false }))).toBe(false);
  });
});

describe('changesAdministrators', () => {
  it.each([
    ['nobody', person(), true],
    ['nobody', person({ roles: ['sales'] }), false],
    [person(), person({ name: 'Ada B.' }), false],
    [person(), person({ roles: ['sales'] }), true],
    [person(), person({ active: false }), true],
    [person({ active: false }), person(), true],
    [person({ roles: [] }), person({ roles: ['sales'] }), false],
    [person({ active: false }), person({ roles: [] }), false],
  ] as const)('of %o and then %o is %s', (before, next, changes) => {
    expect(changesAdministrators(before === 'nobody' ? undefined : before, next)).toBe(changes);
  });
});

describe('administratorsWith', () => {
  it('adds one, once', () => {
    expect(administratorsWith(['bob'], person())).toEqual({ ok: true, value: ['bob', 'ada'] });
    expect(administratorsWith(['ada', 'bob'], person())).toEqual({ ok: true, value: ['bob', 'ada'] });
    expect(administratorsWith([], person())).toEqual({ ok: true, value: ['ada'] });
  });

  it('takes one away while another is left', () => {
    expect(administratorsWith(['ada', 'bob'], person({ active: false }))).toEqual({ ok: true, value: ['bob'] });
    expect(administratorsWith(['ada', 'bob'], person({ roles: ['sales'] }))).toEqual({ ok: true, value: ['bob'] });
  });

  it('does not take the last one away', () => {
    for (const next of [person({ active: false }), person({ roles: [] })])
      expect(administratorsWith(['ada'], next)).toEqual({
        ok: false,
        error: {
          code: 'last-administrator',
          detail: 'This is the last active administrator: make somebody else one first.',
        },
      });
  });
});
