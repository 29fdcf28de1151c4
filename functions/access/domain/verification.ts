import type { Instant } from '../../../shared/kernel/clock.ts';
import type { AuditFault, VerificationView } from '../contract/audit.ts';
import { beginning, CHAINS, type Head } from './audit-chain.ts';

/** A check of all chains, and how far it is. */
export type Verification = Omit<VerificationView, 'intact'> & {
  /** The chain that is being checked, up to which link; the chains before it are done. */
  readonly at: Head;
  /** A mark of the request that made it, to tell a repeat from another request with the same key. */
  readonly requestMark?: string | undefined;
};

const MOST_FAULTS = 100;

export const requested = (id: string, requestedBy: string, now: Instant): Verification => ({
  id,
  status: 'queued',
  requestedBy,
  createdAt: now,
  updatedAt: now,
  entries: 0,
  erased: 0,
  headFiles: 0,
  faultCount: 0,
  faults: [],
  at: beginning(0),
  version: 1,
});

/** What a step of the check has seen. */
export interface Seen {
  readonly at: Head;
  readonly entries: number;
  readonly erased: number;
  readonly headFiles: number;
  readonly faults: readonly AuditFault[];
}

/** The verification after a step; done when no chain is left. */
export const carriedOn = (before: Verification, seen: Seen, now: Instant): Verification => ({
  ...before,
  status: seen.at.chain < CHAINS ? 'running' : 'done',
  at: seen.at,
  entries: before.entries + seen.entries,
  erased: before.erased + seen.erased,
  headFiles: seen.headFiles,
  faultCount: before.faultCount + seen.faults.length,
  faults: [...before.faults, ...seen.faults].slice(0, MOST_FAULTS),
  updatedAt: now,
  version: before.version + 1,
});
