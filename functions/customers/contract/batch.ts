import * as z from 'zod';

const MOST_IN_BATCH = 50;

/** Several entries at once: each is entered, or refused, for itself and in their order. */
export const batchBody = (entryId: string) =>
  z
    .strictObject({
      entries: z
        .array(z.looseObject({}))
        .min(1)
        .max(MOST_IN_BATCH)
        .meta({ description: `Each as ${entryId}.` }),
    })
    .meta({ id: `${entryId}Batch` });

/** The problem document of an entry that was refused. */
const problem = z.looseObject({ type: z.string(), status: z.number().int(), detail: z.string() });

/** What became of each entry, in their order: the status that it would have had alone, and its record or its problem. */
export const batchAnswer = <Schema extends z.ZodType>(record: Schema, recordId: string) =>
  z
    .strictObject({
      results: z.array(
        z.strictObject({ status: z.number().int(), record: record.optional(), problem: problem.optional() }),
      ),
    })
    .meta({ id: `${recordId}BatchResults` });

/** Whether to write what looks like somebody who is there. */
export const duplicateQuery = z.strictObject({
  allowDuplicate: z.enum(['true', 'false']).optional().meta({
    description: '`true` writes it though it may be a double; what only one may have is refused all the same.',
  }),
});
