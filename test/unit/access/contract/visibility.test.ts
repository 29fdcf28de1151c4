import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import { roles } from '../../../../functions/access/contract/records.ts';
import {
  accessRules,
  alwaysShown,
  fieldAccess,
  recordTypes,
  rolesOf,
  scopesOf,
  scopesSeen,
  sees,
  usualRules,
  type AccessRules,
  type Belonging,
} from '../../../../functions/access/contract/visibility.ts';

type Someone = Extract<Principal, { kind: 'person' }>;

const person = (changes: Partial<Someone> = {}): Someone => ({
  kind: 'person',
  id: 'ada',
  roles: ['sales'],
  departmentIds: ['billing'],
  teamIds: ['north', 'keys'],
  territoryIds: ['poland'],
  managedDepartmentIds: [],
  ...changes,
});
const machine = { kind: 'machine', id: 'shop' } as const;
const nobody: Principal = { kind: 'nobody' };

const reaches = ['none', 'own', 'team', 'territory', 'all'] as const;
type Reach = (typeof reaches)[number];

const ruling = (visibility: AccessRules['visibility'], fields: AccessRules['fields'] = []): AccessRules => ({
  visibility,
  fields,
});
const bySales = (account: Reach) => ruling({ sales: { account } });

describe('scopesSeen', () => {
  it.each<[Reach, readonly string[]]>([
    ['none', []],
    ['own', ['owner:ada']],
    ['team', ['owner:ada', 'team:north', 'team:keys']],
    ['territory', ['owner:ada', 'team:north', 'team:keys', 'territory:poland']],
    ['all', ['all']],
  ])('by the reach %s are %j', (reach, scopes) => {
    expect(scopesSeen(person(), 'account', bySales(reach))).toEqual(scopes);
  });

  it('are all where the rules are silent about the role, or about the type of record', () => {
    expect(scopesSeen(person(), 'account', usualRules)).toEqual(['all']);
    expect(scopesSeen(person(), 'account', ruling({ service: { account: 'none' } }))).toEqual(['all']);
    expect(scopesSeen(person(), 'contact', bySales('none'))).toEqual(['all']);
    expect(scopesSeen(machine, 'account', bySales('none'))).toEqual(['all']);
  });

  it('are all for an administrator, whatever the rules say', () => {
    const boss = person({ roles: ['sales', 'administrator'] });
    expect(scopesSeen(boss, 'account', bySales('none'))).toEqual(['all']);
    // No such rules are accepted.
    const bound = { sales: { account: 'none' }, administrator: { account: 'none' } } as AccessRules['visibility'];
    expect(scopesSeen(boss, 'account', ruling(bound))).toEqual(['all']);
  });

  it('are those of the role that sees furthest, whichever is named first', () => {
    const rules = ruling({ sales: { account: 'team' }, service: { account: 'own' }, auditor: { account: 'none' } });
    for (const mixed of [['sales', 'service', 'auditor'] as const, ['auditor', 'service', 'sales'] as const])
      expect(scopesSeen(person({ roles: [...mixed] }), 'account', rules)).toEqual([
        'owner:ada',
        'team:north',
        'team:keys',
      ]);
  });

  it('of a machine are its own, since it is in no team and no territory', () => {
    for (const reach of ['own', 'team', 'territory'] as const)
      expect(scopesSeen(machine, 'account', ruling({ machine: { account: reach } }))).toEqual(['owner:shop']);
    expect(scopesSeen(machine, 'account', ruling({ machine: { account: 'none' } }))).toEqual([]);
  });

  it('are none for who has no role, and for nobody', () => {
    expect(scopesSeen(person({ roles: [] }), 'account', usualRules)).toEqual([]);
    expect(scopesSeen(nobody, 'account', usualRules)).toEqual([]);
  });
});

describe('sees', () => {
  const records: Readonly<Record<string, Belonging>> = {
    'of nobody': {},
    "one's own": { ownerId: 'ada' },
    'of another person': { ownerId: 'bob' },
    "of one's team": { ownerId: 'bob', teamId: 'keys' },
    'of another team': { ownerId: 'bob', teamId: 'south' },
    "of one's territory": { ownerId: 'bob', teamId: 'south', territoryId: 'poland' },
    'of another territory': { ownerId: 'bob', teamId: 'south', territoryId: 'spain' },
  };
  /** Written by hand: the reaches none, own, team, territory, all. */
  // prettier-ignore
  const table: Record<string, string> = {
    'of nobody':            '. . . . all',
    "one's own":            '. own team territory all',
    'of another person':    '. . . . all',
    "of one's team":        '. . team territory all',
    'of another team':      '. . . . all',
    "of one's territory":   '. . . territory all',
    'of another territory': '. . . . all',
  };

  it.each(
    Object.entries(table).flatMap(([record, row]) =>
      row.split(' ').map((cell, n) => ({ record, reach: reaches[n] ?? 'none', seen: cell !== '.' })),
    ),
  )('a record $record by the reach $reach: $seen', ({ record, reach, seen }) => {
    expect(sees(person(), 'account', records[record] ?? {}, bySales(reach))).toBe(seen);
  });

  it('does not take a team for a person or a territory of the same name', () => {
    const same = person({ id: 'x', teamIds: ['y'], territoryIds: ['z'] });
    const rules = bySales('territory');
    for (const strange of [{ ownerId: 'y' }, { ownerId: 'z' }, { teamId: 'x' }, { teamId: 'z' }, { territoryId: 'y' }])
      expect(sees(same, 'account', strange, rules)).toBe(false);
  });
});

