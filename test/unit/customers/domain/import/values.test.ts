import * as fc from 'fast-check';
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
const why = (read: Read<unknown>) => ('reason' in read ? read.reason : 'read');

describe('the text of a cell', () => {
  it.each([
    ['  Ada ', 'Ada'],
    ["'+49 30 1", '+49 30 1'],
    ["'=1+1", '=1+1'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ["a'=b", "a'=b"],
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

it('an address is what stands in angle brackets, without the scheme of a link', () => {
  expect(addressesIn('Ada < ada@a.example >')).toEqual(['ada@a.example']);
  expect(addressesIn('MAILTO:b@b.example; no-mailto:c@c.example')).toEqual(['b@b.example', 'no-mailto:c@c.example']);
  expect(numbersIn('TEL:+49301; hotel:12')).toEqual(['+49301', 'hotel:12']);
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
    ['+3', 3],
    ['-1,200', -1200],
    ['12,000', 12_000],
    ['120.000', 120_000],
    ['1,23,456.5', 123_456.5],
    ['12345,678', 12_345.678],
    ['1,2005', 1.2005],
    ['0.125', 0.125],
    ['-0,500', -0.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['5.', 5],
    ['１２', 12],
    ['0', 0],
    ['twelve', 'refused'],
    ['1,2,3', 'refused'],
    ['1.2.3', 'refused'],
    ['1,200.300.4', 'refused'],
    ['12 EUR', 'refused'],
    ['about 12', 'refused'],
    ['9'.repeat(400), 'refused'],
    ['', 'refused'],
    ['1e5', 'refused'],
    [',', 'refused'],
  ])('%j is %j', (cell, number) => {
    expect(said(numberOf(cell))).toBe(number);
  });

  it('is read back however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('en-US', 'de-DE', 'de-CH', 'fr-FR', 'en-IN'),
        (whole, cents, locale) => {
          const number = Number(`${whole}.${String(cents).padStart(2, '0')}`);
          const written = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(number);
          expect(said(numberOf(written))).toBe(number);
        },
      ),
    );
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
    ['13/13/1990', undefined, 'refused'],
    ['12/13/1990', undefined, '1990-12-13'],
    ['13/12/1990', 'mdy', '1990-12-13'],
    ['03/12/1990', undefined, 'refused'],
    ['03/12/1990', 'dmy', '1990-12-03'],
    ['28.02.1990 23:10', undefined, '1990-02-28'],
    ['28-02-1990', undefined, '1990-02-28'],
    ['29.2.2024', undefined, '2024-02-29'],
    ['29.2.2023', undefined, 'refused'],
    ['1990-02-30', undefined, 'refused'],
    ['1990-13-01', undefined, 'refused'],
    ['1990-00-01', undefined, 'refused'],
    ['1990-01-00', undefined, 'refused'],
    ['0050-01-01', undefined, 'refused'],
    ['no. 1990-02-28', undefined, 'refused'],
    ['1990-02-281', undefined, 'refused'],
    ['on 28.02.1990', undefined, 'refused'],
    ['28.02.19901', undefined, 'refused'],
    ['28/02.1990', undefined, 'refused'],
    ['soon', undefined, 'refused'],
  ] as const)('%j, %s, is %j', (cell, dateOrder, date) => {
    expect(said(dateOf(cell, { dateOrder }))).toBe(date);
  });
});

describe('a country', () => {
  it('is known by its name in the languages of the people who write it', () => {
    const names = ['Austria', 'Österreich', 'Autriche', 'Chequia', '奥地利', '奧地利', '史瓦帝尼', '斯威士兰'];
    expect(names.map((name) => said(countryOf(name)))).toEqual(['AT', 'AT', 'AT', 'CZ', 'AT', 'AT', 'SZ', 'SZ']);
  });

  it('is known by other names that people use', () => {
    const names = {
      usa: 'US',
      'United States of America': 'US',
      America: 'US',
      'Great Britain': 'GB',
      England: 'GB',
      Scotland: 'GB',
      PRC: 'CN',
      'People’s Republic of China': 'CN',
      中华人民共和国: 'CN',
      中華人民共和國: 'CN',
      Holland: 'NL',
      Korea: 'KR',
      'South Korea': 'KR',
      'Czech Republic': 'CZ',
      Russia: 'RU',
      Turkey: 'TR',
      UAE: 'AE',
      'Hong Kong': 'HK',
      香港: 'HK',
      台灣: 'TW',
      澳门: 'MO',
    };
    expect(Object.fromEntries(Object.keys(names).map((name) => [name, said(countryOf(name))]))).toEqual(names);
  });

  it.each([
    ['D', 'refused'],
    ['D1', 'refused'],
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

it.each([
  [
    'organization',
    'Organization Organisation COMPANY business Firma Unternehmen enterprise B2B 公司 企业 企業 单位 机构 组织',
  ],
  ['person', 'Person individual Consumer private Privat Privatperson B2C 个人 個人 个人客户'],
  ['refused', 'thing constructor __proto__'],
] as const)('a kind is %s when it is one of %s', (kind, cells) => {
  expect(cells.split(' ').filter((cell) => said(kindOf(cell)) !== kind)).toEqual([]);
});

it('one of a few words is known whatever its case and its gaps', () => {
  const words = ['decision-maker', 'user'];
  const cells = ['Decision Maker', 'decision_maker', 'decision _ maker', 'decision-maker', 'USER', 'boss'];
  expect(cells.map((cell) => said(wordOf(cell, words)))).toEqual([
    'decision-maker',
    'decision-maker',
    'decision-maker',
    'decision-maker',
    'user',
    'refused',
  ]);
});

describe('a code', () => {
  const codes = [
    { code: 'it', label: { en: 'Software & IT', 'zh-Hans': '软件', 'zh-Hant': undefined }, active: true },
    { code: 'A', label: { en: 'Best' }, active: true },
  ];

  it.each([
    ['it', 'it'],
    ['software & it', 'it'],
    ['軟件', 'it'],
    ['a', 'A'],
    ['best', 'A'],
    ['Steel Works', 'steel-works'],
    ['—', '—'],
  ])('%j of a list that is kept is %j', (cell, code) => {
    expect(codeOf(cell, codes)).toBe(code);
  });

  it.each([
    ['Consumer Goods', 'consumer-goods'],
    ['Café & Bar', 'cafe-bar'],
    ['Stahl 钢 Werk', 'stahl-werk'],
    ['钢', '钢'],
    ['x'.repeat(70), 'x'.repeat(64)],
    [`${'x'.repeat(63)} y`, 'x'.repeat(63)],
    [`${'x'.repeat(61)} y z`, `${'x'.repeat(61)}-y`],
  ])('is made of the words where no list is kept: of %j %j', (cell, code) => {
    expect(codeOf(cell, undefined)).toBe(code);
  });
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
    ['yes-no', 'maybe', 'refused', {}],
    ['money', '12.50 EUR', { amount: '12.5', currency: 'EUR' }, {}],
    ['money', 'USD 1,200', { amount: '1200', currency: 'USD' }, {}],
    ['money', '-12,5 EUR', { amount: '-12.5', currency: 'EUR' }, {}],
    ['money', " CHF 1'200.50 ", { amount: '1200.5', currency: 'CHF' }, {}],
    ['money', '１２ EUR', { amount: '12', currency: 'EUR' }, {}],
    ['money', '12', 'refused', {}],
    ['money', '12 EURO', 'refused', {}],
    ['money', 'about 12 EUR', 'refused', {}],
    ['money', '1.2.3 EUR', 'refused', {}],
    ['money', 'a lot EUR', 'refused', {}],
    ['choice', 'red wine', 'red', { choices }],
    ['multi-choice', 'Red wine, white', ['red', 'white'], { choices }],
  ] as const)('of the kind %s reads %j', (kind, cell, value, more) => {
    expect(said(customValueOf(cell, field(kind, more as Partial<CustomField>), {}))).toEqual(value);
  });

  it.each([
    [true, 'true Yes y 1 ja Oui Sí si X 是 对 對 有 wahr vrai'],
    [false, 'FALSE no N 0 nein Non 否 不 无 無 falsch faux'],
  ])('of the kind yes-no is %s when it says one of %s', (value, cells) => {
    const wrong = cells.split(' ').filter((cell) => said(customValueOf(cell, field('yes-no'), {})) !== value);
    expect(wrong).toEqual([]);
  });

  it('that is not there keeps its text', () => {
    expect(said(customValueOf('x', undefined, {}))).toBe('x');
  });
});

it('what cannot be read says why', () => {
  const kept: CustomField = {
    recordType: 'account',
    id: 'own',
    label: { en: 'Own' },
    kind: 'money',
    required: false,
    unique: false,
  };
  expect(
    [
      numberOf('many'),
      dateOf('soon', {}),
      dateOf('1990-02-30', {}),
      dateOf('03/04/1990', {}),
      kindOf('thing'),
      countryOf('Atlantis'),
      wordOf('boss', ['user', 'payer']),
      customValueOf('12', kept, {}),
      customValueOf('maybe', { ...kept, kind: 'yes-no' }, {}),
    ].map(why),
  ).toEqual([
    'is no number',
    'is no date like 2026-03-29',
    'is no day of the calendar',
    'may be two days: say in the options whether the day or the month comes first',
    'is neither an organization nor a person',
    'is no country that is known: write its two letters',
    'is none of user, payer',
    'is no amount with its currency, like 12.50 EUR',
    'is neither yes nor no',
  ]);
});
