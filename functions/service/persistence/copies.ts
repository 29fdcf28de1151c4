import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { TicketsCopied } from '../contract/events.ts';

/** Longer than an export may wait for an answer. */
const KEPT_HOURS = 24 * 15;

/** What was answered to those who wanted copies of tickets: no word of the tickets. */
export const copyStore = (table: Table) => ({
  /** Says that a part of the copies is there; said again, it changes nothing. */
  async say(exportId: string, part: number, now: Instant, cause: Cause) {
    await table.write({
      kind: 'put',
      item: {
        pk: `service#copy#${exportId}`,
        sk: `part#${part}`,
        version: 1,
        expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
      },
      when: 'new',
      events: stamp([TicketsCopied({ exportId, part })], {
        source: '/service/copies',
        subject: exportId,
        record: `${exportId}/${part}`,
        version: 1,
        time: now,
        cause,
      }),
    });
  },
});

export type CopyStore = ReturnType<typeof copyStore>;

/** Stores a file where a link says. */
export const putFile = async (url: string, body: string): Promise<void> => {
  const answer = await fetch(url, { method: 'PUT', body });
  if (!answer.ok) throw new Error(`the file could not be put: ${answer.status}`);
};
