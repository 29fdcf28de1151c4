import { accountFor, COLLEAGUE, contactFor, twinFor } from '../matrix/customers.ts';
import type { Json } from './document.ts';

/** Stands in every text that a case sends for what must never reach the log. */
export const MARKER = 'qx7planted';

/** The name of a field that no contract knows. */
export const UNKNOWN = 'qxUnknown';

/** Texts that somebody once fell over. */
export const texts: readonly string[] = [
  '',
  ' ',
  '\t\n',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\udfff\ud800',
  'half \udc00 of a pair',
  '\u200b\u200d\u2060',
  '\u202egnp.exe',
  '\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd',
  '👩‍👩‍👧‍👦',
  '𝕏𠮷',
  '发票和退款',
  '\u0130\u00df\ufb01\u1e9e',
  'e\u0301'.repeat(50),
  'Z\u0351\u036b\u0343\u036a'.repeat(40),
  '=1+1',
  '+1-1',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("http://127.0.0.1","x")',
  '\t=cmd|" /C calc"!A0',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</html><!--',
  '{{7*7}}${7*7}<%= 7 %>',
  "' OR 1=1 --",
  '../../../etc/passwd',
  '%00%2e%2e%2f',
  '\r\nX-Injected: 1',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e309',
  '#',
  'a#b#c',
  'x'.repeat(65),
  'x'.repeat(201),
  'x'.repeat(1_500),
  '界'.repeat(2_001),
  'x'.repeat(20_001),
  '界'.repeat(20_000),
];

/** Numbers at the edges of what a computer, the database or a contract can hold. */
const numbers: readonly number[] = [
  0,
  1,
  -1,
  0.5,
  0.0001,
  0.00009999,
  0.1 + 0.2,
  1 / 3,
  87_600,
  87_600.000001,
  200,
  201,
  2 ** 31,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53),
  5e-324,
  1e-130,
  1e126,
  1.797e308,
];

/** Names of fields: those that every object has, those of the table, those that would be nice to be able to set. */
export const names: readonly string[] = [
  UNKNOWN,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'pk',
  'sk',
  'gsi1pk',
  'duePk',
  'events',
  'expiresAt',
  'version',
  'createdBy',
  'status',
  'ownerId',
  'customFields',
  'roles',
  '',
  '\ud800',
  'a.b[0]',
  '#n',
  ':v',
  MARKER,
  'x'.repeat(1_000),
];

/** Written into the JSON as they are, in the place of a text: what JavaScript has no value for, or too deep a one. */
export const rawTexts: Readonly<Record<string, string>> = {
  '@@infinite@@': '1e400',
  '@@negative-zero@@': '-0',
  '@@long-number@@': '1'.repeat(400),
  '@@precise@@': '0.1000000000000000055511151231257827021181583404541015625',
  '@@deep-list@@': '['.repeat(20_000) + ']'.repeat(20_000),
  '@@deep-object@@': '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000),
  '@@twice@@': '{"id":"a","id":"b"}',
  '@@proto@@': '{"__proto__":{"isAdministrator":true},"constructor":{"prototype":{"x":1}}}',
  '@@wide@@': `{${Array.from({ length: 5_000 }, (_, n) => `"k${n}":${n}`).join(',')}}`,
  '@@long-list@@': `[${'0,'.repeat(20_000)}0]`,
  '@@not-json@@': '{a:1,}',
  '@@nan@@': 'NaN',
};

/** Whole bodies that are not what a client would send. */
export const bodies: readonly string[] = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '""',
  '[]',
  '{}',
  '[{}]',
  '{',
  '{"a":1',
  '{"a":1}}',
  '\ufeff{}',
  "{'a':1}",
  'a=1&b=2',
  '<xml/>',
  '\u0000',
  '\ud800',
  '{"__proto__":null}',
  rawTexts['@@deep-list@@'] ?? '',
  rawTexts['@@deep-object@@'] ?? '',
  `"${'x'.repeat(1_000_000)}"`,
  `[${'"x",'.repeat(200_000)}1]`,
];

/** What an ETag header may be, and what it may not. */
export const ifMatches: readonly string[] = [
  '*',
  '"0"',
  '"1"',
  '"2"',
  '"3"',
  'W/"2"',
  ' "2" ',
  '2',
  '""',
  '"-1"',
  '"1.5"',
  '"999999999999999"',
  '"9999999999999999"',
  '"1", "2"',
  'null',
  '',
  'x'.repeat(8_000),
  `"${MARKER}"`,
];

/** Where a list may go on, for a cursor that somebody made themselves: the database has rules for keys. */
export const positions: readonly string[] = [
  '',
  'b',
  '~',
  '2026-01-01',
  '2026-03-02T09:00:00.000Z#billing',
  '000000001#0',
  'service-route-ticket#',
  'x'.repeat(1_500),
  '界'.repeat(340),
  '\u{10ffff}',
  '\u0000',
];

export const goodKeys: readonly string[] = ['k', `key-of-${MARKER}`, '__proto__', '!', '~'.repeat(200)];

export const oddKeys: readonly string[] = ['~'.repeat(201), '', 'with space', '\u00fc', '\u0000', 'x'.repeat(8_000)];

export const oddLimits: readonly string[] = [
  '201',
  '0',
  '-1',
  '1.5',
  '1e2',
  '1e309',
  '0x10',
  ' 5 ',
  '',
  'NaN',
  'Infinity',
  'all',
  '٣',
];

/** Neither an owner nor anybody else in particular. */
const anybody = { relation: 'stranger', id: '', name: '' } as const;

