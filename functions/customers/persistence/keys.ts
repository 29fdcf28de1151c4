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

/** A file of records, and how far its entering is. */
export const importKey = (id: string): Key => ({ pk: `customers#import#${id}`, sk: 'record' });
/** The imports of an actor, or of `all`, the newest first. */
export const importRowKey = (of: string, createdAt: string, id: string): Key => ({
  pk: `customers#imports#${of}`,
  sk: `${LATER - Date.parse(createdAt)}#${id}`,
});
