import { sha256 } from '../../../shared/kernel/hash.ts';
import type { Sealed } from './audit-entry.ts';

/** How many chains there are, for ever: a record's entries are all in one of them. */
export const CHAINS = 16;

/** The end of a chain: its last link, or nothing yet. */
export interface Head {
  readonly chain: number;
  /** Number of the last link, from 1; 0 when there is none. */
  readonly seq: number;
  readonly hash: string;
}

/** What was appended at one time: the texts of entries, bound to all that was there before. */
export interface Link extends Head {
  /** The hash of the link before. */
  readonly prev: string;
  readonly entries: readonly string[];
}

/** DynamoDB's limits: a link, a head and a row for each entry fit into one transaction, with room to spare. */
const MOST_ENTRIES = 40;
const MOST_BYTES = 1_500_000;

/** The head of a chain that has no link yet. */
export const beginning = (chain: number): Head => ({ chain, seq: 0, hash: sha256(`audit chain ${chain}`) });

export const hashOf = ({ chain, seq, prev, entries }: Omit<Link, 'hash'>) =>
  sha256(JSON.stringify([chain, seq, prev, entries]));

/** The next link of a chain. */
export const linkAfter = ({ chain, seq, hash: prev }: Head, entries: readonly string[]): Link => {
  const link = { chain, seq: seq + 1, prev, entries };
  return { ...link, hash: hashOf(link) };
};

const bytesOf = ({ text, values }: Sealed) => Buffer.byteLength(text) + Buffer.byteLength(values?.changes ?? '');

/**
 * Cuts entries into as few links as will do, in their order. An erasure begins a link, so that what it erases is in the links
 * before its own.
 */
export const portionsOf = (entries: readonly Sealed[]): Sealed[][] => {
  const portions: Sealed[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const open = portions.at(-1);
    const size = bytesOf(entry);
    if (open && open.length < MOST_ENTRIES && bytes + size <= MOST_BYTES && entry.entry.kind !== 'erased') {
      open.push(entry);
      bytes += size;
    } else {
      portions.push([entry]);
      bytes = size;
    }
  }
  return portions;
};
