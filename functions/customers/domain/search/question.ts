import { isUnspaced, wordsOf } from '../normalize.ts';
import { frequentWords } from './frequent.ts';
import { charactersOf, fromTheEnd, numberText, shortened, type SearchType } from './text.ts';
import type { TokenKind } from './token.ts';

/** One thing that a record must have: all of the words in its names, or one of the others. */
export interface Term {
  readonly words: readonly string[];
  /** The beginning of an address, or with `@` before it of a domain; without any `@` either of them. */
  readonly email?: string;
  /** Ends of a phone number, each from its last digit to its first. */
  readonly phones: readonly string[];
  readonly number?: { readonly text: string; readonly type?: SearchType };
}

/** What somebody looks for: records that have every term. */
export type Question = readonly Term[];

/** A place in the collection of tokens to look in. */
export interface Lookup {
  readonly kind: TokenKind;
  readonly prefix: string;
  /** Only records of this type. */
  readonly type?: SearchType;
}

/** The terms beyond these are not asked for. */
const MOST_TERMS = 8;
/** So many terms of a question are looked up; the others are looked for in what they find. */
const LOOKED_UP = 3;
const FEWEST_DIGITS = 4;
/** From here on a number that begins with 0 may be a whole one with the prefix that is dialled inside a country. */
const WHOLE_NUMBER = 6;

const PHONE = /^[+()./-]*\d[+()\d./-]*$/;
const ASCII = /^[!-~]+$/;
/** What may stand around a word, and a full stop after it. */
const BEFORE = /[\s,;:!?"'<>()[\]{}]/;
const AFTER = /[\s,;:!?"'<>()[\]{}.]/;

const stripped = (written: string) => {
  let [from, to] = [0, written.length];
  // Beyond the ends of a text its characters are empty: none to skip.
  while (BEFORE.test(written.charAt(from))) from += 1;
  while (AFTER.test(written.charAt(to - 1))) to -= 1;
  return written.slice(from, to);
};

const phonesIn = (written: string): string[] => {
  const digits = written.replace(/\(0\)|\D/g, '');
  if (digits.length < FEWEST_DIGITS) return [];
  const whole = digits.length >= WHOLE_NUMBER ? digits.replace(/^00?/, '') : digits;
  return [...new Set([digits, whole])].map((end) => shortened(fromTheEnd(end)));
};

const TYPES: Readonly<Record<string, SearchType>> = { a: 'account', p: 'contact', t: 'ticket' };

const numberIn = (chunk: string): Term['number'] => {
  const typed = /^([apt])-?([0-9a-z]{5}-?[0-9a-z]{5})$/i.exec(chunk) ?? /^([apt])-([0-9a-z-]{1,11})$/i.exec(chunk);
  const [, letter = '', rest = ''] = typed ?? [];
  const text = numberText((typed ? rest : chunk).replaceAll('-', ''));
  const type = TYPES[letter.toLowerCase()];
  if (type) return text === '' ? undefined : { text, type };
  // What has no digit is rather a word than the beginning of a number.
  const plain = /^[0-9a-z]{4,5}$|^[0-9a-z]{5}-?[0-9a-z]{1,5}$/i.test(chunk) && (/\d/.test(chunk) || text.length === 10);
  return plain ? { text } : undefined;
};

const termOf = (chunk: string): Term | undefined => {
  const bare = stripped(chunk);
  const isAddress = bare.includes('@');
  const email = ASCII.test(bare) ? bare.toLowerCase() : undefined;
  const phones = PHONE.test(chunk.replaceAll(' ', '')) ? phonesIn(chunk) : [];
  const number = isAddress ? undefined : numberIn(bare);
  const words = isAddress ? [] : wordsOf(chunk);
  if (words.length === 0 && !isAddress) return undefined;
  return { words, phones, ...(email !== undefined && { email }), ...(number && { number }) };
};

/** What was typed, as terms: parts between spaces; parts of a phone number side by side are one. */
export const questionOf = (typed: string): Question => {
  const chunks: string[] = [];
  for (const chunk of typed.normalize('NFKC').split(/\s+/)) {
    const before = chunks.at(-1);
    if (before !== undefined && PHONE.test(chunk) && PHONE.test(before.replaceAll(' ', '')))
      chunks.splice(-1, 1, `${before} ${chunk}`);
    else chunks.push(chunk);
  }
  const terms = new Map<string, Term>();
  for (const chunk of chunks) {
    const term = termOf(chunk);
    if (term) terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()].slice(0, MOST_TERMS);
};

/** How much a word tells: a frequent one little, otherwise the longer the more; of Chinese a character tells as much as three letters. */
const weightOf = (word: string) =>
  frequentWords.has(word) ? 0 : charactersOf(word).length * (isUnspaced(word) ? 3 : 1);

const heaviest = (words: readonly string[]) =>
  words.reduce<string | undefined>(
    (best, word) => (best !== undefined && weightOf(best) >= weightOf(word) ? best : word),
    undefined,
  );

const termWeight = ({ words, email, number }: Term) =>
  Math.max(0, ...words.map(weightOf), email?.includes('@') ? email.length : 0, number?.type ? 10 : 0);

const lookupsOfTerm = ({ words, email, phones, number }: Term): Lookup[] => {
  const word = heaviest(words);
  return [
    ...(word === undefined ? [] : [{ kind: 'name' as const, prefix: shortened(word) }]),
    ...(email === undefined ? [] : [{ kind: 'email' as const, prefix: shortened(email.replace(/^@/, '')) }]),
    ...phones.map((prefix) => ({ kind: 'phone' as const, prefix })),
    ...(number ? [{ kind: 'number' as const, prefix: number.text, ...(number.type && { type: number.type }) }] : []),
  ].filter(({ prefix }) => prefix !== '');
};

const telling = (question: Question) => question.toSorted((a, b) => termWeight(b) - termWeight(a)).slice(0, LOOKED_UP);

/**
 * Where to look for a question, for each of its most telling terms. The records of one term, all of them, hold every answer:
 * so when one of the lookups could be read to the end, nothing is missing.
 */
export const lookupsOf = (question: Question): (readonly Lookup[])[] => telling(question).map(lookupsOfTerm);

/** Where two words of a question stand side by side: for when each of them is too frequent to be read to the end. */
export const pairLookupsOf = (question: Question): Lookup[] => {
  const words = telling(question).flatMap((term) => heaviest(term.words) ?? []);
  return words.flatMap((first) =>
    words
      .filter((second) => second !== first)
      .map((second) => ({ kind: 'name' as const, prefix: shortened(`${first} ${second}`) })),
  );
};
