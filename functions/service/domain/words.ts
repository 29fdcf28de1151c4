/** Scripts that are written without spaces: each of their characters stands for itself. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/** Upper case first: it turns ß into SS, so that both spellings fold to the same. */
const fold = (text: string) => text.normalize('NFKC').toUpperCase().toLowerCase();

/** ` i want my 发 票 now `: the words of a text, with a space on both sides of each. */
const spaced = (text: string) => {
  const words = fold(text)
    .replace(UNSPACED, ' $& ')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ');
  return ` ${words.trim()} `;
};

/** The words of a rule are looked for in many texts. */
const known = new WeakMap<readonly string[], readonly { readonly word: string; readonly sought: string }[]>();

const soughtOf = (words: readonly string[]) => {
  const sought = known.get(words) ?? words.map((word) => ({ word, sought: spaced(word) }));
  known.set(words, sought);
  return sought;
};

/**
 * Finds the first of the words in one of the texts: whole words, in any case; several words as a phrase; Chinese (and others
 * that are written without spaces) as they stand. `bill` is not found in `billing`, `发票` is found in `我要开发票`.
 */
export const wordFinder = (...texts: readonly string[]) => {
  const haystacks = texts.map(spaced);
  return (words: readonly string[]) =>
    soughtOf(words).find(({ sought }) => haystacks.some((haystack) => haystack.includes(sought)))?.word;
};
