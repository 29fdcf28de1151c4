import * as z from 'zod';

const queryOf = (most: number) =>
  z.strictObject({
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(most)
      .default(50)
      .meta({ description: `How many at the most, 1 to ${most}.` }),
    cursor: z.string().min(1).max(4000).optional().meta({ description: 'Where the page before ended.' }),
  });

/** The query of every list whose items are short. */
export const listQuery = queryOf(200);

/** The query of a list whose items are texts that people write: a page of the longest is an answer that Lambda takes. */
export const textsQuery = queryOf(50);

export type ListQuery = z.output<typeof listQuery>;

/** The answer of every list; no `cursor` on the last page. */
export const listOf = <Schema extends z.ZodType>(item: Schema) =>
  z.strictObject({ items: z.array(item), cursor: z.string().optional() });
