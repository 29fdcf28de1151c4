import { describe, expect, it } from 'vitest';
import { codeList } from '../../../../functions/customers/contract/code-list.ts';
import { customField } from '../../../../functions/customers/contract/custom-field.ts';
import { wrongInField, wrongInList } from '../../../../functions/customers/domain/standards.ts';

const label = { en: 'x' };
const list = (id: string, ...codes: string[]) => codeList.parse({ id, codes: codes.map((code) => ({ code, label })) });
const field = (kind: string, more: object = {}) =>
  customField.parse({ recordType: 'account', id: 'f', label, kind, ...more });
const choices = [
  { code: 'red', label },
  { code: 'blue', label },
];

describe('a code list', () => {
  it.each([
    [list('industry'), undefined],
    [list('industry', 'steel', 'glass'), undefined],
    [list('industry', 'steel', 'glass', 'steel'), 'codes.2.code'],
    [list('industry', 'A'), 'codes.0.code'],
    [list('grade-labels', 'A', 'D'), undefined],
    [list('grade-labels', 'A', 'a'), 'codes.1.code'],
    [list('stage-labels', 'prospect', 'won-back'), undefined],
    [list('stage-labels', 'steel'), 'codes.0.code'],
  ])('%j is wrong in %s', (given, wrong) => {
    const refused = wrongInList(given);
    expect(refused && !refused.ok && refused.error.code === 'bad-list' ? refused.error.field : undefined).toBe(wrong);
  });
});

describe('what is wrong', () => {
  it.each([
    [() => wrongInList(list('industry', 'steel', 'steel')), 'The code steel is there twice.'],
    [() => wrongInList(list('industry', 'steel', 'A')), 'industry takes no A.'],
    [() => wrongInField(field('link'), field('text')), 'The kind of a field stays as it is: define another field.'],
    [
      () => wrongInField(field('text', { unique: true }), field('text')),
      'Whether its values are unique stays as it is: define another field.',
    ],
    [() => wrongInField(field('link', { min: 1 }), undefined), 'A field of the kind link has no min.'],
    [() => wrongInField(field('choice'), undefined), 'A field of the kind choice needs its choices.'],
    [
      () => wrongInField(field('choice', { choices: [choices[0], choices[0]] }), undefined),
      'This choice is there twice.',
    ],
    [() => wrongInField(field('number', { min: 1, max: 0 }), undefined), 'Nothing lies between min and max.'],
  ])('is said: %s', (refused, detail) => {
    expect(refused()).toMatchObject({ error: { detail } });
  });
});

describe('a custom field', () => {
  it.each([
    [field('text', { minLength: 1, maxLength: 1, unique: true }), undefined],
    [field('text', { minLength: 2, maxLength: 1 }), 'maxLength'],
    [field('text', { minLength: 2 }), undefined],
    [field('text', { maxLength: 1 }), undefined],
    [field('text', { min: 1 }), 'min'],
    [field('number', { min: 0, max: 0, unique: true }), undefined],
    [field('number', { min: 1, max: 0 }), 'max'],
    [field('number', { maxLength: 1 }), 'maxLength'],
    [field('money', { min: 1, max: 2 }), undefined],
    [field('money', { min: 2, max: 1 }), 'max'],
    [field('money', { unique: true }), 'unique'],
    [field('date', { from: '2026-01-01', to: '2026-01-01', unique: true }), undefined],
    [field('date', { from: '2026-01-02', to: '2026-01-01' }), 'to'],
    [field('date', { choices }), 'choices'],
    [field('choice', { choices }), undefined],
    [field('choice'), 'choices'],
    [field('choice', { choices: [...choices, choices[0]] }), 'choices.2.code'],
    [field('multi-choice', { choices }), undefined],
    [field('multi-choice'), 'choices'],
    [field('yes-no'), undefined],
    [field('yes-no', { unique: true }), 'unique'],
    [field('link', { unique: true }), undefined],
    [field('link', { from: '2026-01-01' }), 'from'],
  ])('%j is wrong in %s', (given, wrong) => {
    const refused = wrongInField(given, undefined);
    expect(refused && !refused.ok && refused.error.code === 'bad-field' ? refused.error.field : undefined).toBe(wrong);
  });

  it('stays of its kind, and unique or not', () => {
    const before = field('text');
    expect(wrongInField(field('text', { maxLength: 5 }), before)).toBeUndefined();
    expect(wrongInField(field('link'), before)).toMatchObject({ error: { code: 'fixed', field: 'kind' } });
    expect(wrongInField(field('text', { unique: true }), before)).toMatchObject({
      error: { code: 'fixed', field: 'unique' },
    });
  });
});
