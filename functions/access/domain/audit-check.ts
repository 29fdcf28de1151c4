import type { AuditFault } from '../contract/audit.ts';
import { hashOf, type Head, type Link } from './audit-chain.ts';
import { digestOfValues } from './audit-entry.ts';

/** Hashes that were stored out of reach, by chain and number of the link: more than one when they contradict each other. */
export type Stored = ReadonlyMap<string, ReadonlySet<string>>;

const placeOf = ({ chain, seq }: Pick<Head, 'chain' | 'seq'>) => `${chain}#${seq}`;

/** All the heads of all the files. */
export const storedOf = (heads: readonly Head[]): Stored => {
  const stored = new Map<string, Set<string>>();
  for (const head of heads) stored.set(placeOf(head), (stored.get(placeOf(head)) ?? new Set()).add(head.hash));
  return stored;
};

const contradicts = (stored: Stored, head: Head) => {
  const hashes = stored.get(placeOf(head));
  return hashes !== undefined && [...hashes].some((hash) => hash !== head.hash);
};

/** Where the check of a chain stands, and what it found on the way. */
export interface Walked {
  readonly at: Head;
  readonly faults: readonly AuditFault[];
}

/**
 * Goes along links, in the order of their numbers, from where the check stands. A fault is told once: the check goes on from
 * what is stored.
 */
export const walkAlong = (from: Head, links: readonly Link[], stored: Stored): Walked => {
  const faults: AuditFault[] = [];
  let at = from;
  for (const link of links) {
    const { chain, seq, hash } = link;
    if (seq > at.seq + 1) faults.push({ kind: 'gap', chain, link: at.seq + 1 });
    else if (link.prev !== at.hash) faults.push({ kind: 'edited-entry', chain, link: Math.max(1, at.seq) });
    if (hashOf(link) !== hash) faults.push({ kind: 'edited-entry', chain, link: seq });
    else if (contradicts(stored, link)) faults.push({ kind: 'rewritten', chain, link: seq });
    at = { chain, seq, hash };
  }
  return { at, faults };
};

/** What is wrong with the end of a chain that was walked along, by the head that the table names and by those stored. */
export const faultsAtEnd = (at: Head, head: Head | undefined, stored: Stored): AuditFault[] => {
  const { chain, seq } = at;
  const beyond = [...stored.keys()]
    .map((place) => place.split('#').map(Number))
    .some(([storedChain, storedSeq = 0]) => storedChain === chain && storedSeq > seq);
  if (beyond || (head && head.seq > seq)) return [{ kind: 'cut-tail', chain, link: seq + 1 }];
  const isLast = head ? head.hash === at.hash : seq === 0;
  return isLast ? [] : [{ kind: 'forged-head', chain, link: seq }];
};

/** What a row keeps beside the entry: the values, or which erasure took them. */
export interface Row {
  readonly chain: number;
  readonly seq: number;
  readonly text: string;
  readonly values?: { readonly salt: string; readonly changes: string } | undefined;
  readonly erasedBy?: string | undefined;
}

/**
 * Whether the row of an entry is as it was chained. `erased`: the row says that an erasure took the values, which is still
 * to be proven.
 * @param digest what the entry's values were sealed with, if it had any
 */
export const checkRow = (
  text: string,
  digest: string | undefined,
  place: Pick<Head, 'chain' | 'seq'>,
  row: Row | undefined,
): 'intact' | 'erased' | 'edited-value' | 'lost-value' => {
  if (!row) return 'lost-value';
  if (row.text !== text || placeOf(row) !== placeOf(place)) return 'edited-value';
  if (row.values) return digest === digestOfValues(row.values) ? 'intact' : 'edited-value';
  if (digest === undefined) return 'intact';
  return row.erasedBy === undefined ? 'lost-value' : 'erased';
};
