import { digestOf } from '../../../shared/kernel/id.ts';
import type { Key } from '../../../shared/dynamo/table.ts';

/**
 * An account's partition: its record, and the rows that the 360° view shows beside it, so that one query brings them all
 * (`sk` begins with `record`); beside them what the derived rows of the account are (`derived`).
 */
const accountPartition = (id: string) => `customers#account#${id}`;
export const accountKey = (id: string): Key => ({ pk: accountPartition(id), sk: 'record' });
export const contactRowKey = (accountId: string, id: string): Key => ({
  pk: accountPartition(accountId),
  sk: `record#contact#${id}`,
});

/** Later than every instant of this millennium, in milliseconds: what is subtracted from it sorts the latest first. */
const LATER = 99_999_999_999_999;

/** A ticket beside its account: the open ones before the others, each the latest first. */
export const ticketRowKey = (
  { accountId, isOpen, receivedAt }: { accountId: string; isOpen: boolean; receivedAt: string },
  id: string,
): Key => ({
  pk: accountPartition(accountId),
  sk: `record#ticket#${isOpen ? 'open' : 'resolved'}#${LATER - Date.parse(receivedAt)}#${id}`,
});

/** Where the tickets of an account begin. */
export const ticketsBeside = (accountId: string): Key => ({ pk: accountPartition(accountId), sk: 'record#ticket#' });

export const contactKey = (id: string): Key => ({ pk: `customers#contact#${id}`, sk: 'record' });

/** The search and list rows that a record has by now: they are written and taken away with this item's version. */
export const derivedKey = (record: Key): Key => ({ pk: record.pk, sk: 'derived' });

/** What only one record may have: an e-mail address, an external id, a value of a unique field. The value itself is in no key. */
export const lockKey = (kind: string, value: string): Key => ({
  pk: `customers#lock#${kind}#${digestOf(value)}`,
  sk: 'lock',
});

/** The accounts that share a phone, a name or a place: those that a new one is compared with. */
export const blockKey = (value: string): Key => ({ pk: `customers#block#${digestOf(value)}`, sk: 'block' });

/** Newest first by `<instant>#<event id>`. */
export const timelineKey = (accountId: string, sk: string): Key => ({ pk: `customers#timeline#${accountId}`, sk });

/** What an administrator keeps about customers: one item each. */
export const codeListsKey: Key = { pk: 'customers#standards', sk: 'code-lists' };
export const customFieldsKey: Key = { pk: 'customers#standards', sk: 'custom-fields' };

/** The account that a ticket is with; beside what else the customers know of the ticket. */
export const ticketLinkKey = (ticketId: string): Key => ({ pk: `customers#ticket#${ticketId}`, sk: 'link' });

/** Two accounts that went together, what was moved for it, and how far that is. */
const mergePartition = (id: string) => `customers#merge#${id}`;
export const mergeKey = (id: string): Key => ({ pk: mergePartition(id), sk: 'record' });
/** Something that moved from the one to the other, so that it can be moved back. */
export const movedKey = (mergeId: string, what: string): Key => ({ pk: mergePartition(mergeId), sk: `moved#${what}` });

/** Two accounts that may be the same customer; in the order of their ids. */
export const pairKey = (id: string): Key => ({ pk: `customers#pair#${id}`, sk: 'pair' });
/** Beside an account: another one that it is a pair with. */
export const pairedKey = (accountId: string, otherId: string): Key => ({
  pk: accountPartition(accountId),
  sk: `pair#${otherId}`,
});

/** What the rules of stages and grades look at, of every account, in the order of their ids. */
export const factsPartition = (shard: number) => `customers#facts#${shard}`;
export const factsKey = (shard: number, accountId: string): Key => ({ pk: factsPartition(shard), sk: accountId });

/** The rules of stages and grades; and how far it is that all accounts are looked at by them. */
export const stageRulesKey: Key = { pk: 'customers#standards', sk: 'stage-rules' };
export const stageRunKey: Key = { pk: 'customers#stage-run', sk: 'record' };

/** A file of records, and how far its entering is. */
export const importKey = (id: string): Key => ({ pk: `customers#import#${id}`, sk: 'record' });
/** The imports of an actor, or of `all`, the newest first. */
export const importRowKey = (of: string, createdAt: string, id: string): Key => ({
  pk: `customers#imports#${of}`,
  sk: `${LATER - Date.parse(createdAt)}#${id}`,
});

/** An erasure, and what it names: what is still to be done, what has still to be confirmed, what is gone. */
const erasurePartition = (id: string) => `customers#erasure#${id}`;
export const erasureKey = (id: string): Key => ({ pk: erasurePartition(id), sk: 'record' });
export const namedKey = (erasureId: string, list: 'todo' | 'open' | 'confirmed' | 'named', what: string): Key => ({
  pk: erasurePartition(erasureId),
  sk: `${list}#${what}`,
});
/** All erasures, the newest first. */
export const erasureRowKey = (requestedAt: string, id: string): Key => ({
  pk: 'customers#erasures',
  sk: `${LATER - Date.parse(requestedAt)}#${id}`,
});
/** Beside a record: the erasure that was asked for, and that nobody has refused. */
export const erasureBesideKey = (record: Key): Key => ({ pk: record.pk, sk: 'erasure' });

/** Beside an account: a merge that it had a part in. Beside a contact: a ticket of theirs. */
export const besideKey = (record: Key, list: 'merge' | 'ticket', id: string): Key => ({
  pk: record.pk,
  sk: `${list}#${id}`,
});

/** All that is kept of somebody, gathered in files. */
export const privacyExportKey = (id: string): Key => ({ pk: `customers#privacy-export#${id}`, sk: 'record' });
export const privacyExportRowKey = (requestedAt: string, id: string): Key => ({
  pk: 'customers#privacy-exports',
  sk: `${LATER - Date.parse(requestedAt)}#${id}`,
});

/** Records that somebody wants to have as files, and how far their writing is. */
export const exportKey = (id: string): Key => ({ pk: `customers#export#${id}`, sk: 'record' });
/** The exports of an actor, or of `all`, or `kept`: those that have something in the bucket; the newest first. */
export const exportRowKey = (of: string, createdAt: string, id: string): Key => ({
  pk: `customers#exports#${of}`,
  sk: `${LATER - Date.parse(createdAt)}#${id}`,
});
