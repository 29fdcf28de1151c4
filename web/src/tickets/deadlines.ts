import type { Ticket } from '../api/client.ts';

/** A target of a ticket, as it stands. */
export interface Deadline {
  readonly state: 'kept' | 'missed' | 'good' | 'soon' | 'late';
  readonly dueAt: string;
  /** Until then, in milliseconds; negative when it has passed. Of a target that was met: how much was left. */
  readonly left: number;
}

export type Timed = Pick<Ticket, 'createdAt' | 'firstResponseDueAt' | 'resolutionDueAt' | 'firstRespondedAt'> & {
  readonly resolvedAt?: string;
};

/** A target is close when a quarter of its time is left. */
const CLOSE = 0.25;

const deadline = (dueAt: string | undefined, metAt: string | undefined, since: string, now: number) => {
  if (dueAt === undefined) return undefined;
  const due = Date.parse(dueAt);
  const left = due - (metAt === undefined ? now : Date.parse(metAt));
  const stateOfOpen = () => (left < 0 ? 'late' : left < (due - Date.parse(since)) * CLOSE ? 'soon' : 'good');
  const state = metAt === undefined ? stateOfOpen() : left < 0 ? 'missed' : 'kept';
  return { state, dueAt, left } satisfies Deadline;
};

/** When the customer must have a first answer. Undefined until a department has the ticket. */
export const firstResponse = (ticket: Timed, now: number): Deadline | undefined =>
  deadline(ticket.firstResponseDueAt, ticket.firstRespondedAt, ticket.createdAt, now);

/** When the matter must be solved. Undefined until a department has the ticket. */
export const resolution = (ticket: Timed, now: number): Deadline | undefined =>
  deadline(ticket.resolutionDueAt, ticket.resolvedAt, ticket.createdAt, now);

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `1d 4h`, `35m` in the language: the two largest units; at least one minute, whichever the sign. */
export const spanWords = (milliseconds: number, language: string): string => {
  let rest = Math.max(60_000, Math.abs(milliseconds));
  const at = UNITS.findIndex(([, size]) => rest >= size);
  const parts = UNITS.slice(at, at + 2).flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    const style = { style: 'unit', unit, unitDisplay: 'narrow' } as const;
    return count > 0 ? [new Intl.NumberFormat(language, style).format(count)] : [];
  });
  return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(parts);
};
