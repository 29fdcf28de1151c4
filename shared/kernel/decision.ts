import type { EventDraft } from './event.ts';
import { ok } from './result.ts';

/** What a domain rule decided: the record as it shall be, and what happened. */
export interface Decision<Record> {
  readonly next: Record;
  readonly events: readonly EventDraft[];
}

export const decided = <Record>(next: Record, ...events: readonly EventDraft[]) =>
  ok<Decision<Record>>({ next, events });
