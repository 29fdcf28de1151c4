import { frequentWords } from './frequent.ts';
import type { Token, TokenKind } from './token.ts';
import { emailKey, isUnspaced, lineOf, wordsOf } from '../normalize.ts';

/** What is found by search. */
export const searchTypes = ['account', 'contact', 'ticket'] as const;

export type SearchType = (typeof searchTypes)[number];

/** As much of a token as its key holds, in characters; a longer word is found by its beginning. */
const LONGEST = 64;

/** The characters of a text, not the halves of them. */
export const charactersOf = (text: string): string[] => Array.from(text);

export const shortened = (text: string) => charactersOf(text).slice(0, LONGEST).join('');

/**
 * A name as it is searched: its words, folded, with a space between them. Chinese and Japanese words side by side are one,
 * wherever somebody put spaces.
 */
export const searchText = (name: string): string => {
  const words: string[] = [];
  for (const word of wordsOf(name)) {
    const before = words.at(-1);
    if (before !== undefined && isUnspaced(before) && isUnspaced(word)) words.splice(-1, 1, before + word);
    else words.push(word);
  }
  return words.join(' ');
};

/** The digits of a kept phone number from the last to the first: who knows the end of a number knows its beginning. */
export const phoneText = (number: string) => fromTheEnd(lineOf(number).replace(/\D/g, ''));

export const fromTheEnd = (digits: string) => charactersOf(digits).toReversed().join('');

/** The short id in a number that people read out, with the letters that are mistaken for digits as digits. */
export const numberText = (id: string) => id.toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1');

export const domainOf = (emailText: string) => emailText.slice(emailText.lastIndexOf('@') + 1);

/** The words from one on and round again, forwards and backwards. */
const roundFrom = (words: readonly string[], at: number): string[][] => {
  const forwards = [...words.slice(at), ...words.slice(0, at)];
  const [first = '', ...others] = forwards;
  return [forwards, [first, ...others.toReversed()]];
};

/**
 * The tokens of a name: each word with those that stand beside it, on either side and round the ends, so that two words of a
 * name are found in one place however many records have each of them. Frequent words stand aside. Chinese begins anew with
 * every character.
 */
const nameTokens = (text: string): string[] => {
  const words = text.split(' ');
  const telling = words.filter((word) => !frequentWords.has(word));
  const rounds = [
    ...telling.flatMap((_, at) => roundFrom(telling, at)),
    ...words.filter((word) => frequentWords.has(word)).map((word) => [word, ...telling]),
  ];
  return rounds.flatMap(([word = '', ...others]) => {
    const characters = isUnspaced(word) ? charactersOf(word) : [word];
    return characters.map((_, at) => [characters.slice(at).join(''), ...others].join(' '));
  });
};

/** A record is found by so many tokens at the most: the number, addresses and phones first, then the names in their order. */
const MOST_TOKENS = 120;

/** What somebody may look for in a record. */
export interface Searchable {
  readonly id: string;
  /** By field, each as `searchText` makes it. */
  readonly names: Readonly<Record<string, string>>;
  /** As `emailKey` makes them. */
  readonly emails: readonly string[];
  /** As `phoneText` makes them. */
  readonly phones: readonly string[];
}

/** What a record is searched by, of its fields as they are kept. */
export const searchableOf = (
  { id, emails, phones }: { id: string; emails: readonly { address: string }[]; phones: readonly { number: string }[] },
  names: Readonly<Record<string, string | undefined>>,
): Searchable => {
  const texts = Object.entries(names).map(([field, name]) => [field, searchText(name ?? '')] as const);
  const shown = texts.find(([field]) => field === 'name')?.[1];
  return {
    id,
    // A part that is the shown name again adds nothing; the shown name is hidden from nobody.
    names: Object.fromEntries(texts.filter(([field, text]) => text !== '' && (field === 'name' || text !== shown))),
    emails: [...new Set(emails.map(({ address }) => emailKey(address)))],
    phones: [...new Set(phones.map(({ number }) => phoneText(number)))],
  };
};

const ofKind = (kind: TokenKind, texts: readonly string[]) =>
  [...new Set(texts.map(shortened))].map((text): Token => ({ kind, text }));

/** All tokens of a record, each once. */
export const tokensOf = ({ id, names, emails, phones }: Searchable): Token[] => {
  return [
    ...ofKind('number', [numberText(id)]),
    ...ofKind('email', [...emails, ...emails.map(domainOf)]),
    ...ofKind('phone', phones),
    ...ofKind('name', Object.values(names).flatMap(nameTokens)),
  ].slice(0, MOST_TOKENS);
};
