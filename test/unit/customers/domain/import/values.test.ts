import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../../../../functions/customers/contract/custom-field.ts';
import {
  addressesIn,
  codeOf,
  countryOf,
  customValueOf,
  dateOf,
  kindOf,
  numberOf,
  numbersIn,
  tagsIn,
  textOf,
  wordOf,
  type Read,
} from '../../../../../functions/customers/domain/import/values.ts';

const said = <Value>(read: Read<Value>) => ('value' in read ? read.value : 'refused');

describe('the text of a cell', () => {
  it.each([
    ['  Ada ', 'Ada'],
    ["'+49 30 1", '+49 30 1'],
    ["'=1+1", '=1+1'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
  ])('%j is %j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });
});

it('several e-mails, phones and tags of one cell are parted', () => {
  expect(addressesIn('Ada <ada@a.example>; mailto:b@b.example, c@c.example ::: d@d.example;')).toEqual([
    'ada@a.example',
    'b@b.example',
    'c@c.example',
    'd@d.example',
  ]);
  expect(numbersIn('tel:+49301234567; 030 12/34\n(030) 1, 2')).toEqual(['+49301234567', '030 12/34', '(030) 1, 2']);
  expect(tagsIn('football-fan, musician；朋友、vip')).toEqual(['football-fan', 'musician', '朋友', 'vip']);
});

describe('a number', () => {
  it.each([
    ['1200', 1200],
    ['1,200', 1200],
    ['1.200', 1200],
    ['1 200', 1200],
    ["1'200'000", 1_200_000],
    ['1,200,000', 1_200_000],
    ['1,200.50', 1200.5],
    ['1.200,50', 1200.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['-3', -3],
    ['１２', 12],
    ['0', 0],
    ['twelve', 'refused'],
    ['1,2,3', 'refused'],
    ['', 'refused'],
    ['1e5', 'refused'],
    [',', 'refused'],
  ])('%j is %j', (cell, number) => {
    expect(said(numberOf(cell))).toBe(number);
  });
});

describe('a date', () => {
  it.each([
    ['1990-02-28', undefined, '1990-02-28'],
    ['1990/2/8', undefined, '1990-02-08'],
    ['1990-02-28T23:10:00Z', undefined, '1990-02-28'],
    ['1990年2月28日', undefined, '1990-02-28'],
    ['1990 年 2 月 28 日', undefined, '1990-02-28'],
    ['28.2.1990', undefined, '1990-02-28'],
    ['03.04.1990', 'mdy', '1990-04-03'],
    ['28/02/1990', undefined, '1990-02-28'],
    ['02/28/1990', undefined, '1990-02-28'],
    ['03/04/1990', undefined, 'refused'],
    ['03/04/1990', 'mdy', '1990-03-04'],
    ['03/04/1990', 'dmy', '1990-04-03'],
    ['03/03/1990', undefined, '1990-03-03'],
    ['1990-02-30', undefined, 'refused'],
    ['28/02.1990', undefined, 'refused'],
    ['soon', undefined, 'refused'],
  ] as const)('%j, %s, is %j', (cell, dateOrder, date) => {
    expect(said(dateOf(cell, { dateOrder }))).toBe(date);
  });
});

describe('a country', () => {
  it.each([
    ['DE', 'DE'],
    ['us', 'US'],
    ['United States', 'US'],
    ['USA', 'US'],
    ['UK', 'GB'],
    ['Deutschland', 'DE'],
    ['中国', 'CN'],
    ['中國', 'CN'],
    ['Österreich', 'AT'],
    ['Côte d’Ivoire', 'CI'],
    ['Atlantis', 'refused'],
  ])('%j is %j', (cell, code) => {
    expect(said(countryOf(cell))).toBe(code);
  });
});

it('kinds and words are known in several spellings', () => {
  expect(['Company', '公司', 'B2B', 'Person', '个人', 'thing'].map((cell) => said(kindOf(cell)))).toEqual([
    'organization',
    'organization',
    'organization',
    'person',
    'person',
    'refused',
  ]);
  expect(
    ['Decision Maker', 'decision_maker', 'USER', 'boss'].map((cell) => said(wordOf(cell, ['decision-maker', 'user']))),
  ).toEqual(['decision-maker', 'decision-maker', 'user', 'refused']);
});

it('a code is found by itself or by what it is called; without a list it is made of the words', () => {
  const codes = [{ code: 'it', label: { en: 'Software & IT', 'zh-Hans': '软件' }, active: true }];
  expect(['it', 'software & it', '軟件', 'Steel Works', '—'].map((cell) => codeOf(cell, codes))).toEqual([
    'it',
    'it',
    'it',
    'steel-works',
    '—',
  ]);
  expect(codeOf('Consumer Goods', undefined)).toBe('consumer-goods');
});

describe('a custom field', () => {
  const field = (kind: CustomField['kind'], more: Partial<CustomField> = {}): CustomField => ({
    recordType: 'account',
    id: 'own',
    label: { en: 'Own' },
    kind,
    required: false,
    unique: false,
    ...more,
  });
  const choices = [
    { code: 'red', label: { en: 'Red wine' }, active: true },
    { code: 'white', label: { en: 'White wine' }, active: true },
  ];
  it.each([
    ['text', ' a b', ' a b', {}],
    ['link', 'https://a.example', 'https://a.example', {}],
    ['number', '1,200', 1200, {}],
    ['date', '28.2.1990', '1990-02-28', {}],
    ['yes-no', 'Yes', true, {}],
    ['yes-no', '否', false, {}],
    ['yes-no', 'maybe', 'refused', {}],
    ['money', '12.50 EUR', { amount: '12.5', currency: 'EUR' }, {}],
    ['money', 'USD 1,200', { amount: '1200', currency: 'USD' }, {}],
    ['money', '12', 'refused', {}],
    ['money', 'a lot EUR', 'refused', {}],
    ['choice', 'red wine', 'red', { choices }],
    ['multi-choice', 'Red wine, white', ['red', 'white'], { choices }],
  ] as const)('of the kind %s reads %j', (kind, cell, value, more) => {
    expect(said(customValueOf(cell, field(kind, more as Partial<CustomField>), {}))).toEqual(value);
  });

  it('that is not there keeps its text', () => {
    expect(said(customValueOf('x', undefined, {}))).toBe('x');
  });
});
