import type { Instant } from '../kernel/clock.ts';
import { shardOf } from './shards.ts';

/** The due index is one collection of the platform that every context's items appear in. */
export const DUE_SHARDS = 4;

export const dueShard = (shard: number) => `platform#due#${shard}`;

/**
 * The attributes that make an item a timer: when `at` has come, the platform publishes an event of this type about this
 * subject, again each minute until the item has moved on. An item without them is not due.
 */
export const dueKeys = (due: { at: Instant; type: string; subject: string; version: number }) => ({
  duePk: dueShard(shardOf(due.subject, DUE_SHARDS)),
  dueSk: [due.at, due.type, due.subject, due.version].join('#'),
});

/** What a sort key of the due index says. */
export const parseDueKey = (dueSk: string) => {
  const [at = '', type = '', subject = '', version = ''] = dueSk.split('#');
  return { at, type, subject, version: Number(version) };
};
