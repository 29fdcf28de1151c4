import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause, type EventDraft } from '../../../shared/kernel/event.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import type { WholeDeadLetter } from '../contract/dead-letter.ts';
import { DECIDED, KEPT_HOURS, letterIn, letterKey, listedItem, WAITING } from './dead-letters.ts';

/** Dead letters as an erasure goes through them, and what was answered to it. */
export const letterErasures = (table: Table) => ({
  /** Ids of letters, of those that wait or of those that were decided on, after a position. */
  async page(list: 'waiting' | 'decided', after: string | undefined, limit: number) {
    const pk = list === 'waiting' ? WAITING : DECIDED;
    const items = await table.query({ index: 'gsi1', pk, limit, ...(after !== undefined && { after }) });
    return items.map((item) => {
      const { gsi1sk, listed } = listedItem.parse(item);
      return { position: gsi1sk, id: listed.id };
    });
  },

  /** The letters of these ids that are there, whole. */
  async getMany(ids: readonly string[]): Promise<WholeDeadLetter[]> {
    if (ids.length === 0) return [];
    const items = await table.getMany(ids.map(letterKey), { consistent: true });
    return items.flatMap((item) => letterIn(item) ?? []);
  },

  /** Leaves nothing of a letter but that it was erased; false when it is not as it was. */
  async erase({ id, version }: WholeDeadLetter, erasureId: string, by: string, now: Instant): Promise<boolean> {
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...letterKey(id),
        erasureId,
        updatedBy: by,
        updatedAt: now,
        version: version + 1,
        expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
      },
      when: { version },
    });
    return ok;
  },

  /** Answers a part of an erasure, or goes on with it; said again, it changes nothing. */
  async say(
    { erasureId, part, round }: { erasureId: string; part: string; round: number },
    said: EventDraft,
    now: Instant,
    cause: Cause,
  ) {
    await table.write({
      kind: 'put',
      item: {
        pk: `platform#letter-erasure#${erasureId}`,
        sk: `${part}#${round}`,
        version: 1,
        expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
      },
      when: 'new',
      events: stamp([said], {
        source: '/platform/dead-letters',
        subject: erasureId,
        record: `${erasureId}/letters/${part}/${round}`,
        version: 1,
        time: now,
        cause,
      }),
    });
  },
});

export type LetterErasures = ReturnType<typeof letterErasures>;
