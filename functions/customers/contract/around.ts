import * as z from 'zod';
import { channels, statuses, ticketTypes } from '../../service/contract/ticket.ts';
import { account } from './account.ts';
import { contact } from './contact.ts';
import { contactSummary } from './lists.ts';

/** A contact of the customer. */
const contactCard = z
  .strictObject({
    ...contactSummary.shape,
    reportsToId: contact.shape.reportsToId,
    preferredChannel: contact.shape.preferredChannel,
  })
  .meta({ id: 'ContactCard' });

export type ContactCard = z.output<typeof contactCard>;

/** A ticket of the customer. */
export const ticketCard = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    status: z.enum(statuses),
    type: z.enum(ticketTypes),
    channel: z.enum(channels),
    departmentId: z.string().optional(),
    receivedAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().optional(),
    escalationLevel: z.number().int().min(0).max(3),
  })
  .meta({ id: 'TicketCard' });

export type TicketCard = z.output<typeof ticketCard>;

/**
 * Everything about a customer. Further parts come beside these, each a list under its own name: readers leave alone what they
 * do not know.
 */
export const around = z
  .looseObject({
    profile: account,
    contacts: z.array(contactCard),
    /** The open ones first, then those that are resolved; each the latest first. */
    tickets: z.array(ticketCard),
    more: z.array(z.string()).meta({ description: 'The parts of which there is more than is shown.' }),
  })
  .meta({ id: 'CustomerAround' });

export type Around = z.output<typeof around>;
