import { describe, expect, it } from 'vitest';
import type { ActiveAccount } from '../../../../functions/customers/domain/account.ts';
import { dayOf, factsOf, isTouch, laterDay } from '../../../../functions/customers/domain/facts.ts';

const account: ActiveAccount = {
  id: 'A1',
  number: 'A-1',
  status: 'active',
  kind: 'person',
  name: 'Ada',
  emails: [],
  phones: [],
  addresses: [],
  tags: ['vip'],
  consents: [],
  customFields: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'person:a',
  updatedAt: '2026-01-02T00:00:00.000Z',
  updatedBy: 'person:a',
  version: 7,
};

const first = { id: 'A1', kind: 'person', createdAt: account.createdAt, version: 1 } as const;

describe('the facts of an account', () => {
  it('are what the rules look at, and nothing personal', () => {
    expect(factsOf(account, undefined)).toEqual(first);
    const figures = { orders12m: 3, spend12m: { amount: '9.5', currency: 'EUR' }, lastOrderAt: account.updatedAt };
    const set = { stage: 'new', stageBy: 'person', grade: 'A', gradeBy: 'rules', figures } as const;
    expect(factsOf({ ...account, ...set }, undefined, '2026-01-05')).toEqual({
      ...first,
      ...set,
      touchedOn: '2026-01-05',
    });
  });

  it('are those of before where nothing is new, and a version on where something is', () => {
    const before = factsOf(account, undefined, '2026-01-05');
    expect(factsOf({ ...account, name: 'Ada L', version: 8 }, before)).toBe(before);
    expect(factsOf(account, before, '2026-01-05')).toBe(before);
    expect(factsOf(account, before, '2026-01-04')).toBe(before);
    expect(factsOf(account, before, '2026-01-06')).toEqual({ ...before, touchedOn: '2026-01-06', version: 2 });
    expect(factsOf({ ...account, grade: 'B' }, before)).toEqual({ ...before, grade: 'B', version: 2 });
  });

  it('forget what the account has no more', () => {
    const before = factsOf({ ...account, grade: 'B', gradeBy: 'person' }, undefined);
    expect(factsOf(account, before)).toEqual({ ...first, version: 2 });
  });
});

describe('a touch', () => {
  it.each([
    ['ticket', 'submitted', true],
    ['ticket', 'replied', true],
    ['ticket', 'resolved', true],
    ['ticket', 'reopened', true],
    ['ticket', 'routed', false],
    ['ticket', 'escalated', false],
    ['contact', 'created', true],
    ['contact', 'updated', false],
    ['account', 'created', false],
    ['account', 'updated', false],
  ])('is that a %s was %s: %s', (type, what, expected) => {
    expect(isTouch({ about: { type, id: '1' }, what })).toBe(expected);
  });
});

describe('days', () => {
  it('are those of UTC', () => {
    expect(dayOf('2026-03-29T23:59:59.999Z')).toBe('2026-03-29');
  });

  it.each([
    [undefined, undefined, undefined],
    ['2026-01-01', undefined, '2026-01-01'],
    [undefined, '2026-01-01', '2026-01-01'],
    ['2026-01-02', '2026-01-01', '2026-01-02'],
    ['2026-01-01', '2026-01-02', '2026-01-02'],
  ])('of %s and %s: %s is the later', (one, other, expected) => {
    expect(laterDay(one, other)).toBe(expected);
  });
});
