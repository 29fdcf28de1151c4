import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import type { PutWrite, Table, Write } from '../../../shared/dynamo/table.ts';
import { TicketLinked } from '../contract/events.ts';
import { besideKey, contactKey, ticketLinkKey } from './keys.ts';

const shape = z.object({ accountId: z.string(), version: z.number().int() });

/** Whose ticket it is. */
export interface TicketLink {
  readonly accountId: string;
  readonly version: number;
}

/** The account of each ticket: an item of its own, so that a link is told in the write that makes it. */
export const ticketLinkStore = (table: Table) => ({
  async get(ticketId: string): Promise<TicketLink | undefined> {
    const item = await table.get(ticketLinkKey(ticketId), { consistent: true });
    return item && shape.parse(item);
  },

  /** The write that gives a ticket to an account; refused when the link is not as it was. */
  writeOf(ticketId: string, accountId: string, before: TicketLink | undefined, now: Instant, cause: Cause): PutWrite {
    const version = (before?.version ?? 0) + 1;
    return {
      kind: 'put',
      item: { ...ticketLinkKey(ticketId), accountId, version },
      when: before ? { version: before.version } : 'new',
      events: stamp([TicketLinked({ accountId, ...(before && { fromAccountId: before.accountId }) })], {
        source: '/customers/ticket-links',
        subject: ticketId,
        record: `${ticketId}/link`,
        version,
        time: now,
        cause,
      }),
    };
  },

  /** The writes by which a ticket is a contact's, as long as the contact is there. */
  contactWritesOf: (ticketId: string, contactId: string): Write[] => [
    { kind: 'put', item: { ...besideKey(contactKey(contactId), 'ticket', ticketId), version: 1 }, when: 'new' },
    {
      kind: 'check',
      key: contactKey(contactId),
      when: { expression: '#status = :active', names: { '#status': 'status' }, values: { ':active': 'active' } },
    },
  ],
});

export type TicketLinkStore = ReturnType<typeof ticketLinkStore>;
