import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { ConverterFactory } from 'opencc-js/core';
import { from, to } from 'opencc-js/preset/t2cn';
import removeAccents from 'remove-accents';

const simplify = ConverterFactory(from.t ?? [], to.cn ?? []);

const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A text as it is compared: lower case, without accents, letters such as ł ø ß æ as those that people type instead, Chinese
 * in simplified characters.
 */
export const foldText = (text: string) =>
  simplify(
    removeAccents(text.normalize('NFKC'))
      .normalize('NFD')
      .replace(ACCENTS, '')
      .normalize('NFC')
      // Upper case first: it turns ß into SS.
      .toUpperCase()
      .toLowerCase()
      .normalize('NFC')
      .replaceAll('ς', 'σ'),
  );

/** Han characters and kana: written without spaces. */
const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';
const UNSPACED_RUN = new RegExp(`[${UNSPACED}]+`, 'gu');
const UNSPACED_ONLY = new RegExp(`^[${UNSPACED}]+$`, 'u');
const APOSTROPHES = /['’‘ʼ`´]/g;
/** The dot in `S.A.`: between single letters. */
const DOT_IN_INITIALS = /(?<![\p{L}\p{N}])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}]))/gu;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Whether a word is written in Han characters or kana, so that each of its characters stands for itself. */
export const isUnspaced = (word: string) => UNSPACED_ONLY.test(word);

/** The words of a text, folded: `S.A.` is one, `O'Brien` is one; a run of Chinese or Japanese is one, whatever stands beside it. */
export const wordsOf = (text: string): string[] =>
  foldText(text).replace(APOSTROPHES, '').replace(DOT_IN_INITIALS, '$1').replace(UNSPACED_RUN, ' $& ').match(WORD) ??
  [];

/** Words that say what kind of company it is, or join its names, in the folded spelling. */
const LEGAL_FORMS = new Set(
  (
    'gmbh mbh ag kg kgaa ohg ug gbr ev eg se ' +
    'inc incorporated corp corporation co company llc llp lp lllp ltd limited plc pllc pty pvt ' +
    'sa sas sasu sarl eurl sl slu srl spa snc sca cv sapi bv nv vof ab as asa oy oyj aps kft zrt nyrt bt ' +
    'doo dd ad sro ooo oao zao pao ооо оао зао пао ип тоо kk gk pt tbk bhd sdn jsc ' +
    'the and und et y'
  ).split(' '),
);
const LEGAL_FORMS_UNSPACED = /股份有限公司|有限责任公司|有限公司|株式会社|有限会社|合同会社|公司/g;

/** Legal forms of several words. */
const LONG_FORMS = / (sp z oo|sa de cv|s de rl de cv)$/;

/** The words of an organization's name without legal forms; all of them where nothing else is left. */
export const nameWords = (name: string): string[] => {
  const words = wordsOf(name);
  const telling = words
    .join(' ')
    .replace(LONG_FORMS, '')
    .split(' ')
    .map((word) => word.replace(LEGAL_FORMS_UNSPACED, ''))
    .filter((word) => word !== '' && !LEGAL_FORMS.has(word));
  return telling.length > 0 ? telling : words;
};

/** Umlauts are also written with an e: `Mueller` is `Müller`. */
const withoutUmlautE = (word: string) => word.replace(/([aou])e/g, '$1');

/** The parts of a name that are compared one by one: words, and the characters of Chinese and Japanese. Legal forms only of organizations. */
export const nameParts = (name: string, kind: 'organization' | 'person'): string[] =>
  (kind === 'organization' ? nameWords(name) : wordsOf(name)).flatMap((word) =>
    isUnspaced(word) ? Array.from(word) : [withoutUmlautE(word)],
  );

/** The same for all spellings and orders of one name. */
export const nameKey = (name: string, kind: 'organization' | 'person') => nameParts(name, kind).toSorted().join(' ');

/** An e-mail address as it is compared: any case, the domain in ASCII. */
export const emailKey = (address: string) => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1).toLowerCase();
  const host = URL.parse(`http://${domain}`)?.hostname;
  return `${address.slice(0, at).normalize('NFC').toLowerCase()}@${host === undefined || host === '' ? domain : host}`;
};

const NO_COUNTRY = 'has no country: write it with + and the code of the country, or name the country';
const NO_NUMBER = 'is no phone number that can be dialled';

/**
 * A phone number as it is kept: `+14155550100`, with its extension `+14155550100;ext=371`, and its country where it shows one.
 * A number without `+` is read in its own country or else in `usualCountry`. `err` says why it cannot be.
 */
export const phoneOf = (
  { number, country }: { readonly number: string; readonly country?: string | undefined },
  usualCountry?: string,
):
  | { readonly ok: true; readonly number: string; readonly country: string | undefined }
  | { readonly ok: false; readonly reason: string } => {
  const assumed = country ?? usualCountry;
  const read = parsePhoneNumberFromString(number.normalize('NFKC'), {
    ...(assumed !== undefined && isSupportedCountry(assumed) && { defaultCountry: assumed }),
    extract: false,
  });
  if (!read?.isPossible())
    return { ok: false, reason: assumed === undefined && !number.includes('+') ? NO_COUNTRY : NO_NUMBER };
  return {
    ok: true,
    number: read.ext === undefined ? read.number : `${read.number};ext=${read.ext}`,
    country: read.country ?? country,
  };
};

/** A kept number without its extension: what two records have in common. */
export const lineOf = (number: string) => number.split(';')[0] ?? number;

/** What is left of a postal code when it is compared. */
export const postalKey = (code: string) => foldText(code).replace(/[^\p{L}\p{N}]/gu, '');
