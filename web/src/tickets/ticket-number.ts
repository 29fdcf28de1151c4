/** What people take for each other when they write a number down; its last character may be any letter. */
const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

const LENGTH = 10;

/**
 * The id of the ticket that a number names, however it was written: `t 7kq2m 9xh4c` is `7KQ2M9XH4C`.
 * @returns undefined for what is no number of a ticket
 */
export const idOfNumber = (written: string): string | undefined => {
  const letters = written.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  const own = letters.length === LENGTH + 1 && letters.startsWith('T') ? letters.slice(1) : letters;
  if (own.length !== LENGTH) return undefined;
  return own.slice(0, -1).replaceAll(/[OIL]/g, (letter) => MISREAD[letter] ?? letter) + own.slice(-1);
};
