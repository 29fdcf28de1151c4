import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grades, stages } from '../../../../functions/customers/contract/account.ts';
import { stageRule, stageRules, type StageRule } from '../../../../functions/customers/contract/stage-rules.ts';
import type { ActiveAccount } from '../../../../functions/customers/domain/account.ts';
import type { Known } from '../../../../functions/customers/domain/facts.ts';
import { isFitting, moveAccount, movesOf } from '../../../../functions/customers/domain/stage-rules.ts';
import { usualStageRules } from '../../../../functions/customers/domain/usual-stage-rules.ts';
import { plusMilliseconds } from '../../../../shared/kernel/clock.ts';

const DAY = 86_400_000;
const NOW = '2026-03-29T12:00:00.000Z';
const ago = (days: number, milliseconds = 0) => plusMilliseconds(NOW, -days * DAY - milliseconds);

const known = (more: Partial<Known> = {}): Known => ({ kind: 'organization', createdAt: ago(0), ...more });
const spent = (amount: string, currency = 'EUR') => known({ figures: { spend12m: { amount, currency } } });
const ordered = (days: number) => known({ createdAt: ago(900), figures: { lastOrderAt: ago(days) } });

const rule = (id: string, when: object, set: object): StageRule => stageRule.parse({ id, when, set });
const fits = (when: object, about: Known) => isFitting(rule('r', when, { stage: 'new' }).when, about, NOW);

describe('a condition', () => {
  it.each([
    ['none', {}, known(), true],
    ['the kind', { kinds: ['person'] }, known({ kind: 'person' }), true],
    ['another kind', { kinds: ['person'] }, known(), false],
    ['one of several kinds', { kinds: ['person', 'organization'] }, known(), true],
    ['the stage', { stages: ['lost', 'new'] }, known({ stage: 'new' }), true],
    ['another stage', { stages: ['lost'] }, known({ stage: 'new' }), false],
    ['a stage that it does not have', { stages: ['lost'] }, known(), false],
    ['no stage', { stages: ['none'] }, known(), true],
    ['no stage, and it has one', { stages: ['none'] }, known({ stage: 'new' }), false],
    ['the grade', { grades: ['A'] }, known({ grade: 'A' }), true],
    ['another grade', { grades: ['A'] }, known({ grade: 'B' }), false],
    ['no grade', { grades: ['none'] }, known(), true],

    ['an age from', { ageDays: { from: 7 } }, known({ createdAt: ago(7) }), true],
    ['an age that it will have in a millisecond', { ageDays: { from: 7 } }, known({ createdAt: ago(7, -1) }), false],
    ['an age up to', { ageDays: { to: 7 } }, known({ createdAt: ago(8, -1) }), true],
    ['an age that it had until now', { ageDays: { to: 7 } }, known({ createdAt: ago(8) }), false],
    ['no days, for what is yet to come', { ageDays: { from: 0, to: 0 } }, known({ createdAt: ago(-3) }), true],

    ['silence since it was entered', { silenceDays: { from: 5, to: 5 } }, known({ createdAt: ago(5) }), true],
    [
      'silence since a touch',
      { silenceDays: { from: 5, to: 5 } },
      known({ createdAt: ago(50), touchedOn: '2026-03-24' }),
      true,
    ],
    [
      'silence, entered after what touched it',
      { silenceDays: { from: 5, to: 5 } },
      known({ createdAt: ago(5), touchedOn: '2026-03-01' }),
      true,
    ],
    ['silence since an order', { silenceDays: { from: 5, to: 5 } }, ordered(5), true],
    [
      'silence since a touch after an order',
      { silenceDays: { from: 3, to: 3 } },
      { ...ordered(5), touchedOn: '2026-03-26' },
      true,
    ],
    ['silence that is too short', { silenceDays: { from: 6 } }, ordered(5), false],

    ['the age of an order', { orderAgeDays: { from: 5, to: 5 } }, ordered(5), true],
    ['an order that is older', { orderAgeDays: { to: 4 } }, ordered(5), false],
    ['an order of which nothing is known', { orderAgeDays: { to: 4 } }, known(), false],

    ['orders from', { orders12m: { from: 2 } }, known({ figures: { orders12m: 2 } }), true],
    ['fewer orders', { orders12m: { from: 2 } }, known({ figures: { orders12m: 1 } }), false],
    ['orders up to', { orders12m: { to: 2 } }, known({ figures: { orders12m: 2 } }), true],
    ['more orders', { orders12m: { to: 2 } }, known({ figures: { orders12m: 3 } }), false],
    ['orders of which nothing is known', { orders12m: { to: 2 } }, known({ figures: {} }), false],
    ['any number, while none is known', { orders12m: {} }, known(), false],

    ['spend from', { spend12m: { from: '10.5', currency: 'EUR' } }, spent('10.5000'), true],
    ['a hair less', { spend12m: { from: '10.5', currency: 'EUR' } }, spent('10.4999'), false],
    ['spend up to', { spend12m: { to: '10.5', currency: 'EUR' } }, spent('10.50'), true],
    ['a hair more', { spend12m: { to: '10.5', currency: 'EUR' } }, spent('10.5001'), false],
    [
      'more than a double holds',
      { spend12m: { from: '900719925474993', currency: 'EUR' } },
      spent('900719925474992.9999'),
      false,
    ],
    ['what was given back', { spend12m: { to: '-1', currency: 'EUR' } }, spent('-1.5'), true],
    ['another currency', { spend12m: { currency: 'EUR' } }, spent('10', 'USD'), false],
    ['any amount of the currency', { spend12m: { currency: 'EUR' } }, spent('0'), true],
    ['spend of which nothing is known', { spend12m: { currency: 'EUR' } }, known(), false],

    ['all of several', { kinds: ['organization'], orders12m: { from: 1 } }, known({ figures: { orders12m: 1 } }), true],
    ['one of several', { kinds: ['person'], orders12m: { from: 1 } }, known({ figures: { orders12m: 1 } }), false],
  ])('over %s: %j', (_, when, about, expected) => {
    expect(fits(when, about)).toBe(expected);
  });
});

