import * as z from 'zod';
import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import { deadLetter, wholeDeadLetter, type DeadLetter, type WholeDeadLetter } from '../contract/dead-letter.ts';

const LIST = 'platform#dead-letters';
/** What was decided on is kept this long, to be looked at. */
const KEPT_HOURS = 24 * 90;

const keyOf = (id: string) => ({ pk: `platform#dead-letter#${id}`, sk: 'dead-letter' });

const stored = z.object(wholeDeadLetter.shape);
const listedItem = z.object({ gsi1sk: z.string(), listed: z.object(deadLetter.shape) });

const letterIn = (item: Item | undefined) => item && stored.parse(item);

/** Dead letters that wait for a decision are listed by queue and time; decided ones go away after a while. */
const attributesOf = (letter: WholeDeadLetter, now: Instant) => {
  const { body: _, ...listed } = letter;
  return letter.status === 'waiting'
    ? { gsi1pk: LIST, gsi1sk: `${letter.queue}#${letter.firstAt}#${letter.id}`, listed }
    : { expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)) };
};

/** What nobody could settle. */
export const deadLetterStore = (table: Table) => ({
  get: async (id: string) => letterIn(await table.get(keyOf(id), { consistent: true })),

  /** Stores a letter on the version before it; false when that is gone. */
  async put(letter: WholeDeadLetter, now: Instant) {
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...keyOf(letter.id),
        ...letter,
        ...attributesOf(letter, now),
        // While nobody has decided it is what the platform found.
        updatedBy: letter.decidedBy ?? 'system:dead-letters',
      },
      when: letter.version === 1 ? 'new' : { version: letter.version - 1 },
    });
    return ok;
  },

  /** Those that wait, by queue and time, after a position; of one queue, if it is named. */
  async waiting(
    after: string | undefined,
    limit: number,
    queue?: string,
  ): Promise<{ position: string; letter: DeadLetter }[]> {
    const items = await table.query({
      index: 'gsi1',
      pk: LIST,
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
