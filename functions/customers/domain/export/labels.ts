import { Html, markup } from '../../../../shared/kernel/html.ts';
import { objectsIn, textOf, type Row } from './values.ts';

type Line = readonly string[];

/** The parts of a line, where there are any, with what stands between them. */
const line = (between: string, ...parts: Line) => parts.filter((part) => part !== '').join(between);

interface Parts {
  readonly street: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
}

type Order = (parts: Parts) => Line;

/** Most of the world: the postal code before the town. */
const usual: Order = ({ street, city, region, postalCode }) => [street, line(' ', postalCode, city), region];
const codeBeforeTown: Order = ({ street, city, postalCode }) => [street, line(' ', postalCode, city)];
const codeAfterRegion: Order = ({ street, city, region, postalCode }) => [
  street,
  line(', ', city, line(' ', region, postalCode)),
];
const codeLast: Order = ({ street, city, region, postalCode }) => [street, city, region, postalCode];
const codeAfterTown: Order = ({ street, city, region, postalCode }) => [street, line(' ', city, postalCode), region];
const provinceInBrackets: Order = ({ street, city, region, postalCode }) => [
  street,
  line(' ', postalCode, city, region === '' ? '' : `(${region})`),
];

const orders: Readonly<Record<string, Order>> = {
  ...Object.fromEntries(
    'AT BE CH CZ DE DK EE FI FR GR HR HU IS LT LU LV NL NO PL PT RO SE SI SK'
      .split(' ')
      .map((country) => [country, codeBeforeTown]),
  ),
  ...Object.fromEntries('US CA AU PR BR'.split(' ').map((country) => [country, codeAfterRegion])),
  ...Object.fromEntries('GB IE JE GG IM UA RU ZA'.split(' ').map((country) => [country, codeLast])),
  ...Object.fromEntries(
    'IN SG NZ ID TH TW HK MO CN KR JP PK BD NP'.split(' ').map((country) => [country, codeAfterTown]),
  ),
  ...Object.fromEntries('IT ES'.split(' ').map((country) => [country, provinceInBrackets])),
};

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Lines without blank ones and with the breaks that somebody entered. */
const linesOf = (lines: Line) =>
  lines
    .flatMap((one) => one.split('\n'))
    .map((one) => one.trim())
    .filter((one) => one !== '');

/**
 * The lines of an address label in the order of its country, the name among them; in Chinese, Japanese and Korean script from
 * the large to the small, the name last.
 * @param from the country that the letters are sent from: where they stay in it, it is not named
 * @returns nothing when the record has no address
 */
export const labelLines = (row: Row, from: string | undefined): Line | undefined => {
  const [address] = objectsIn(row['addresses']);
  if (!address) return undefined;
  const name = textOf(row['name']);
  const [street = '', city = '', region = '', postalCode = '', country = ''] = (
    ['street', 'city', 'region', 'postalCode', 'country'] as const
  ).map((part) => textOf(address[part]));
  const isAbroad = country !== '' && country !== from;
  const named = (language: string) =>
    isAbroad ? (new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country) : '';
  const parts = { street, city, region, postalCode };
  return EAST_ASIAN.test(street + city)
    ? linesOf([postalCode, named('zh'), line('', region, city, street), name])
    : linesOf([name, ...(orders[country] ?? usual)(parts), named('en').toUpperCase()]);
};

/** On a sheet of A4: three beside each other, eight below each other. */
export const LABELS_OF_A_SHEET = 24;

const STYLE = new Html(
  '@page{size:A4;margin:0}*{box-sizing:border-box}body{margin:0;font:10pt/1.25 sans-serif}' +
    '.sheet{display:grid;grid-template:repeat(8,37.125mm)/repeat(3,70mm);height:297mm;width:210mm;break-after:page}' +
    '.sheet:last-child{break-after:auto}address{font-style:normal;padding:6mm 5mm 4mm;overflow:hidden;overflow-wrap:anywhere}',
);

export const labelsHead = markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Address labels</title><style>${STYLE}</style></head><body>
`.text;

/** A sheet of labels. */
export const labelSheet = (labels: readonly Line[]) =>
  markup`<section class="sheet">${labels.map(
    (lines) => markup`<address>${lines.map((one, n) => (n === 0 ? [one] : [new Html('<br>'), one]))}</address>`,
  )}</section>
`.text;

export const labelsFoot = '</body></html>\n';
