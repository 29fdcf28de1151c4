import * as z from 'zod';
import type { Table } from '../../../shared/dynamo/table.ts';
import type { SearchCard } from '../domain/derived-rows.ts';
import { searchTypes, type SearchType } from '../domain/search/text.ts';
import type { Token } from '../domain/search/token.ts';
import { searchPartitions } from './view-keys.ts';

const searchRow = z.object({
  card: z.object({
    type: z.enum(searchTypes),
    id: z.string(),
    number: z.string(),
    title: z.string(),
    kind: z.enum(['organization', 'person']).optional(),
    accountId: z.string().optional(),
    subtitle: z.object({ field: z.string(), text: z.string() }).optional(),
    names: z.record(z.string(), z.string()),
    emails: z.array(z.string()),
    phones: z.array(z.string()),
  }),
}) satisfies z.ZodType<{ card: SearchCard }>;

/** What was found in one place. */
export interface Finding {
  readonly cards: readonly SearchCard[];
  /** There is more in this place than was read. */
  readonly isCut: boolean;
}

/** The collection of tokens: by type of record, by scope, by kind and first character. */
export const searchStore = (table: Table) => ({
  /**
   * Records of a type in a scope that have a token which begins like `prefix`: one query, up to five for what may be a frequent
   * word, each of up to `limit` rows.
   */
  find: (type: SearchType, scope: string, prefix: Token, limit: number): Promise<Finding[]> =>
    Promise.all(
      searchPartitions(type, scope, prefix).map(async (pk) => {
        const items = await table.query({ pk, sk: { begins: prefix.text }, limit: limit + 1 });
        return {
          cards: items.slice(0, limit).map((item) => searchRow.parse(item).card),
          isCut: items.length > limit,
        };
      }),
    ),
});

export type SearchStore = ReturnType<typeof searchStore>;
