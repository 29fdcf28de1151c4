import * as z from 'zod';

/** The query of every list. */
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'How many at the most, 1 to 200.' }),
  cursor: z.string().min(1).max(4000).optional().meta({ description: 'Where the page before ended.' }),
});

export type ListQuery = z.output<typeof listQuery>;

/** The answer of every list; no `cursor` on the last page. */
export const listOf = <Schema extends z.ZodType>(item: Schema) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });
