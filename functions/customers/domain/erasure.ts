import type * as z from 'zod';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import {
  erasedKinds,
  erasureParts,
  livesOn,
  type ErasedKind,
  type ErasureView,
  type erasureBody,
} from '../contract/privacy.ts';

export type Part = (typeof erasureParts)[number];
type WaitsFor = NonNullable<ErasureView['waitsFor']>;

/** Whom an erasure is about. */
export interface Subject {
  readonly type: 'account' | 'contact';
  readonly id: string;
}

interface Base {
  readonly id: string;
  readonly subject: Subject;
  readonly reason: z.output<typeof erasureBody>['reason'];
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly updatedAt: Instant;
  /** The actor of the latest change; the audit looks for it. */
  readonly updatedBy: string;
  readonly version: number;
}

/** Somebody asked; somebody else must agree. */
export interface Requested extends Base {
  readonly status: 'requested';
}

interface Refused extends Base {
  readonly status: 'refused';
  readonly refusedBy: string;
  readonly refusedAt: Instant;
}

interface Agreed extends Base {
  readonly agreedBy: string;
  readonly agreedAt: Instant;
}

/** At work, part after part. */
export interface Running extends Agreed {
  readonly status: 'running';
  readonly part: Part;
  /** How far the part is. */
  readonly after?: string | undefined;
  readonly waitsFor?: WaitsFor | undefined;
}

export interface Complete extends Agreed {
  readonly status: 'complete';
  readonly completedAt: Instant;
  readonly removed: Partial<Record<ErasedKind, number>>;
  /** When the dead letters are looked through once more: what lay in a queue may have become one. */
  readonly lastLookAt?: Instant | undefined;
}

export type Erasure = Requested | Refused | Running | Complete;

const touched = (before: Erasure, by: string, now: Instant) => ({
  updatedAt: now,
  updatedBy: by,
  version: before.version + 1,
});

export const requestErasure = (
  { id, subject, reason, by }: Pick<Base, 'id' | 'subject' | 'reason'> & { readonly by: string },
  now: Instant,
): Requested => ({
  id,
  subject,
  reason,
  status: 'requested',
  requestedBy: by,
  requestedAt: now,
  updatedAt: now,
  updatedBy: by,
  version: 1,
});

const decidedOn = () => refuse('decided', 'Somebody has decided on this erasure already.');

/** A second person agrees. */
export const agree = (before: Erasure, by: string, now: Instant) => {
  if (by === before.requestedBy)
    return refuse('own-request', 'Whoever asked for an erasure cannot agree to it: ask somebody else.');
  if (before.status !== 'requested') return decidedOn();
  const next: Running = {
    ...before,
    ...touched(before, by, now),
    status: 'running',
    agreedBy: by,
    agreedAt: now,
    part: 'imports',
  };
  return ok(next);
};

/** Somebody refuses, or whoever asked thinks better of it. */
export const refuseErasure = (before: Erasure, by: string, now: Instant) => {
  if (before.status !== 'requested') return decidedOn();
  const next: Refused = { ...before, ...touched(before, by, now), status: 'refused', refusedBy: by, refusedAt: now };
  return ok(next);
};

/** What a step came to: something it must wait for, a place to go on from, or the end of the part. */
export type Progress = { readonly waitsFor: WaitsFor } | { readonly after: string } | 'done';

/** The erasure after a step of its part; the last part has no end but the completion. */
export const afterStep = (before: Running, progress: Progress, by: string, now: Instant): Running => {
  const { waitsFor: _, ...rest } = before;
  const next = { ...rest, ...touched(before, by, now) };
  if (progress === 'done') {
    const { after: __, ...through } = next;
    return { ...through, part: erasureParts[erasureParts.indexOf(before.part) + 1] ?? 'confirmation' };
  }
  return { ...next, ...progress };
};

/** Messages live so long; what of them becomes a dead letter is erased after that. */
const LONGEST_MESSAGE_HOURS = 24 * 15;

/** Nothing is outstanding: what was removed is counted, and the file of names is written. */
export const complete = (before: Running, removed: Complete['removed'], by: string, now: Instant): Complete => {
  const { part: _, after: __, waitsFor: ___, ...agreed } = before;
  return {
    ...agreed,
    ...touched(before, by, now),
    status: 'complete',
    completedAt: now,
    removed,
    lastLookAt: plusHours(now, LONGEST_MESSAGE_HOURS),
  };
};

/**
 * An erasure that was carried out, to be carried out again: the table was restored to a moment when what it erased was there.
 * @param before what the restored table has of it
 */
export const erasedAgain = (
  {
    id,
    subject,
    reason,
    requestedBy,
    requestedAt,
    agreedBy,
    agreedAt,
  }: Omit<Agreed, 'updatedAt' | 'updatedBy' | 'version'>,
  before: Erasure | undefined,
  by: string,
  now: Instant,
): Running => ({
  id,
  subject,
  reason,
  requestedBy,
  requestedAt,
  agreedBy,
  agreedAt,
  status: 'running',
  part: 'imports',
  updatedAt: now,
  updatedBy: by,
  version: (before?.version ?? 0) + 1,
});

/** The dead letters were looked through for the last time. */
export const lookedAgain = (before: Complete, by: string, now: Instant): Complete => {
  const { lastLookAt: _, ...rest } = before;
  return { ...rest, ...touched(before, by, now) };
};

const partsOf = (running: Running | undefined): ErasureView['parts'] =>
  erasureParts.map((part, n) => {
    const at = running ? erasureParts.indexOf(running.part) : erasureParts.length;
    return { part, status: n < at ? 'done' : n === at ? 'running' : 'waiting' };
  });

const removedOf = (removed: Complete['removed']) =>
  Object.fromEntries(
    erasedKinds.flatMap((kind) => {
      const count = removed[kind] ?? 0;
      return count > 0 ? [[kind, count]] : [];
    }),
  );

/** An erasure as the API shows it. */
export const erasureShown = (one: Erasure): ErasureView => {
  const { id, subject, reason, status, requestedBy, requestedAt, version } = one;
  const base = {
    id,
    ...(subject.type === 'account' ? { accountId: subject.id } : { contactId: subject.id }),
    reason,
    status,
    requestedBy,
    requestedAt,
    version,
  };
  if (one.status === 'requested') return base;
  if (one.status === 'refused') return { ...base, refusedBy: one.refusedBy, refusedAt: one.refusedAt };
  const agreed = { ...base, agreedBy: one.agreedBy, agreedAt: one.agreedAt };
  if (one.status === 'running')
    return { ...agreed, parts: partsOf(one), ...(one.waitsFor && { waitsFor: one.waitsFor }) };
  return {
    ...agreed,
    completedAt: one.completedAt,
    parts: partsOf(undefined),
    proof: { removed: removedOf(one.removed), livesOn: livesOn.map((place) => ({ ...place })) },
  };
};