/** Good values where a schema alone would seldom find one, and some at the border of good: by the name of the field. */
export const fields: Readonly<Record<string, { readonly good: readonly string[]; readonly odd: readonly string[] }>> = {
  // Where it may be left out it repeats the path's.
  id: { good: ['billing', 'legal'], odd: ['other', '-', 'x'.repeat(65)] },
  departmentId: { good: ['billing', 'technical'], odd: ['nowhere', 'BILLING'] },
  defaultDepartmentId: { good: ['billing', 'technical'], odd: ['nowhere'] },
  assigneeId: {
    good: ['service-member', 'service-its-manager', 'Sales-Member@rapport.example'],
    odd: ['service-stranger', '@', 'person#', 'x@', MARKER],
  },
  email: {
    good: ['ada@customer.example', `${MARKER}@customer.example`, "o'hara+tag@xn--bcher-kva.example"],
    odd: [`${'a'.repeat(64)}@${'b.'.repeat(90)}example`, 'a@b', 'ada@customer.example\n', '"a b"@customer.example'],
  },
  phone: { good: ['+49 (30) 123-456', '123', '+86 10 8888 8888'], odd: ['...', '+', '１２３', '1'.repeat(41)] },
  from: {
    good: ['2026-01-01', '2024-02-29', '2026-01-31', '2020-12-31'],
    odd: ['0000-01-01', '0001-01-01', '1969-12-31', '2025-02-29', '9999-12-31', '2016-01-02'],
  },
  to: {
    good: ['2026-03-29', '2026-01-31', '2027-12-31'],
    odd: ['9999-12-31', '10000-01-01', '0000-01-01', '2026-01-01', '2025-02-29'],
  },
  cron: {
    good: [
      '0 8 * * 1',
      '*/5 * * * *',
      '59 23 31 12 *',
      '0 0 29 2 *',
      '30 2 * * sun',
      '0 0 * jan-dec mon-fri',
      '00 08 * * 1',
    ],
    odd: [
      '0 0 30 2 *',
      '0 0 31 4 1',
      '0 0 L * *',
      '0 0 15W * *',
      '@daily',
      '* * * * * *',
      '5-1 * * * *',
      '*/0 * * * *',
      '0/7 0-23/5 1,15 * 0,7',
      '99 * * * *',
      ',,, * * * *',
      '- - - - -',
    ],
  },
  timeZone: {
    good: ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe', 'Etc/GMT+12', 'EST5EDT'],
    odd: ['europe/berlin', 'Factory', '+01:00', 'Europe/Berlin ', 'Mars/Phobos', 'GMT0', 'localtime', 'utc'],
  },
  queue: { good: ['service-route-ticket', 'events', 'service'], odd: ['none', '#', '~'] },
  accountId: { good: [accountFor(anybody)], odd: ['0000000000', '#', MARKER] },
  departmentIds: { good: ['billing'], odd: ['nowhere'] },
  teamIds: { good: ['field'], odd: ['nowhere'] },
  territoryIds: { good: ['north'], odd: ['nowhere'] },
  lastOrderAt: { good: ['2026-02-28T09:00:00.000Z'], odd: ['0001-01-01T00:00:00Z'] },
  reportsToId: { good: [COLLEAGUE], odd: ['0000000000', '#', contactFor(anybody)] },
  sourceId: { good: [twinFor(anybody)], odd: ['0000000000', accountFor(anybody)] },
  ownerId: { good: ['sales-owner', 'somebody'], odd: ['nobody', '#', MARKER] },
  teamId: { good: ['field', 'billing'], odd: ['nowhere'] },
  territoryId: { good: ['north', 'billing'], odd: ['nowhere'] },
  number: {
    good: ['+49 30 1234567', '+1 415 555 0100', '+86 10 8888 8888', '+33 1 23 45 67 89 ext 371'],
    odd: ['030 1234567', '+', '１２３４５６', '+999 1', '1'.repeat(60), 'call me', '+49 30 1234567;ext=1;ext=2'],
  },
  country: { good: ['DE', 'US', 'CN'], odd: ['XX', 'ZZ', 'AQ'] },
  currency: { good: ['EUR', 'CNY'], odd: ['XXX'] },
  language: { good: ['en', 'zh-Hant', 'hu'], odd: ['xx', 'i-klingon', 'en-x-private'] },
  birthday: { good: ['1990-02-28', '2000-02-29'], odd: ['0001-01-01', '9999-12-31'] },
  at: { good: ['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00Z'], odd: ['0001-01-01T00:00:00Z'] },
  changedSince: { good: ['2026-03-02T09:00:00.000Z'], odd: ['9999-12-31T23:59:59.999999999Z'] },
  amount: { good: ['1999.90', '-0.0001', '0'], odd: ['-0', '000000000000000.0000', '999999999999999.9999'] },
  source: { good: ['fair'], odd: ['gone'] },
  field: { good: ['name', 'emails', 'phones', 'customFields.segment'], odd: ['__proto__', 'customFields.', '#'] },
  columns: { good: ['name', 'emails', 'customFields.segment'], odd: ['__proto__', 'customFields.'] },
  q: { good: ['works', '4567', 'A-7KQ2M', 'ada@customer.example', '发票 works'], odd: ['*', '@', '#', '%', '-', '.'] },
};

/** Names that the company gives: of custom fields, and of those whose values a merge may choose. */
export const ownFields: readonly string[] = [
  'segment',
  'rank',
  'name',
  'ownerId',
  'customFields.segment',
  'constructor',
];

/** Values of any kind for any place. */
export const values: readonly Json[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { [UNKNOWN]: 1 },
  ...numbers,
  ...texts,
  ...Object.keys(rawTexts),
];
