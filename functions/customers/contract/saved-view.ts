import * as z from 'zod';
import { isField } from '../../access/contract/ruled-fields.ts';
import { recordTypes } from '../../access/contract/visibility.ts';
import { line, slug } from '../../../shared/kernel/text.ts';
import { accountFilter, contactFilter } from './lists.ts';

const filters = { account: accountFilter, contact: contactFilter };

/** All that any type of record is filtered by. */
const anyFilter = { ...accountFilter.shape, ...contactFilter.shape };

const columns = z.array(z.string().min(1).max(100)).max(30).meta({
  description: 'Fields of the record, custom ones as `customFields.<id>`, in the order in which they are shown.',
});

const sharedWith = z
  .union([z.enum(['nobody', 'everybody']), z.strictObject({ teamId: slug })])
  .meta({ description: 'Who sees the view beside whoever made it: nobody, everybody, or a team.' });

const entered = {
  name: line(120),
  recordType: z.enum(recordTypes),
  filter: z.strictObject(anyFilter),
  columns,
  sharedWith,
};

/** What somebody saves: which records of a type, and what of them. */
export const savedViewEntry = z
  .strictObject({
    ...entered,
    filter: entered.filter.default({}),
    columns: columns.default([]),
    sharedWith: sharedWith.default('nobody'),
  })
  .superRefine(({ recordType, filter, columns: named }, context) => {
    for (const name of Object.keys(filter))
      if (!(name in filters[recordType].shape))
        context.addIssue({ code: 'custom', message: `is no filter of a ${recordType}`, path: ['filter', name] });
    for (const [n, column] of named.entries())
      if (!isField(recordType, column))
        context.addIssue({ code: 'custom', message: `is no field of a ${recordType}`, path: ['columns', n] });
  })
  .meta({ id: 'SavedViewEntry' });

export type SavedViewEntry = z.output<typeof savedViewEntry>;

/** A merge patch of a saved view. */
export const savedViewPatch = z
  .strictObject({
    name: entered.name,
    filter: z.strictObject(
      Object.fromEntries(
        Object.entries(anyFilter).map(([name, filter]) => [name, z.nullable(filter.unwrap()).optional()]),
      ),
    ),
    columns,
    sharedWith,
  })
  .partial()
  .meta({ id: 'SavedViewPatch' });

/** A saved view. */
export const savedView = z
  .strictObject({
    id: z.string(),
    ...entered,
    ownerId: z.string().meta({ description: 'Whoever made it.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'SavedView' });

export type SavedView = z.output<typeof savedView>;
