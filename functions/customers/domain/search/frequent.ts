import { isUnspaced } from '../normalize.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * Words that a large part of all records has. What begins with one of them is spread over several partitions, so that an
 * import of a million companies does not write into one.
 */
export const frequentWords: ReadonlySet<string> = new Set(
  (
    'gmbh ag kg co company inc corp corporation llc ltd limited plc sa sas sarl srl spa bv nv ab as oy aps pty ' +
    'group holding holdings international global services service solutions systems technologies technology consulting ' +
    'management partners trading industries the and und de del di la'
  ).split(' '),
);

const frequentDomains: ReadonlySet<string> = new Set(
  'gmail.com googlemail.com yahoo.com hotmail.com outlook.com icloud.com gmx.de web.de qq.com 163.com 126.com'.split(
    ' ',
  ),
);

const none: ReadonlySet<string> = new Set();

const frequent: Readonly<Record<TokenKind, ReadonlySet<string>>> = {
  name: frequentWords,
  email: frequentDomains,
  phone: none,
  number: none,
};

/** The characters of 股份有限公司, 集团, 科技, 中国, 株式会社: of a Chinese name every character begins a token. */
const frequentCharacters: ReadonlySet<string> = new Set('股份有限公司集团科技中国株式会社');

/** How many partitions a frequent word is spread over; those of all other words are one. */
export const FREQUENT_SHARDS = 4;

const headOf = (text: string) => text.split(' ', 1)[0] ?? '';

const beginsFrequently = (text: string) => frequentCharacters.has(text.charAt(0)) && isUnspaced(headOf(text));

/** Whether a token is spread. */
export const isSpread = ({ kind, text }: Token) => beginsFrequently(text) || frequent[kind].has(headOf(text));

/** Whether what begins like this is found where tokens are spread (`frequent`), where they are not (`usual`), or in both. */
export const placesOf = ({ kind, text }: Token): { readonly usual: boolean; readonly frequent: boolean } => {
  if (beginsFrequently(text)) return { usual: false, frequent: true };
  if (!text.includes(' ')) return { usual: true, frequent: [...frequent[kind]].some((word) => word.startsWith(text)) };
  const isFrequent = frequent[kind].has(headOf(text));
  return { usual: !isFrequent, frequent: isFrequent };
};
