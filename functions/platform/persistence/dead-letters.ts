import * as z from 'zod';
import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import { deadLetter, wholeDeadLetter, type DeadLetter, type WholeDeadLetter } from '../contract/dead-letter.ts';

export const WAITING = 'platform#dead-letters';
/** Those that were decided on, as long as they are kept: an erasure looks through them as well. */
export const DECIDED = 'platform#decided-letters';
/** What was decided on is kept this long, to be looked at. */
export const KEPT_HOURS = 24 * 90;

export const letterKey = (id: string) => ({ pk: `platform#dead-letter#${id}`, sk: 'dead-letter' });

const stored = z.object(wholeDeadLetter.shape);
/** Nothing is left of such a letter: it stays away when it comes back. */
const isErased = (item: Item) => item['erasureId'] !== undefined;
export const listedItem = z.object({ gsi1sk: z.string(), listed: z.object(deadLetter.shape) });

/** The letter in an item; nothing when it was erased. */
export const letterIn = (item: Item | undefined) => (item && !isErased(item) ? stored.parse(item) : undefined);

/** Dead letters that wait for a decision are listed by queue and time; decided ones go away after a while. */
const attributesOf = (letter: WholeDeadLetter, now: Instant) => {
  const { body: _, ...listed } = letter;
  return letter.status === 'waiting'
    ? { gsi1pk: WAITING, gsi1sk: `${letter.queue}#${letter.firstAt}#${letter.id}`, listed }
    : {
        gsi1pk: DECIDED,
        gsi1sk: `${letter.firstAt}#${letter.id}`,
        listed,
        expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
      };
};

/** What nobody could settle. */
export const deadLetterStore = (table: Table) => ({
  get: async (id: string) => letterIn(await table.get(letterKey(id), { consistent: true })),

  /** Stores a letter on the version before it; false when that is gone. */
  async put(letter: WholeDeadLetter, now: Instant) {
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...letterKey(letter.id),
        ...letter,
        ...attributesOf(letter, now),
        // While nobody has decided it is what the platform found.
        updatedBy: letter.decidedBy ?? 'system:dead-letters',
      },
      when: letter.version === 1 ? 'new' : { version: letter.version - 1 },
    });
    return ok;
  },

  /** Whether an erasure has taken this letter away. */
  async isErased(id: string): Promise<boolean> {
    const item = await table.get(letterKey(id), { consistent: true });
    return item !== undefined && isErased(item);
  },

  /** Those that wait, by queue and time, after a position; of one queue, if it is named. */
  async waiting(
    after: string | undefined,
    limit: number,
    queue?: string,
  ): Promise<{ position: string; letter: DeadLetter }[]> {
    const items = await table.query({
      index: 'gsi1',
      pk: WAITING,
      limit,
      ...(queue !== undefined && { sk: { begins: `${queue}#` } }),
      ...(after !== undefined && { after }),
    });
    return items
      .map((item) => listedItem.parse(item))
      .map(({ gsi1sk, listed }) => ({ position: gsi1sk, letter: listed }));
  },
});

export type DeadLetterStore = ReturnType<typeof deadLetterStore>;