const arbitraryRule = fc.record({
  when: fc.record(
    {
      stages: fc.uniqueArray(fc.constantFrom(...stages, 'none' as const), { minLength: 1 }),
      orders12m: fc.record({ from: fc.nat(5) }),
      kinds: fc.constantFrom(['person' as const], ['organization' as const]),
    },
    { requiredKeys: [] },
  ),
  set: fc.oneof(fc.record({ stage: fc.constantFrom(...stages) }), fc.record({ grade: fc.constantFrom(...grades) })),
});

const arbitraryRules = fc
  .array(arbitraryRule, { maxLength: 8 })
  .map((rules) => rules.map(({ when, set }, n) => rule(`r${n}`, when, set)));

const arbitraryKnown = fc
  .record(
    {
      stage: fc.constantFrom(...stages),
      grade: fc.constantFrom(...grades),
      stageBy: fc.constantFrom('person' as const, 'rules' as const),
      gradeBy: fc.constantFrom('person' as const, 'rules' as const),
      figures: fc.record({ orders12m: fc.nat(6) }),
    },
    { requiredKeys: [] },
  )
  .map((more) => known(more));

describe('the rules', () => {
  const toLost = rule('to-lost', {}, { stage: 'lost' });
  const toNew = rule('to-new', {}, { stage: 'new' });
  const toA = rule('to-a', { stages: ['lost'] }, { grade: 'A' });
  const toB = rule('to-b', {}, { grade: 'B' });

  it('move to the stage of the first that fits', () => {
    expect(movesOf(known(), [toLost, toNew], NOW)).toEqual([{ ruleId: 'to-lost', stage: 'lost' }]);
    const never = rule('never', { kinds: ['person'] }, { stage: 'mature' });
    expect(movesOf(known(), [never, toNew, toLost], NOW)).toEqual([{ ruleId: 'to-new', stage: 'new' }]);
  });

  it('look for the grade from the stage that they moved to, wherever the rule stands', () => {
    expect(movesOf(known(), [toA, toLost, toB], NOW)).toEqual([
      { ruleId: 'to-lost', stage: 'lost' },
      { ruleId: 'to-a', grade: 'A' },
    ]);
    expect(movesOf(known(), [toA, toB], NOW)).toEqual([{ ruleId: 'to-b', grade: 'B' }]);
  });

  it('leave alone what is there already, and do not go on to the next rule', () => {
    expect(movesOf(known({ stage: 'lost', grade: 'A' }), [toLost, toNew, toA, toB], NOW)).toEqual([]);
  });

  it('leave alone what a person set, and only that', () => {
    const byHand = known({ stage: 'mature', stageBy: 'person' });
    expect(movesOf(byHand, [toLost, toB], NOW)).toEqual([{ ruleId: 'to-b', grade: 'B' }]);
    expect(movesOf(known({ grade: 'D', gradeBy: 'person' }), [toLost, toB], NOW)).toEqual([
      { ruleId: 'to-lost', stage: 'lost' },
    ]);
    const byRules = known({ stage: 'mature', stageBy: 'rules', grade: 'C', gradeBy: 'rules' });
    expect(movesOf(byRules, [toLost, toB], NOW)).toHaveLength(2);
  });

  it('that are none move nothing', () => {
    expect(movesOf(known(), [], NOW)).toEqual([]);
  });

  it('always move by the first rule that fits, and by no other', () => {
    fc.assert(
      fc.property(arbitraryRules, arbitraryKnown, (rules, about) => {
        const moves = movesOf(about, rules, NOW);
        const first = rules.find(({ when, set }) => 'stage' in set && isFitting(when, about, NOW));
        const stage = first && 'stage' in first.set && about.stageBy !== 'person' ? first.set.stage : about.stage;
        const at = { ...about, stage };
        const next = rules.find(({ when, set }) => 'grade' in set && isFitting(when, at, NOW));
        const grade = next && 'grade' in next.set && about.gradeBy !== 'person' ? next.set.grade : about.grade;
        expect(moves).toEqual([
          ...(stage === about.stage ? [] : [{ ruleId: first?.id, stage }]),
          ...(grade === about.grade ? [] : [{ ruleId: next?.id, grade }]),
        ]);
      }),
    );
  });
});

