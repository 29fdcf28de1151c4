import type { Instant } from '../../../shared/kernel/clock.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import type { ActiveAccount } from './account.ts';
import { compact, isSame } from './record.ts';

/** What the rules of stages and grades look at. */
export interface Known extends Pick<
  ActiveAccount,
  'kind' | 'createdAt' | 'stage' | 'grade' | 'stageBy' | 'gradeBy' | 'figures'
> {
  /** The day, in UTC, on which the customer was last in touch. */
  readonly touchedOn?: string | undefined;
}

/** What is kept of it for every account, so that all of them can be looked at without reading them. */
export interface Facts extends Known {
  readonly id: string;
  readonly version: number;
}

/** What happens between the customer and the company; all else is done to a record. */
const touches: Readonly<Record<string, readonly string[]>> = {
  ticket: ['submitted', 'replied', 'resolved', 'reopened'],
  contact: ['created'],
};

/** Whether an entry of the timeline tells of a touch. */
export const isTouch = ({ about, what }: Pick<TimelineEntry, 'about' | 'what'>) =>
  touches[about.type]?.includes(what) ?? false;

/** The day of a moment, in UTC. */
export const dayOf = (at: Instant) => at.slice(0, 10);

/** The later of two days, as far as they are known. */
export const laterDay = (one: string | undefined, other: string | undefined) =>
  one === undefined || (other !== undefined && other > one) ? other : one;

/** The facts of an account as it is now; those of before where nothing is new. */
export const factsOf = (account: ActiveAccount, before: Facts | undefined, touchedOn?: string): Facts => {
  const { id, kind, createdAt, stage, grade, stageBy, gradeBy, figures } = account;
  const known = compact({
    id,
    kind,
    createdAt,
    stage,
    grade,
    stageBy,
    gradeBy,
    figures,
    touchedOn: laterDay(before?.touchedOn, touchedOn),
  });
  const version = before?.version ?? 0;
  return before && isSame({ ...known, version }, before) ? before : { ...known, version: version + 1 };
};
