import * as z from 'zod';
import { line } from '../../../shared/kernel/text.ts';

/** Fields of which an account has one value: where both have one, somebody says whose holds. */
export const singleFields = [
  'name',
  'legalName',
  'tradeName',
  'givenName',
  'familyName',
  'language',
  'timeZone',
  'birthday',
  'externalId',
  'ownerId',
  'teamId',
  'territoryId',
  'industry',
  'occupation',
  'region',
  'source',
  'currency',
  'employees',
  'figures',
  'stage',
  'grade',
] as const;

export type SingleField = (typeof singleFields)[number];

const CUSTOM_FIELD = /^customFields\.[a-z0-9][a-z0-9-]{0,63}$/;

export const mergeBody = z
  .strictObject({
    sourceId: line(40).meta({ description: 'The account that goes into the other one.' }),
    fields: z
      .record(
        z.string().refine((name) => singleFields.some((one) => one === name) || CUSTOM_FIELD.test(name), {
          message: 'is no field of which an account has one value',
        }),
        z.enum(['target', 'source']),
      )
      .default({})
      .meta({
        description: "Whose value holds, by field: `customFields.<id>` for custom ones. The target's if silent.",
      }),
  })
  .meta({ id: 'MergeBody' });

export type MergeBody = z.output<typeof mergeBody>;

export const merge = z
  .strictObject({
    id: z.string(),
    targetId: z.string(),
    sourceId: z.string(),
    status: z.enum(['moving', 'moved', 'undoing', 'undone']).meta({
      description: 'The records are as they shall be at once; what hangs on the source follows while it says so.',
    }),
    /** How many went along so far; while it is undone, how many are still to come back. */
    moved: z.strictObject({
      contacts: z.number().int().min(0),
      tickets: z.number().int().min(0),
      timeline: z.number().int().min(0),
    }),
    /** The source's or the target's values that do not hold. Hidden fields are left out. */
    setAside: z.record(z.string(), z.unknown()),
    /** After it was undone: the fields that somebody had changed since, and that were kept. */
    kept: z.array(z.string()).optional(),
    mergedAt: z.iso.datetime(),
    mergedBy: z.string(),
    undoneAt: z.iso.datetime().optional(),
    undoneBy: z.string().optional(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Merge' });

export type MergeView = z.output<typeof merge>;

/** Two accounts that may be the same customer. */
export const duplicatePair = z
  .strictObject({
    id: z.string(),
    score: z.number().min(0).max(1),
    because: z.array(z.string()),
    accounts: z.array(z.strictObject({ id: z.string(), number: z.string(), name: z.string() })).length(2),
    foundAt: z.iso.datetime(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'DuplicatePair' });
