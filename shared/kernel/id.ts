import { createHash, randomBytes } from 'node:crypto';

/** Crockford's letters: none that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKED = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const lettersOf = (bytes: Uint8Array, length: number) =>
  Array.from(bytes.subarray(0, length), (byte) => LETTERS[byte % LETTERS.length]).join('');

/** ISO 7064 MOD 37,36: finds every single wrong character and nearly every swapped pair. */
const checkCharacter = (text: string) => {
  let product = 36;
  for (const character of text) {
    const sum = (product + CHECKED.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return CHECKED[(37 - product) % 36] ?? '0';
};

/** An id that nobody can guess: 26 characters, 130 bits. */
export const newId = () => lettersOf(randomBytes(26), 26);

/** The same id for the same parts, for ever: what makes a repeated request find what the first one made. */
export const idFrom = (...parts: readonly string[]) =>
  lettersOf(createHash('sha256').update(JSON.stringify(parts)).digest(), 26);

/** A short id that people read out on the phone: nine characters and their check character. */
export const shortId = (draw: Uint8Array = randomBytes(9)) => {
  const letters = lettersOf(draw, 9);
  return letters + checkCharacter(letters);
};

/** The short id of a derived draw; `attempt` counts collisions. */
export const shortIdFrom = (attempt: number, ...parts: readonly string[]) =>
  shortId(
    createHash('sha256')
      .update(JSON.stringify([attempt, ...parts]))
      .digest(),
  );

/** `T-7KQ2M-9XH4C` for `7KQ2M9XH4C`. */
export const numberOf = (prefix: string, id: string) => `${prefix}-${id.slice(0, 5)}-${id.slice(5)}`;

/** A short, stable, one-way mark of a text (a body, an address) that must not itself be stored. */
export const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32);
