import type { Instant } from '../../../shared/kernel/clock.ts';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Key } from '../../../shared/dynamo/table.ts';
import { FREQUENT_SHARDS, isSpread, placesOf } from '../domain/search/frequent.ts';
import { charactersOf, type SearchType } from '../domain/search/text.ts';
import type { Token, TokenKind } from '../domain/search/token.ts';

/** The list of everything is spread over so many partitions; what one person, team or territory has is in one. */
const LIST_SHARDS = 4;

const EVERYTHING = 'all';

const shardsOf = (scope: string, shards: number) => (scope === EVERYTHING ? shards : 1);

export type ListType = 'account' | 'contact';

const listShard = (type: ListType, scope: string, shard: number) => `customers#${type}s#${scope}#${shard}`;

/** The row of a record in a list, whose place never changes. */
export const listRowKey = (type: ListType, scope: string, at: Instant, id: string): Key => ({
  pk: listShard(type, scope, shardOf(id, shardsOf(scope, LIST_SHARDS))),
  sk: `${at}#${id}`,
});

/** Where the rows of a list are. */
export const listPartitions = (type: ListType, scope: string) =>
  everyShard(shardsOf(scope, LIST_SHARDS)).map((shard) => listShard(type, scope, shard));

const LETTERS: Readonly<Record<TokenKind, string>> = { name: 'n', email: 'e', phone: 'p', number: '#' };

/** The first partition of a letter has the usual words, the others those that a large part of all records has. */
const searchShard = (type: SearchType, scope: string, { kind, text }: Token, shard: number) =>
  `customers#search#${type}#${scope}#${LETTERS[kind]}${charactersOf(text)[0] ?? ''}#${shard}`;

/** The row of a record for one of its tokens. */
export const searchRowKey = (type: SearchType, scope: string, token: Token, id: string): Key => ({
  pk: searchShard(type, scope, token, scope === EVERYTHING && isSpread(token) ? 1 + shardOf(id, FREQUENT_SHARDS) : 0),
  sk: `${token.text}#${id}`,
});

/** Where the rows are whose tokens begin like this. */
export const searchPartitions = (type: SearchType, scope: string, prefix: Token): string[] => {
  const places = scope === EVERYTHING ? placesOf(prefix) : { usual: true, frequent: false };
  return [
    ...(places.usual ? [0] : []),
    ...(places.frequent ? everyShard(FREQUENT_SHARDS).map((shard) => 1 + shard) : []),
  ].map((shard) => searchShard(type, scope, prefix, shard));
};

/** What the customers know of a ticket: the account that it is with, and what waits until there is one. */
export const ticketKey = (id: string): Key => ({ pk: `customers#ticket#${id}`, sk: 'record' });

export const savedViewKey = (id: string): Key => ({ pk: `customers#view#${id}`, sk: 'record' });

/** The row of a saved view in a list: of its owner, of a team, of everybody. */
export const savedViewRowKey = (
  scope: string,
  { createdAt, id }: { readonly createdAt: string; readonly id: string } = { createdAt: '', id: '' },
): Key => ({ pk: `customers#views#${scope}`, sk: `${createdAt}#${id}` });
