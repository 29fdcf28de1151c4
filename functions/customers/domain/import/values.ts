import { foldText, wordsOf } from '../normalize.ts';
import type { CodeList } from '../../contract/code-list.ts';
import type { CustomField } from '../../contract/custom-field.ts';
import type { ImportOptions } from '../../contract/import.ts';
import type { CustomValue } from '../../contract/values.ts';

/** What a cell says; or why it says nothing that the field can hold. */
export type Read<Value> = { readonly value: Value } | { readonly reason: string };

const value = <Value>(one: Value): Read<Value> => ({ value: one });
const reason = (text: string) => ({ reason: text });

const GUARDED = /^'(?='*[=+\-@\t\r＝＋－＠])/u;

/** The text of a cell: trimmed, and without the apostrophe that keeps a spreadsheet from computing it. */
export const textOf = (cell: string) => cell.trim().replace(GUARDED, '');

/** Several values in one cell. */
const parted = (cell: string, between: RegExp) =>
  cell
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const IN_BRACKETS = /<([^<>@]+@[^<>]+)>/;

/** `Ada <ada@example.com>; mailto:ada@home.example` */
export const addressesIn = (cell: string) =>
  parted(cell, /[;,\n]|:::/).map((part) => (IN_BRACKETS.exec(part)?.[1] ?? part).trim().replace(/^mailto:/i, ''));

export const numbersIn = (cell: string) => parted(cell, /[;\n]|:::/).map((part) => part.replace(/^tel:/i, ''));

/** Where three colons stand between them, a tag may have any other sign in it. */
export const tagsIn = (cell: string) => parted(cell, cell.includes(':::') ? /:::/ : /[;,，、；\n]/);

