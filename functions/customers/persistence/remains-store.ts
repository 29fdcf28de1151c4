import * as z from 'zod';
import type { Key, Table, Write } from '../../../shared/dynamo/table.ts';
import { accountKey, besideKey, contactKey, mergeKey, movedKey, timelineKey } from './keys.ts';

const row = z.object({ sk: z.string() });

const ROWS = 'record#';

/** What stands beside a record and in the partitions that are about it: where an erasure finds it. */
export const remainsStore = (table: Table) => {
  const rows = async (pk: string, begins: string | undefined, limit: number, after?: string): Promise<Key[]> => {
    const items = await table.query({
      pk,
      ...(begins !== undefined && { sk: { begins } }),
      limit,
      consistent: true,
      ...(after !== undefined && { after }),
    });
    return items.map((item) => ({ pk, sk: row.parse(item).sk }));
  };
  const idsOf = async (record: Key, list: 'merge' | 'ticket', limit: number) => {
    const { pk, sk } = besideKey(record, list, '');
    return (await rows(pk, sk, limit)).map((found) => found.sk.slice(sk.length));
  };
  return {
    mergesOf: (accountId: string, limit: number) => idsOf(accountKey(accountId), 'merge', limit),
    ticketsOfContact: (id: string, limit: number) => idsOf(contactKey(id), 'ticket', limit),

    /** The rows of contacts and tickets beside an account. */
    besides: (accountId: string, limit: number) => rows(accountKey(accountId).pk, ROWS, limit),
    timeline: (accountId: string, limit: number) => rows(timelineKey(accountId, '').pk, undefined, limit),
    movedBy: (mergeId: string, limit: number) => rows(movedKey(mergeId, '').pk, movedKey(mergeId, '').sk, limit),

    mergeRemovalOf: (mergeId: string, ...accountIds: readonly string[]): Write[] => [
      { kind: 'delete', key: mergeKey(mergeId) },
      ...accountIds.map((id): Write => ({ kind: 'delete', key: besideKey(accountKey(id), 'merge', mergeId) })),
    ],

    removalOf: (key: Key): Write => ({ kind: 'delete', key }),
  };
};

export type RemainsStore = ReturnType<typeof remainsStore>;
