import * as z from 'zod';
import type { Table } from '../../../shared/dynamo/table.ts';
import { accountSummary, type AccountSummary } from '../contract/account.ts';
import { contactSummary, type ContactSummary } from '../contract/lists.ts';
import { listPartitions, type ListType } from './view-keys.ts';

const listRow = z.object({ sk: z.string(), summary: z.unknown() });
const accountShape: z.ZodType<AccountSummary> = z.object(accountSummary.shape);
const contactShape: z.ZodType<ContactSummary> = z.object(contactSummary.shape);

/** What one reading brought. */
export interface Stretch<Summary> {
  /** Newest first, each record once. */
  readonly rows: readonly { readonly position: string; readonly summary: Summary }[];
  /** Where to read on; nothing when all was read. */
  readonly until: string | undefined;
}

/** How much is read for a page: of each partition, and of all of them together. */
interface Bounds {
  readonly each: number;
  readonly most: number;
}

/** Records by scope, newest first; their places never change, so nothing is skipped or comes twice while others write. */
export const listStore = (table: Table) => {
  const stretch = async <Summary>(
    type: ListType,
    shape: z.ZodType<Summary>,
    scopes: readonly string[],
    after: string | undefined,
    { each, most }: Bounds,
  ): Promise<Stretch<Summary>> => {
    const partitions = scopes.flatMap((scope) => listPartitions(type, scope));
    const limit = Math.min(each, Math.ceil(most / partitions.length));
    const read = await Promise.all(
      partitions.map(async (pk) => {
        const items = await table.query({ pk, backward: true, limit, ...(after !== undefined && { after }) });
        return items.map((item) => {
          const { sk, summary } = listRow.parse(item);
          return { sk, summary: shape.parse(summary) };
        });
      }),
    );
    // Beyond the last row of a partition that was not read to its end there may be others: so far it is known what comes next.
    const ends = read.flatMap((rows) => (rows.length === limit ? (rows.at(-1)?.sk ?? []) : []));
    const until = ends.toSorted().at(-1);
    const rows = new Map(
      read.flat().flatMap(({ sk, summary }) => (until === undefined || sk >= until ? [[sk, summary]] : [])),
    );
    return {
      rows: [...rows]
        .map(([position, summary]) => ({ position, summary }))
        .toSorted((a, b) => (a.position > b.position ? -1 : 1)),
      until,
    };
  };
  return {
    /** Accounts of these scopes after a position, as far as the bounds let it read; a record in several scopes comes once. */
    accounts: (scopes: readonly string[], after: string | undefined, bounds: Bounds) =>
      stretch('account', accountShape, scopes, after, bounds),
    contacts: (scopes: readonly string[], after: string | undefined, bounds: Bounds) =>
      stretch('contact', contactShape, scopes, after, bounds),
  };
};

export type ListStore = ReturnType<typeof listStore>;
