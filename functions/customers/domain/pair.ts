import type { Candidate } from '../contract/account.ts';

/** Two accounts that may be the same customer. */
export interface Pair {
  /** The two ids in order, with a hyphen. */
  readonly id: string;
  readonly ids: readonly [string, string];
  readonly score: number;
  readonly because: Candidate['because'];
  /** `dismissed`: somebody looked and said that they are two. */
  readonly status: 'open' | 'dismissed';
  readonly foundAt: string;
  readonly dismissedBy?: string | undefined;
  readonly version: number;
}

/** What accounts are compared by: another field of an account makes it no likelier or less likely a double. */
const COMPARED: ReadonlySet<string> = new Set([
  'kind',
  'name',
  'legalName',
  'tradeName',
  'birthday',
  'externalId',
  'emails',
  'phones',
  'addresses',
]);

export const isCompared = (field: string) => COMPARED.has(field);

/** The name of a pair, whichever of the two is named first. */
export const pairOf = (one: string, other: string) => {
  const ids: readonly [string, string] = one < other ? [one, other] : [other, one];
  return { id: ids.join('-'), ids };
};
