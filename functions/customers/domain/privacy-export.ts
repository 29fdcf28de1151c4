import type { Instant } from '../../../shared/kernel/clock.ts';
import { MOST_TICKETS } from '../contract/erasure-events.ts';
import type { Subject } from './erasure.ts';

/** All that is kept of somebody, gathered to be handed to them. */
export interface PrivacyExport {
  readonly id: string;
  readonly subject: Subject;
  /** `erased`: its files are gone, since somebody was erased. */
  readonly status: 'running' | 'done' | 'erased';
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly finishedAt?: Instant | undefined;
  /** The tickets whose copies are wanted; none until they are looked for. */
  readonly ticketIds?: readonly string[] | undefined;
  /** Parts of the tickets whose copies are there. */
  readonly copied: readonly number[];
  /** Until when the links are good by which copies may still come. */
  readonly linksUntil?: Instant | undefined;
  /** The files that it has in the bucket, or may have. */
  readonly files: readonly string[];
  readonly version: number;
}

export const JSON_FILE = 'data.json';
export const HTML_FILE = 'data.html';
export const copyFile = (part: number) => `tickets-${part}.json`;

export const newPrivacyExport = (
  { id, subject, by }: { readonly id: string; readonly subject: Subject; readonly by: string },
  now: Instant,
): PrivacyExport => ({
  id,
  subject,
  status: 'running',
  requestedBy: by,
  requestedAt: now,
  copied: [],
  files: [],
  version: 1,
});

const changed = (before: PrivacyExport, change: Partial<PrivacyExport>): PrivacyExport => ({
  ...before,
  ...change,
  version: before.version + 1,
});

/** It is at work; files of it may still come. */
export const isGathering = ({ status }: Pick<PrivacyExport, 'status'>) => status === 'running';

/** Its tickets, in parts. */
export const partsOf = ({ ticketIds = [] }: Pick<PrivacyExport, 'ticketIds'>) =>
  Array.from({ length: Math.ceil(ticketIds.length / MOST_TICKETS) }, (_, part) => ({
    part,
    ticketIds: ticketIds.slice(part * MOST_TICKETS, (part + 1) * MOST_TICKETS),
  }));

/** Parts that are asked for at once. */
const PARTS_AT_ONCE = 20;

/** The parts that are to be asked for next; none when all copies are there. */
export const missingParts = (one: PrivacyExport) =>
  partsOf(one)
    .filter(({ part }) => !one.copied.includes(part))
    .slice(0, PARTS_AT_ONCE);

/** Copies of tickets were asked for, by links that are good until then. */
export const asked = (one: PrivacyExport, ticketIds: readonly string[], linksUntil: Instant): PrivacyExport => {
  const next = changed(one, { ticketIds, linksUntil });
  return { ...next, files: [JSON_FILE, HTML_FILE, ...partsOf(next).map(({ part }) => copyFile(part))] };
};

/** A part of the copies is there. */
export const withCopy = (one: PrivacyExport, part: number): PrivacyExport =>
  changed(one, { copied: [...new Set([...one.copied, part])].toSorted((a, b) => a - b) });

/** Whether the step that asked has all its answers: the next one is due. */
export const isAnswered = (one: PrivacyExport, before: PrivacyExport) =>
  missingParts(one).length === 0 || (missingParts(before).length > 0 && one.copied.length % PARTS_AT_ONCE === 0);

/** Both files are written, and the copies are deleted. */
export const asDone = (one: PrivacyExport, now: Instant): PrivacyExport =>
  changed(one, { status: 'done', finishedAt: now, files: [JSON_FILE, HTML_FILE] });

/** Nothing of it is in the bucket. */
export const withoutPrivacyFiles = (one: PrivacyExport, now: Instant): PrivacyExport =>
  changed(one, { status: 'erased', finishedAt: one.finishedAt ?? now, ticketIds: [], copied: [], files: [] });
