import { isUnspaced, wordsOf } from './normalize.ts';

/** Languages that say the family name first. */
const FAMILY_FIRST = new Set(['zh', 'ja', 'ko', 'hu', 'vi']);
const HANGUL = /^\p{Script=Hangul}+$/u;

interface Parts {
  readonly legalName?: string | undefined;
  readonly tradeName?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly language?: string | undefined;
}

/** Written without a space between family and given name: Chinese, Japanese and Korean in their own script. */
const joinsNames = (part: string) => wordsOf(part).every((word) => isUnspaced(word)) || HANGUL.test(part);

/**
 * The name as it is shown, made of its parts in the order of the language: `Ada Lovelace`, `Kovács Anna` (hu), `王小明` (zh).
 * An organization's is its trade name, or else its legal name. Nothing when there is no part.
 */
export const composeName = ({ legalName, tradeName, givenName, familyName, language }: Parts): string | undefined => {
  const given = [givenName, familyName].filter((part) => part !== undefined).map((part) => part.trim());
  if (given.length === 0) return tradeName ?? legalName;
  const inOwnScript = given.every(joinsNames);
  const familyFirst = inOwnScript || FAMILY_FIRST.has((language ?? '').toLowerCase().split('-')[0] ?? '');
  return (familyFirst ? given.toReversed() : given).join(inOwnScript ? '' : ' ');
};
