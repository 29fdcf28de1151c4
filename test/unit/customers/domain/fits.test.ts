import { describe, expect, it } from 'vitest';
import { codeList } from '../../../../functions/customers/contract/code-list.ts';
import { customField } from '../../../../functions/customers/contract/custom-field.ts';
import type { CustomValue } from '../../../../functions/customers/contract/values.ts';
import { codeMisfit, customMisfit } from '../../../../functions/customers/domain/fits.ts';

const label = { en: 'x' };
const field = (kind: string, more: object = {}) =>
  customField.parse({ recordType: 'account', id: 'f', label, kind, ...more });
const choices = [
  { code: 'red', label },
  { code: 'blue', label },
  { code: 'gone', label, active: false },
];
const money = (amount: string) => ({ amount, currency: 'EUR' });

/** Whether a value fits a field. */
const fits = (value: CustomValue, kind: string, more: object = {}) =>
  customMisfit('account', { f: value }, undefined, [field(kind, more)]) === undefined;

describe('a value of a custom field', () => {
  it.each<[string, object, CustomValue[], CustomValue[]]>([
    ['text', { minLength: 2, maxLength: 3 }, ['ab', '👍👍👍', 'abc'], ['a', 'abcd', 5]],
    ['text', {}, ['', 'x'.repeat(2000)], [true]],
    ['number', { min: -1, max: 2 }, [-1, 0, 2], [-2, 3, '1']],
    ['number', {}, [-1e9, 1e9], [false]],
    ['money', { min: 0, max: 10 }, [money('0'), money('10.00')], [money('-0.01'), money('10.01'), 5, ['a']]],
    ['date', { from: '2026-01-01', to: '2026-12-31' }, ['2026-01-01', '2026-12-31'], ['2025-12-31', '2027-01-01']],
    ['date', {}, ['1000-02-28'], ['2026-13-01', '2026-1-1', '2026-01-01T00:00', 'today', 20260101]],
    ['choice', { choices }, ['red'], ['green', 'gone', ['red'], 1]],
    ['multi-choice', { choices }, [['red', 'blue'], []], [['red', 'red'], ['red', 'gone'], 'red']],
    ['yes-no', {}, [true, false], ['true', 1]],
    [
      'link',
      {},
      ['https://x.example/a?b=c', 'mailto:a@x.example', 'tel:+491'],
      ['x.example', 'javascript:alert(1)', 7],
    ],
  ])('of the kind %s with %j: %j fit, %j do not', (kind, more, good, bad) => {
    for (const value of good) expect([value, fits(value, kind, more)]).toEqual([value, true]);
    for (const value of bad) expect([value, fits(value, kind, more)]).toEqual([value, false]);
  });

  it.each<[string, object, CustomValue, string]>([
    ['text', { minLength: 2, maxLength: 3 }, 'a', 'must have 2 to 3 characters'],
    ['text', {}, 5, 'must be a text'],
    ['number', {}, 'x', 'must be a number'],
    ['money', {}, 5, 'must be an amount and a currency'],
    ['date', {}, 5, 'must be a date like 2026-03-29'],
    ['date', {}, 'today', 'must be a date like 2026-03-29'],
    ['date', {}, '+002026-01-01', 'must be a date like 2026-03-29'],
    ['date', { to: '2026-01-01' }, '2026-01-02', 'must be a date from 0000-01-01 to 2026-01-01'],
    ['choice', { choices }, 'green', 'must be one of its choices'],
    ['multi-choice', { choices }, ['green'], 'must be some of its choices, each once'],
    ['yes-no', {}, 1, 'must be true or false'],
    ['link', {}, 'x', 'must be a link, like https://…'],
  ])('of the kind %s with %j is told that %j %s', (kind, more, value, reason) => {
    expect(customMisfit('account', { f: value }, undefined, [field(kind, more)])).toEqual({
      ok: false,
      error: { code: 'bad-custom-field', detail: `The custom field f ${reason}.`, field: 'customFields.f' },
    });
  });

  it('is refused in words, with its path', () => {
    const refused = (value: CustomValue, kind: string, more: object) =>
      customMisfit('account', { f: value }, undefined, [field(kind, more)]);
    expect(refused(5, 'number', { max: 3 })).toEqual({
      ok: false,
      error: { code: 'bad-custom-field', detail: 'The custom field f must be up to 3.', field: 'customFields.f' },
    });
    expect(refused(1, 'number', { min: 3 })).toMatchObject({
      error: { detail: 'The custom field f must be 3 or more.' },
    });
    expect(refused(9, 'number', { min: 3, max: 4 })).toMatchObject({
      error: { detail: 'The custom field f must be 3 to 4.' },
    });
    expect(customMisfit('account', { g: 1 }, undefined, [field('number')])).toMatchObject({
      error: { detail: 'The custom field g is not a field that the company has.', field: 'customFields.g' },
    });
  });

  it('of another type of record is none of this one', () => {
    expect(customMisfit('contact', { f: 1 }, undefined, [field('number')])).toBeDefined();
    expect(customMisfit('contact', {}, undefined, [field('number', { required: true })])).toBeUndefined();
  });

  it('that the record had before is kept', () => {
    const small = [field('number', { max: 3 })];
    expect(customMisfit('account', { f: 9 }, { f: 9 }, small)).toBeUndefined();
    expect(customMisfit('account', { f: 9 }, { f: 8 }, small)).toBeDefined();
    expect(customMisfit('account', { gone: money('1') }, { gone: money('1') }, small)).toBeUndefined();
  });

  it('must be given where it is required, by who may give it', () => {
    const required = [field('number', { required: true })];
    expect(customMisfit('account', {}, undefined, required)).toEqual({
      ok: false,
      error: { code: 'bad-custom-field', detail: 'The custom field f must be given.', field: 'customFields.f' },
    });
    expect(customMisfit('account', {}, {}, required)).toBeDefined();
    expect(customMisfit('account', { f: 0 }, undefined, required)).toBeUndefined();
    expect(customMisfit('account', {}, undefined, required, () => false)).toBeUndefined();
    expect(customMisfit('account', {}, undefined, [field('number')])).toBeUndefined();
  });
});

describe('a code', () => {
  const lists = [
    codeList.parse({
      id: 'region',
      codes: [
        { code: 'north', label },
        { code: 'old', label, active: false },
      ],
    }),
    codeList.parse({ id: 'source', codes: [] }),
  ];

  it('must be an active one of a list that is kept', () => {
    expect(codeMisfit({ region: 'north', industry: 'anything' }, undefined, lists)).toBeUndefined();
    expect(codeMisfit({ region: 'old' }, undefined, lists)).toMatchObject({
      error: { code: 'unknown-code', field: 'region' },
    });
    expect(codeMisfit({ source: 'fair' }, undefined, lists)).toEqual({
      ok: false,
      error: { code: 'unknown-code', detail: 'The list of codes for source has no fair.', field: 'source' },
    });
    expect(codeMisfit({}, { region: 'north' }, lists)).toBeUndefined();
    expect(codeMisfit({}, undefined, lists)).toBeUndefined();
  });

  it('that the record had before is kept', () => {
    expect(codeMisfit({ region: 'old' }, { region: 'old' }, lists)).toBeUndefined();
    expect(codeMisfit({ region: 'old' }, { region: 'north' }, lists)).toBeDefined();
  });
});
