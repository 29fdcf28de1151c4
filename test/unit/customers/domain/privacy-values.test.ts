import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../../../functions/customers/contract/custom-field.ts';
import { privacyValues, type Reader } from '../../../../functions/customers/domain/privacy-values.ts';
import type { PageLanguage } from '../../../../functions/customers/domain/privacy-words.ts';

const reader: Reader = { language: undefined, timeZone: 'Asia/Tokyo', codeLists: [], customFields: [] };

const valuesFor = (language: PageLanguage, more: Partial<Reader> = {}) =>
  privacyValues({ ...reader, ...more }, language);

/** A value of a field as it is shown in English. */
const text = (key: string, value: unknown) => valuesFor('en').text(key, value).replaceAll('\u202F', ' ');

const NEW_YEARS_EVE = '2025-12-31T15:30:00.000Z';

describe('a date that is shown to the customer', () => {
  it.each([
    ['en', 'January 1, 2026 at 12:30 AM'],
    ['zh-Hans', '2026年1月1日 00:30'],
    ['zh-Hant', '2026年1月1日 凌晨12:30'],
    ['de', '1. Januar 2026 um 00:30'],
  ] as const)('is in their language and on the clock of their zone: %s', (language, shown) => {
    const { text: textIn, instant } = valuesFor(language);
    for (const written of [textIn('at', NEW_YEARS_EVE), textIn('resolvedAt', NEW_YEARS_EVE), instant(NEW_YEARS_EVE)])
      expect(written.replaceAll('\u202F', ' ')).toBe(shown);
  });

  it('is the same day everywhere when it has no time', () => {
    const west = valuesFor('en', { timeZone: 'America/Los_Angeles' });
    expect(west.text('birthday', '1990-02-28')).toBe('February 28, 1990');
    expect(text('birthday', '1990-02-28')).toBe('February 28, 1990');
  });

  it('is shown as it is when it cannot be read', () => {
    expect(text('at', 'some day')).toBe('some day');
    expect(text('birthday', '28.2.')).toBe('28.2.');
  });

  it('is none in a field of another kind', () => {
    expect(text('text', NEW_YEARS_EVE)).toBe(NEW_YEARS_EVE);
    expect(text('format', '2026-01-01')).toBe('2026-01-01');
  });
});

describe('a value that is shown to the customer', () => {
  it.each([
    ['name', 'Ada', 'Ada'],
    ['employees', 12_000, '12,000'],
    ['score', 0.123_456, '0.123456'],
    ['vat', true, 'Yes'],
    ['vat', false, 'No'],
    ['country', 'DE', 'Germany'],
    ['country', 'nowhere', 'nowhere'],
    ['currency', 'EUR', 'Euro'],
    ['language', 'zh-Hant', 'Traditional Chinese'],
    ['phones.number', '+49301;ext=7', '+49301 x7'],
    ['number', 'A;ext=7', 'A;ext=7'],
    ['stage', 'won-back', 'Won back'],
    ['routing.by', 'default', 'As usual'],
    ['name', 'lost', 'lost'],
    ['grade', 'A', 'A'],
    ['purpose', 'price-changes', 'Price changes'],
    ['source', 'trade_fair.2', 'Trade fair 2'],
    ['occupation', 'civil--engineer', 'Civil engineer'],
    ['industry', 'food', 'Food'],
    ['region', 'north-east', 'North east'],
    ['fromStage', 'asleep', 'Asleep'],
    ['fromGrade', 'e', 'E'],
    ['status', 'some-day', 'some-day'],
    ['fields', 'preferredChannel', 'Preferred way of contact'],
    ['fields', 'shoeSize', 'Shoe size'],
    ['by', 'customer', 'The customer'],
    ['by', 'person:ada', 'An employee (ada)'],
    ['createdBy', 'machine:shop:1', 'A program (shop:1)'],
    ['updatedBy', 'system:merge', 'The system (merge)'],
    ['by', 'ghost:1', 'ghost:1'],
    ['reason', 'customer', 'customer'],
  ])('is in plain words: %s of %s', (key, value, shown) => {
    expect(text(key, value)).toBe(shown);
  });

  it('is named in their language', () => {
    expect(valuesFor('zh-Hant').text('country', 'DE')).toBe('德國');
    expect(valuesFor('de').text('currency', 'JPY')).toBe('Japanischer Yen');
  });

  it('has what the company calls its codes', () => {
    const label = { en: 'Machines', 'zh-Hans': '机械' };
    const codeLists: Reader['codeLists'] = [
      { id: 'source', codes: [{ code: 'machines', label: { en: 'Found by machines' }, active: true }] },
      {
        id: 'industry',
        codes: [
          { code: 'food', label: { en: 'Food' }, active: true },
          { code: 'machines', label, active: false },
        ],
      },
      { id: 'occupation', codes: [{ code: 'smith', label: { en: 'Blacksmith' }, active: true }] },
      { id: 'region', codes: [{ code: 'no', label: { en: 'Up north' }, active: true }] },
      { id: 'stage-labels', codes: [{ code: 'lost', label: { en: 'Gone', 'zh-Hans': '走了' }, active: true }] },
      { id: 'grade-labels', codes: [{ code: 'A', label: { en: 'Gold' }, active: true }] },
    ];
    const inLanguage = (language: PageLanguage) =>
      [
        ['industry', 'machines'],
        ['source', 'machines'],
        ['occupation', 'smith'],
        ['region', 'no'],
        ['stage', 'lost'],
        ['fromStage', 'lost'],
        ['grade', 'A'],
        ['fromGrade', 'A'],
        ['addresses.region', 'no'],
      ].map(([key = '', code]) => valuesFor(language, { codeLists }).text(key, code));
    const others = ['Found by machines', 'Blacksmith', 'Up north'];
    expect(inLanguage('en')).toEqual(['Machines', ...others, 'Gone', 'Gone', 'Gold', 'Gold', 'no']);
    expect(inLanguage('zh-Hans')).toEqual(['机械', ...others, '走了', '走了', 'Gold', 'Gold', 'no']);
    expect(inLanguage('de')).toEqual(['Machines', ...others, 'Verloren', 'Verloren', 'Gold', 'Gold', 'no']);
  });

  it('is money only with an amount and a currency', () => {
    const { money } = valuesFor('en');
    expect(money({ amount: '1999.90', currency: 'EUR' })).toBe('1999.90 EUR');
    expect(money({ amount: '1999.90' })).toBeUndefined();
    expect(money({ currency: 'EUR' })).toBeUndefined();
  });
});

