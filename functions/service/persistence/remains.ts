import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { TicketErased } from '../contract/events.ts';
import type { Key, Table, Write } from '../../../shared/dynamo/table.ts';
import { historyEntry } from '../contract/ticket.ts';
import { ticketPartition } from './tickets.ts';

/** Rows that are looked at, and written, at once. */
const AT_ONCE = 45;

const row = z.object({ sk: z.string() });
const historyRow = z.object({ sk: z.string(), ...historyEntry.shape });

const mailKey = (eventId: string): Key => ({ pk: `service#mail#${eventId}`, sk: 'mail' });

/** What stands beside a ticket: its messages, its remembered requests, the reasons in its history, the notes of its mails. */
export const remainsOf = (table: Table) => {
  const written = async (writes: readonly Write[]) => {
    const outcome = await table.write(...writes);
    if (!outcome.ok) throw new Error('what nobody else writes could not be written');
  };
  const walk = async (
    pk: string,
    begins: string,
    away: (sks: readonly string[], items: readonly unknown[]) => Write[],
  ) => {
    let after: string | undefined;
    for (;;) {
      const items = await table.query({
        pk,
        sk: { begins },
        limit: AT_ONCE,
        consistent: true,
        ...(after !== undefined && { after }),
      });
      const sks = items.map((item) => row.parse(item).sk);
      if (items.length > 0) await written(away(sks, items));
      if (items.length < AT_ONCE) return;
      after = sks.at(-1);
    }
  };
  return {
    /** Says of a ticket that is not there that nothing is left of it; said again, it changes nothing. */
    async sayNothing(ticketId: string, erasureId: string, now: Instant, cause: Cause): Promise<void> {
      await table.write({
        kind: 'put',
        item: { pk: `service#erased#${ticketId}`, sk: erasureId, version: 1 },
        when: 'new',
        events: stamp([TicketErased({ erasureId })], {
          source: '/service/tickets',
          subject: ticketId,
          record: `${ticketId}/${erasureId}`,
          version: 1,
          time: now,
          cause,
        }),
      });
    },

    /** Takes away what people wrote; what happened, and when, stays in the history. */
    async erase(ticketId: string): Promise<void> {
      const pk = ticketPartition(ticketId);
      for (const begins of ['message#', 'request#'])
        await walk(pk, begins, (sks) => sks.map((sk) => ({ kind: 'delete', key: { pk, sk } })));
      await walk(pk, 'history#', (_, items) =>
        items.flatMap((item): Write[] => {
          const { sk, why: __, ...entry } = historyRow.parse(item);
          const order = sk.split('#').at(-1) ?? '0';
          return [
            { kind: 'put', item: { pk, sk, ...entry }, when: { expression: 'attribute_exists(pk)' } },
            { kind: 'delete', key: mailKey(`${ticketId}:${entry.version}:${order}`) },
          ];
        }),
      );
    },
  };
};

export type Remains = ReturnType<typeof remainsOf>;
