import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';

/** So many tickets are named in one event. */
export const MOST_TICKETS = 20;
/** So many records are named in one event. */
export const MOST_NAMES = 50;

/** Nothing that people wrote shall be left of these tickets. The subject is the erasure. */
export const TicketErasureWanted = defineEvent(
  'ticket-erasure.wanted.v1',
  z.strictObject({ erasureId: z.string(), ticketIds: z.array(z.string()).min(1).max(MOST_TICKETS) }),
);

/** Dead letters that name one of these records must go. The subject is the erasure. */
export const LetterErasureWanted = defineEvent(
  'letter-erasure.wanted.v1',
  z.strictObject({
    erasureId: z.string(),
    /** Each part of the names is answered for itself. */
    part: z.string().min(1).max(100),
    ids: z.array(z.string().min(1)).min(1).max(MOST_NAMES),
    /** Said by the dead letters to themselves: the round of an answer that takes several. */
    round: z.number().int().min(0),
    after: z.string().optional(),
  }),
);

/**
 * A copy of these tickets is wanted for whoever they are about: put with `url`, which is good for 15 minutes. The subject is
 * the export.
 */
export const TicketCopyWanted = defineEvent(
  'ticket-copy.wanted.v1',
  z.strictObject({
    exportId: z.string(),
    part: z.number().int().min(0),
    ticketIds: z.array(z.string()).min(1).max(MOST_TICKETS),
    url: z.url(),
  }),
);
