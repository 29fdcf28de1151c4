import { createHash } from 'node:crypto';

/** The shard of a collection that an id belongs to: always the same one, evenly spread. */
export const shardOf = (id: string, shards: number) => createHash('sha256').update(id).digest().readUInt32BE() % shards;

/** The numbers of all shards. */
export const everyShard = (shards: number) => Array.from({ length: shards }, (_, shard) => shard);
