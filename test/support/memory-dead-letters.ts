import type { WholeDeadLetter } from '../../functions/platform/contract/dead-letter.ts';
import type { DeadLetterStore } from '../../functions/platform/persistence/dead-letters.ts';

const positionOf = ({ queue, firstAt, id }: WholeDeadLetter) => `${queue}#${firstAt}#${id}`;

/** The store of dead letters in memory; `letters` is what is stored, by id. */
export const memoryDeadLetters = (): DeadLetterStore & { readonly letters: Map<string, WholeDeadLetter> } => {
  const letters = new Map<string, WholeDeadLetter>();
  return {
    letters,
    get: async (id) => letters.get(id),
    isErased: async () => false,
    put: async (letter) => {
      if ((letters.get(letter.id)?.version ?? 0) !== letter.version - 1) return false;
      letters.set(letter.id, letter);
      return true;
    },
    waiting: async (after, limit, queue) =>
      [...letters.values()]
        .filter((letter) => letter.status === 'waiting' && (queue === undefined || letter.queue === queue))
        .map((letter) => ({ position: positionOf(letter), letter }))
        .filter(({ position }) => after === undefined || position > after)
        .toSorted((a, b) => (a.position < b.position ? -1 : 1))
        .slice(0, limit),
  };
};