describe('scopesOf', () => {
  it('are all, and whom the record belongs to', () => {
    expect(scopesOf({})).toEqual(['all']);
    expect(scopesOf({ ownerId: 'ada', teamId: 'north', territoryId: 'poland' })).toEqual([
      'all',
      'owner:ada',
      'team:north',
      'territory:poland',
    ]);
  });
});

const anyRole = fc.constantFrom(...roles);
const ruledRole = fc.constantFrom(...roles.filter((role) => role !== 'administrator'), 'machine' as const);
const anyIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const anybody: fc.Arbitrary<Principal> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        id: fc.constantFrom('a', 'b', 'c'),
        roles: fc.uniqueArray(anyRole),
        teamIds: anyIds,
        territoryIds: anyIds,
      })
      .map(person),
  },
  { weight: 1, arbitrary: fc.constantFrom<Principal>({ kind: 'machine', id: 'a' }, nobody) },
);
const someBelonging: fc.Arbitrary<Belonging> = fc.record(
  { ownerId: fc.constantFrom('a', 'b'), teamId: fc.constantFrom('a', 'b'), territoryId: fc.constantFrom('a', 'b') },
  { requiredKeys: [] },
);
const anyType = fc.constantFrom(...recordTypes);
const anyField = fc.constantFrom('phones', 'emails', 'name', 'customFields.vat');
const anyRules: fc.Arbitrary<AccessRules> = fc
  .record({
    visibility: fc.dictionary(ruledRole, fc.dictionary(anyType, fc.constantFrom(...reaches))),
    fields: fc.array(
      fc.record({
        recordType: anyType,
        field: anyField,
        access: fc.constantFrom('hidden' as const, 'read' as const),
        roles: fc.uniqueArray(ruledRole, { minLength: 1 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map((rules) => accessRules.parse(rules));

const strictest = (...given: string[]) => ['hidden', 'read', 'write'].find((one) => given.includes(one));
const mildest = (...given: string[]) => ['write', 'read', 'hidden'].find((one) => given.includes(one));

describe('whatever the rules are', () => {
  it('whoever sees a record finds it in a scope that they see whole, and in no other way', () => {
    fc.assert(
      fc.property(anybody, anyType, someBelonging, anyRules, (who, type, belonging, rules) => {
        const shared = scopesOf(belonging).filter((scope) => scopesSeen(who, type, rules).includes(scope));
        expect(sees(who, type, belonging, rules)).toBe(shared.length > 0);
      }),
    );
  });

  it('one more role never takes sight of a record away, nor of a field', () => {
    fc.assert(
      fc.property(
        anybody,
        anyRole,
        anyType,
        someBelonging,
        anyField,
        anyRules,
        (who, role, type, belonging, field, rules) => {
          if (who.kind !== 'person') return;
          const more = { ...who, roles: [...who.roles, role] };
          if (sees(who, type, belonging, rules)) expect(sees(more, type, belonging, rules)).toBe(true);
          const [before, after] = [fieldAccess(who, type, field, rules), fieldAccess(more, type, field, rules)];
          expect(mildest(before, after)).toBe(after);
        },
      ),
    );
  });

  it('a reach further on sees all that the one before sees', () => {
    fc.assert(
      fc.property(anybody, someBelonging, fc.integer({ min: 0, max: 3 }), (who, belonging, at) => {
        if (who.kind !== 'person') return;
        const seller = { ...who, roles: ['sales' as const] };
        const [near, far] = [reaches[at] ?? 'none', reaches[at + 1] ?? 'all'];
        if (sees(seller, 'account', belonging, bySales(near)))
          expect(sees(seller, 'account', belonging, bySales(far))).toBe(true);
      }),
    );
  });

  it('who has several roles may with a field what one of them may, and each role what all its rules leave', () => {
    fc.assert(
      fc.property(anybody, anyType, anyField, anyRules, (who, type, field, rules) => {
        const ofRole = (role: string) =>
          role === 'administrator'
            ? 'write'
            : (strictest(
                ...rules.fields
                  .filter((rule) => rule.recordType === type && rule.field === field)
                  .filter((rule) => rule.roles.some((one) => one === role))
                  .map(({ access }) => (alwaysShown.includes(field) ? 'read' : access)),
              ) ?? 'write');
        expect(fieldAccess(who, type, field, rules)).toBe(
          mildest(...(who.kind === 'nobody' ? [] : rolesOf(who)).map(ofRole)) ??
            (alwaysShown.includes(field) ? 'read' : 'hidden'),
        );
      }),
    );
  });

  it('nobody sees nothing', () => {
    fc.assert(
      fc.property(anyType, someBelonging, anyRules, (type, belonging, rules) => {
        expect(sees(nobody, type, belonging, rules)).toBe(false);
      }),
    );
  });
});

describe('rolesOf', () => {
  it('are those of a person, and one of its own for a machine', () => {
    expect([rolesOf(person()), rolesOf(machine)]).toEqual([['sales'], ['machine']]);
  });
});