describe('an account that the rules move', () => {
  const account: ActiveAccount = {
    id: 'A1',
    number: 'A-1',
    status: 'active',
    kind: 'organization',
    name: 'Acme',
    emails: [],
    phones: [],
    addresses: [],
    tags: [],
    consents: [],
    customFields: {},
    stage: 'new',
    stageBy: 'rules',
    createdAt: ago(9),
    createdBy: 'person:a',
    updatedAt: ago(9),
    updatedBy: 'person:a',
    version: 3,
  };

  it('says of each move by which rule it was, from where and to where', () => {
    const { next, events } = moveAccount(
      account,
      [
        { ruleId: 'one', stage: 'growing' },
        { ruleId: 'two', grade: 'B' },
      ],
      NOW,
    );
    expect(next).toEqual({
      ...account,
      stage: 'growing',
      stageBy: 'rules',
      grade: 'B',
      gradeBy: 'rules',
      updatedAt: NOW,
      updatedBy: 'system:stage-rules',
      version: 4,
    });
    const state = { kind: 'organization', stage: 'growing', grade: 'B' };
    expect(events).toEqual([
      { type: 'account.updated.v1', data: { account: state, fields: ['grade', 'stage'] } },
      { type: 'account.staged.v1', data: { stage: 'growing', fromStage: 'new', by: 'rules', ruleId: 'one' } },
      {
        type: 'account.staged.v1',
        data: { stage: 'growing', fromStage: 'growing', grade: 'B', by: 'rules', ruleId: 'two' },
      },
    ]);
  });

  it('takes the stage over from nobody', () => {
    const { stage: _, stageBy: __, ...bare } = account;
    const { next, events } = moveAccount(bare, [{ ruleId: 'one', stage: 'lost' }], NOW);
    expect(next).toMatchObject({ stage: 'lost', stageBy: 'rules' });
    expect(next).not.toHaveProperty('grade');
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ data: { fields: ['stage'] } });
    expect(events[1]).toEqual({ type: 'account.staged.v1', data: { stage: 'lost', by: 'rules', ruleId: 'one' } });
  });
});

