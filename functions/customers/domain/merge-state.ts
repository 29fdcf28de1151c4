import type { Instant } from '../../../shared/kernel/clock.ts';
import type { ActiveAccount } from './account.ts';

/** What hangs on an account, in the order in which it moves. */
const phases = ['contacts', 'tickets', 'timeline'] as const;

export type Phase = (typeof phases)[number];

/** Two accounts that went together. */
export interface Merge {
  readonly id: string;
  readonly targetId: string;
  readonly sourceId: string;
  readonly status: 'moving' | 'moved' | 'undoing' | 'undone';
  /** Both as they were, and the target as the merge made it: what an undoing starts from. */
  readonly targetBefore: ActiveAccount;
  readonly sourceBefore: ActiveAccount;
  readonly merged: ActiveAccount;
  readonly setAside: Readonly<Record<string, unknown>>;
  readonly moved: Readonly<Record<Phase, number>>;
  readonly phase: Phase;
  /** How far the phase is. */
  readonly after?: string | undefined;
  /** After it was undone: the fields that were changed since the merge, and kept. */
  readonly kept?: readonly string[] | undefined;
  readonly mergedAt: Instant;
  readonly mergedBy: string;
  readonly undoneAt?: Instant | undefined;
  readonly undoneBy?: string | undefined;
  /** A digest of the request's body, when it came with an `Idempotency-Key`. */
  readonly body?: string | undefined;
  readonly version: number;
}

/** What a step moved: how many things, and where the next one goes on; nowhere when none of the phase is left. */
export interface Progress {
  readonly count: number;
  readonly after?: string | undefined;
}

/** The merge after a step: on in its phase, at the beginning of the next one, or done. */
export const afterStep = (merge: Merge, { count, after }: Progress): Merge => {
  const direction = merge.status === 'undoing' ? -1 : 1;
  const moved = { ...merge.moved, [merge.phase]: Math.max(0, merge.moved[merge.phase] + direction * count) };
  const next = { ...merge, moved, version: merge.version + 1 };
  if (after !== undefined) return { ...next, after };
  // What a step moved before it died is not in its count; but of a phase that is through, nothing is left to come back.
  const through = merge.status === 'undoing' ? { ...next, moved: { ...moved, [merge.phase]: 0 } } : next;
  const phase = phases[phases.indexOf(merge.phase) + 1];
  return phase === undefined
    ? { ...through, after: undefined, status: merge.status === 'undoing' ? 'undone' : 'moved' }
    : { ...through, after: undefined, phase };
};