const OF_DIGITS = /^[+-]?[.,]*\d[\d.,]*$/;
/** Groups of three digits; what begins with a zero is a fraction. */
const IN_GROUPS = /^[+-]?[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/;

/** A number as people write it: `1,200`, `1.200`, `1 200,50`; the last of two different signs is the decimal one. */
export const numberOf = (cell: string): Read<number> => {
  const text = cell.normalize('NFKC').replace(/[\s'’]/g, '');
  const between = IN_GROUPS.test(text) ? /[.,]/g : text.lastIndexOf(',') > text.lastIndexOf('.') ? /\./g : /,/g;
  // A decimal sign that is there twice makes no number.
  const number = OF_DIGITS.test(text) ? Number(text.replace(between, '').replace(',', '.')) : NaN;
  return Number.isFinite(number) ? value(number) : reason('is no number');
};

const YES = new Set(['true', 'yes', 'y', '1', 'ja', 'oui', 'si', 'x', '是', '对', '有', 'wahr', 'vrai']);
const NO = new Set(['false', 'no', 'n', '0', 'nein', 'non', '否', '不', '无', 'falsch', 'faux']);

const yesOrNo = (cell: string): Read<boolean> => {
  const word = foldText(cell);
  if (YES.has(word)) return value(true);
  return NO.has(word) ? value(false) : reason('is neither yes nor no');
};

const dayOf = (year: number, month: number, day: number): Read<string> => {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Of a date that there is not another day is made, or in a month beyond the twelve another year.
  const isReal = date.getUTCFullYear() === year && date.getUTCDate() === day;
  return isReal ? value(date.toISOString().slice(0, 10)) : reason('is no day of the calendar');
};

const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: .*)?$/;

/** A day: `1990-02-28`, `28.2.1990`, `1990年2月28日`; `02/28/1990` only where the order is sure or was said. */
export const dateOf = (cell: string, { dateOrder }: Pick<ImportOptions, 'dateOrder'>): Read<string> => {
  const text = cell
    .normalize('NFKC')
    .split(/([年月日])/)
    .map((part) => part.trim())
    .join('');
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return reason('is no date like 2026-03-29');
  const [first, sign, second, year] = [Number(yearLast[1]), yearLast[2], Number(yearLast[3]), Number(yearLast[4])];
  // With dots it is written day first everywhere.
  const order = sign === '.' || first > 12 || first === second ? 'dmy' : second > 12 ? 'mdy' : dateOrder;
  if (order === undefined)
    return reason('may be two days: say in the options whether the day or the month comes first');
  return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
};

const KINDS: ReadonlyMap<string, 'organization' | 'person'> = new Map([
  ...'organization organisation company business firma unternehmen enterprise b2b 公司 企业 单位 机构 组织'
    .split(' ')
    .map((word) => [word, 'organization'] as const),
  ...'person individual consumer private privat privatperson b2c 个人 个人客户'
    .split(' ')
    .map((word) => [word, 'person'] as const),
]);

export const kindOf = (cell: string): Read<'organization' | 'person'> => {
  const kind = KINDS.get(foldText(cell));
  return kind === undefined ? reason('is neither an organization nor a person') : value(kind);
};

const LOCALES = ['en', 'de', 'fr', 'es', 'zh-Hans', 'zh-Hant'];
const OTHER_COUNTRIES: Readonly<Record<string, string>> = {
  usa: 'US',
  'united states of america': 'US',
  america: 'US',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  prc: 'CN',
  'peoples republic of china': 'CN',
  中华人民共和国: 'CN',
  holland: 'NL',
  korea: 'KR',
  'south korea': 'KR',
  'czech republic': 'CZ',
  russia: 'RU',
  turkey: 'TR',
  uae: 'AE',
  'hong kong': 'HK',
  香港: 'HK',
  台湾: 'TW',
  澳门: 'MO',
};
const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** In capitals; a country may have had other codes: `FX` is `FR`, `UK` is `GB`. */
const currentCode = (code: string) => new Intl.Locale(`und-${code}`).region ?? code;

let names: ReadonlyMap<string, string> | undefined;

/** Made when it is first asked for: it takes a while. */
const countryNames = () =>
  (names ??= new Map([
    ...LOCALES.flatMap((locale) => {
      const display = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
      return LETTERS.flatMap((a) =>
        LETTERS.flatMap((b) => {
          const name = display.of(a + b);
          return name === undefined ? [] : [[wordsOf(name).join(' '), currentCode(a + b)] as const];
        }),
      );
    }),
    ...Object.entries(OTHER_COUNTRIES),
  ]));

/** The code of a country by its code or its name in several languages. */
export const countryOf = (cell: string): Read<string> => {
  if (/^[A-Za-z]{2}$/.test(cell)) return value(currentCode(cell));
  const code = countryNames().get(wordsOf(cell).join(' '));
  return code === undefined ? reason('is no country that is known: write its two letters') : value(code);
};

const slugOf = (cell: string) =>
  wordsOf(cell)
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
    .join('-')
    .slice(0, 64)
    .replace(/-$/, '');

type Coded = CodeList['codes'];

/** The code of a list by itself or by what it is called; a list that is not kept takes any. */
export const codeOf = (cell: string, codes: Coded | undefined): string => {
  const folded = foldText(cell);
  const found = codes?.find(({ code, label }) =>
    [code, ...Object.values(label)].some((one) => one !== undefined && foldText(one) === folded),
  );
  const slug = slugOf(cell);
  return found?.code ?? (slug === '' ? cell : slug);
};

/** One of a few words, whatever its case and its gaps: `Decision Maker` is `decision-maker`. */
export const wordOf = (cell: string, words: readonly string[]): Read<string> => {
  const word = words.find((one) => foldText(one) === foldText(cell).replace(/[\s_]+/g, '-'));
  return word === undefined ? reason(`is none of ${words.join(', ')}`) : value(word);
};

const MONEY = /^([A-Z]{3})?([+\-\d.,'’\s]+)([A-Z]{3})?$/;

const moneyOf = (cell: string): Read<CustomValue> => {
  const [, before, amount = '', after] = MONEY.exec(cell.normalize('NFKC').trim()) ?? [];
  const currency = before ?? after;
  const number = numberOf(amount);
  if (currency === undefined || !('value' in number)) return reason('is no amount with its currency, like 12.50 EUR');
  return value({ amount: String(number.value), currency });
};

/** The value of a custom field by the kind of the field. A field that is not there keeps the text: it is refused as such. */
export const customValueOf = (
  cell: string,
  field: CustomField | undefined,
  options: Pick<ImportOptions, 'dateOrder'>,
): Read<CustomValue> => {
  switch (field?.kind) {
    case 'number':
      return numberOf(cell);
    case 'money':
      return moneyOf(cell);
    case 'date':
      return dateOf(cell, options);
    case 'yes-no':
      return yesOrNo(cell);
    case 'choice':
      return value(codeOf(cell, field.choices));
    case 'multi-choice':
      return value(tagsIn(cell).map((one) => codeOf(one, field.choices)));
    case 'text':
    case 'link':
    case undefined:
      return value(cell);
  }
};