describe('the usual rules', () => {
  const after = (about: Partial<Known>) => {
    const moves = movesOf(known(about), usualStageRules, NOW);
    return moves.reduce((at, { ruleId: _, ...move }) => ({ ...at, ...move }), {
      stage: about.stage,
      grade: about.grade,
    });
  };
  const figures = (orders12m: number, days?: number) => ({
    orders12m,
    ...(days !== undefined && { lastOrderAt: ago(days) }),
  });

  it('are as an administrator may put them', () => {
    expect(stageRules.parse({ rules: usualStageRules })).toEqual({ rules: usualStageRules });
  });

  it.each([
    ['of whom nothing is known', { createdAt: ago(2_000) }, {}],
    ['without an order', { figures: figures(0) }, { stage: 'prospect', grade: 'D' }],
    ['with a first order', { stage: 'prospect', figures: figures(1, 1) }, { stage: 'new', grade: 'C' }],
    ['entered with orders', { figures: figures(5, 1) }, { stage: 'growing', grade: 'B' }],
    ['with a second order', { stage: 'new', figures: figures(2, 1) }, { stage: 'growing', grade: 'C' }],
    ['with one order still', { stage: 'new', figures: figures(1, 100) }, { stage: 'new', grade: 'C' }],
    [
      'known for three years',
      { stage: 'growing', createdAt: ago(1_095), figures: figures(12, 1) },
      { stage: 'mature', grade: 'A' },
    ],
    [
      'known for a day less',
      { stage: 'growing', createdAt: ago(1_094), figures: figures(12, 1) },
      { stage: 'growing', grade: 'A' },
    ],
    ['silent for a year', { stage: 'mature', createdAt: ago(365) }, { stage: 'declining' }],
    ['silent for a day less', { stage: 'mature', createdAt: ago(364) }, { stage: 'mature' }],
    ['silent for two years', { stage: 'declining', createdAt: ago(730) }, { stage: 'lost' }],
    ['silent prospects', { stage: 'prospect', createdAt: ago(2_000) }, { stage: 'prospect' }],
    [
      'lost, with an order',
      { stage: 'lost', createdAt: ago(2_000), figures: figures(1, 90) },
      { stage: 'won-back', grade: 'C' },
    ],
    [
      'lost, with an order of long ago',
      { stage: 'lost', createdAt: ago(2_000), figures: figures(1, 91) },
      { stage: 'lost', grade: 'C' },
    ],
    [
      'won back half a year ago',
      { stage: 'won-back', createdAt: ago(1_000), figures: figures(3, 180) },
      { stage: 'won-back', grade: 'C' },
    ],
    [
      'won back and kept',
      { stage: 'won-back', createdAt: ago(1_000), figures: figures(3, 181) },
      { stage: 'growing', grade: 'C' },
    ],
    ['who decline, with an order', { stage: 'declining', figures: figures(4, 1) }, { stage: 'growing', grade: 'B' }],
  ] as const)('take somebody %s for %j, then %j', (_, about, expected) => {
    expect(after(about)).toEqual({ stage: undefined, grade: undefined, ...expected });
  });

  it('come to rest: what they moved they do not move on at the same moment', () => {
    fc.assert(
      fc.property(
        fc.option(fc.constantFrom(...stages), { nil: undefined }),
        fc.option(fc.nat(20), { nil: undefined }),
        fc.nat(2_000),
        fc.nat(2_000),
        (stage, orders12m, age, order) => {
          let about = known({
            ...(stage && { stage }),
            createdAt: ago(age),
            ...(orders12m !== undefined && { figures: figures(orders12m, orders12m > 0 ? order % 365 : order) }),
          });
          for (const { ruleId: _, ...move } of movesOf(about, usualStageRules, NOW)) about = { ...about, ...move };
          expect(movesOf(about, usualStageRules, NOW)).toEqual([]);
        },
      ),
    );
  });
});

describe('rules that are put', () => {
  it.each([
    ['an id twice', [{ id: 'a' }, { id: 'b' }, { id: 'a' }], ['rules', 2, 'id']],
    ['a range that is empty', [{ id: 'a', when: { ageDays: { from: 2, to: 1 } } }], ['rules', 0, 'when', 'ageDays']],
    [
      'amounts with nothing between',
      [{ id: 'a', when: { spend12m: { from: '9', to: '8', currency: 'EUR' } } }],
      ['rules', 0, 'when', 'spend12m'],
    ],
    ['no stage to go to', [{ id: 'a', set: {} }], ['rules', 0, 'set']],
    ['an unknown condition', [{ id: 'a', when: { revenue: 1 } }], ['rules', 0, 'when']],
  ])('are refused with %s', (_, rules, path) => {
    const read = stageRules.safeParse({ rules: rules.map((one) => ({ when: {}, set: { stage: 'new' }, ...one })) });
    expect(read.error?.issues.map((issue) => issue.path)).toEqual([path]);
  });

  it.each([
    { ageDays: { from: 2, to: 2 } },
    { ageDays: { from: 2 } },
    { ageDays: { to: 2 } },
    { spend12m: { from: '9', to: '10', currency: 'EUR' } },
    { spend12m: { from: '10.0', to: '10', currency: 'EUR' } },
    { spend12m: { to: '10', currency: 'EUR' } },
  ])('are taken with %j', (when) => {
    expect(stageRules.safeParse({ rules: [{ id: 'a', when, set: { grade: 'A' } }] }).success).toBe(true);
  });
});
