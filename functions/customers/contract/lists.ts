import * as z from 'zod';
import { listQuery } from '../../../shared/kernel/list.ts';
import { line, slug } from '../../../shared/kernel/text.ts';
import { accountKinds, grades, stages } from './account.ts';
import { contact, contactRoles } from './contact.ts';

/** What both kinds of records are filtered by; all that is given must hold. */
const common = {
  ownerId: line(128).optional(),
  teamId: slug.optional(),
  territoryId: slug.optional(),
  tag: line(60).optional().meta({ description: 'One of the tags, as it is written.' }),
  changedSince: z.iso.datetime().optional().meta({ description: 'Changed at this moment or later.' }),
};

/** What lists of accounts are filtered by. */
export const accountFilter = z
  .strictObject({
    ...common,
    kind: z.enum(accountKinds).optional(),
    stage: z.enum(stages).optional(),
    grade: z.enum(grades).optional(),
    industry: slug.optional(),
    region: slug.optional(),
  })
  .meta({ id: 'AccountFilter' });

export type AccountFilter = z.output<typeof accountFilter>;

/** What lists of contacts are filtered by. */
export const contactFilter = z
  .strictObject({ ...common, role: z.enum(contactRoles).optional() })
  .meta({ id: 'ContactFilter' });

export type ContactFilter = z.output<typeof contactFilter>;

export const accountsQuery = z.strictObject({ ...listQuery.shape, ...accountFilter.shape });

export const contactsQuery = z.strictObject({
  ...listQuery.shape,
  ...contactFilter.shape,
  accountId: z.string().min(1).max(40).optional().meta({ description: 'Those of one organization, by id.' }),
});

/** A contact in a list. */
export const contactSummary = contact
  .pick({
    id: true,
    number: true,
    accountId: true,
    name: true,
    jobTitle: true,
    role: true,
    emails: true,
    phones: true,
    tags: true,
    ownerId: true,
    teamId: true,
    territoryId: true,
    updatedAt: true,
    version: true,
  })
  .meta({ id: 'ContactSummary' });

export type ContactSummary = z.output<typeof contactSummary>;
