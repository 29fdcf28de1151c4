import * as z from 'zod';
import { line } from '../../../shared/kernel/text.ts';
import { patchOf, phoneEntry, reachable, shown } from './values.ts';

export const contactRoles = ['decision-maker', 'influencer', 'user', 'payer', 'technical', 'other'] as const;

const entered = {
  /** The organization that the person belongs to. */
  accountId: line(40),
  name: line(300),
  givenName: line(150).optional(),
  familyName: line(150).optional(),
  jobTitle: line(200).optional(),
  role: z.enum(contactRoles).optional(),
  /** The contact that this one reports to, of the same organization. */
  reportsToId: line(40).optional(),
  preferredChannel: z.enum(['email', 'phone', 'sms', 'letter', 'chat', 'visit']).optional(),
  ...reachable,
};

/** What somebody sends to create a contact. */
export const contactEntry = z
  .strictObject({ ...entered, name: entered.name.optional(), phones: z.array(phoneEntry).max(50).default([]) })
  .refine(({ name, givenName, familyName }) => [name, givenName, familyName].some((part) => part !== undefined), {
    message: 'needs a name, or one of its parts',
    path: ['name'],
  })
  .meta({ id: 'ContactEntry' });

/** A merge patch of a contact. */
export const contactPatch = patchOf(contactEntry.shape, ['accountId']).meta({ id: 'ContactPatch' });

export type ContactEntry = z.output<typeof contactEntry>;

/** A person in an organization. */
export const contact = z
  .strictObject({
    id: z.string(),
    number: z.string().meta({ examples: ['P-7KQ2M-9XH4C'] }),
    ...entered,
    ...shown,
    createdAt: z.iso.datetime(),
    createdBy: z.string().optional(),
    updatedAt: z.iso.datetime(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Contact' });

export type Contact = z.output<typeof contact>;