describe('the name of a field', () => {
  it('is a word, or can be read at least', () => {
    const { name } = valuesFor('de');
    expect(name('givenName', 'givenName')).toBe('Vorname');
    expect(name('phones.number', 'number')).toBe('Telefonnummer');
    expect(name('shoeSizeEU42', 'shoeSizeEU42')).toBe('Shoe size eU42');
  });
});

describe('a field that the company has of its own', () => {
  const field = (id: string, kind: CustomField['kind'], more: Partial<CustomField> = {}): CustomField => ({
    recordType: 'account',
    id,
    kind,
    label: { en: `The ${id}` },
    required: false,
    unique: false,
    ...more,
  });
  const choices = [
    { code: 'tea', label: { en: 'Tea', 'zh-Hant': '茶' }, active: true },
    { code: 'oat-milk', label: { en: 'Milk of oats' }, active: false },
  ];
  const customFields = [
    field('drink', 'choice', { recordType: 'contact', label: { en: 'Their drink' } }),
    field('drink', 'choice', { label: { en: 'Drink', 'zh-Hant': '飲料' }, choices }),
    field('extras', 'multi-choice', { choices }),
    field('since', 'date'),
    field('size', 'number'),
    field('status', 'text'),
  ];
  const custom = (language: PageLanguage, id: string, value?: unknown) => {
    const own = valuesFor(language, { customFields }).custom('account', id);
    return [own.name, own.text(value)];
  };

  it('is called what the company calls it, in the language of the customer where it can be', () => {
    expect(custom('en', 'drink', 'tea')).toEqual(['Drink', 'Tea']);
    expect(custom('zh-Hant', 'drink', 'tea')).toEqual(['飲料', '茶']);
    expect(custom('zh-Hans', 'drink', 'tea')).toEqual(['Drink', 'Tea']);
    expect(custom('de', 'drink', 'tea')).toEqual(['Drink', 'Tea']);
    expect(valuesFor('en', { customFields }).custom('contact', 'drink').name).toBe('Their drink');
  });

  it.each([
    ['extras', 'oat-milk', 'Milk of oats'],
    ['extras', 'goat-milk', 'Goat milk'],
    ['since', '2020-01-05', 'January 5, 2020'],
    ['size', 4200, '4,200'],
    ['status', 'active', 'active'],
    ['drink', true, 'Yes'],
  ])('shows its values by its kind: %s of %s', (id, value, shown) => {
    expect(custom('en', id, value)).toEqual([id === 'drink' ? 'Drink' : `The ${id}`, shown]);
  });

  it('can be read when the company has it no longer', () => {
    expect(custom('en', 'shoe-size', '42-43')).toEqual(['Shoe size', '42-43']);
  });
});
