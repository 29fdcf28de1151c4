import type { Clock } from '../../../shared/kernel/clock.ts';
import type { Cause, EventOf } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { LetterErasureWanted } from '../../customers/contract/erasure-events.ts';
import { LettersErased } from '../contract/events.ts';
import type { LetterErasures } from '../persistence/letter-erasures.ts';

/** Letters that are read at once: a body has up to 256 KB. */
const AT_ONCE = 20;
/** Letters of one round; the next one goes on. */
const MOST_LETTERS = 1_000;

const LISTS = ['waiting', 'decided'] as const;

/** Where a round goes on: the list, and the position in it. */
const placeIn = (after: string | undefined) => {
  const list = LISTS.find((one) => after?.startsWith(`${one} `)) ?? LISTS[0];
  const position = after?.slice(list.length + 1);
  return { list, position: position === '' ? undefined : position };
};

const names = (body: string, ids: readonly string[]) => ids.some((id) => body.includes(id));

/**
 * Leaves nothing of the dead letters whose message names one of these ids, be they waiting or decided on. A letter that names
 * none of them is not found: what cannot be read may be about anybody.
 */
export const eraseLetters =
  ({ erasures, clock }: { erasures: LetterErasures; clock: Clock }) =>
  async ({ data }: EventOf<typeof LetterErasureWanted>, cause: Cause) => {
    const { erasureId, part, ids, round } = data;
    const letterIds: string[] = [];
    let { list, position } = placeIn(data.after);
    let isLast = false;
    for (let seen = 0; seen < MOST_LETTERS && !isLast; seen += AT_ONCE) {
      const page = await erasures.page(list, position, AT_ONCE);
      const found = await erasures.getMany(page.map(({ id }) => id));
      for (const letter of found.filter(({ body }) => names(body, ids))) {
        if (!(await erasures.erase(letter, erasureId, 'system:erase-letters', clock.now())))
          throw new Error(`the dead letter ${letter.id} is being decided on`);
        letterIds.push(letter.id);
      }
      position = page.at(-1)?.position;
      if (page.length < AT_ONCE) {
        isLast = list === 'decided';
        [list, position] = ['decided', undefined];
      }
    }
    const now = clock.now();
    await erasures.say({ erasureId, part, round }, LettersErased({ erasureId, part, letterIds, isLast }), now, cause);
    if (!isLast) {
      const after = `${list} ${position ?? ''}`;
      const next = LetterErasureWanted({ erasureId, part, ids, round: round + 1, after });
      await erasures.say({ erasureId, part: `${part}>`, round: round + 1 }, next, now, cause);
    }
    return ok(undefined);
  };
