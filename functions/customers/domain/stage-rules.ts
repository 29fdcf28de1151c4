import { millisecondsOf, type Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import type { StageCondition, StageRule } from '../contract/stage-rules.ts';
import { AccountStaged, AccountUpdated } from '../contract/events.ts';
import { stateOf, type ActiveAccount } from './account.ts';
import type { Known } from './facts.ts';
import { compact, touched } from './record.ts';

/** Whoever writes what the rules decide. */
export const RULES_ACTOR = 'system:stage-rules';

const DAY = 86_400_000;

/** Whole days between two moments; none when the first one is yet to come. */
const daysFrom = (at: Instant, now: Instant) =>
  Math.max(0, Math.floor((millisecondsOf(now) - millisecondsOf(at)) / DAY));

interface Range {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Whether a number lies in a range, if there is one; what is not known lies in none. */
const isIn = (value: number | undefined, range: Range | undefined) =>
  range === undefined || (value !== undefined && value >= (range.from ?? -Infinity) && value <= (range.to ?? Infinity));

const PLACES = 4;

/** An amount in ten thousandths, so that nothing is rounded. */
const exact = (amount: string) => {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};

const isSpent = (spent: NonNullable<Known['figures']>['spend12m'], range: StageCondition['spend12m']) =>
  range === undefined ||
  (spent?.currency === range.currency &&
    (range.from === undefined || exact(spent.amount) >= exact(range.from)) &&
    (range.to === undefined || exact(spent.amount) <= exact(range.to)));

const isOneOf = <Value extends string>(value: Value | undefined, some: readonly (Value | 'none')[] | undefined) =>
  some === undefined || some.includes(value ?? 'none');

/** The last time that the customer was in touch; when they were entered, if they never were. */
const lastTouch = ({ createdAt, touchedOn, figures }: Known): Instant =>
  [createdAt, touchedOn, figures?.lastOrderAt]
    .filter((at) => at !== undefined)
    .reduce((last, at) => (millisecondsOf(at) > millisecondsOf(last) ? at : last));

/** Whether all conditions of a rule hold for what is known of an account. */
export const isFitting = (when: StageCondition, known: Known, now: Instant): boolean => {
  const { kind, stage, grade, createdAt, figures } = known;
  const orderedAt = figures?.lastOrderAt;
  return (
    isOneOf(kind, when.kinds) &&
    isOneOf(stage, when.stages) &&
    isOneOf(grade, when.grades) &&
    isIn(daysFrom(createdAt, now), when.ageDays) &&
    isIn(daysFrom(lastTouch(known), now), when.silenceDays) &&
    isIn(orderedAt === undefined ? undefined : daysFrom(orderedAt, now), when.orderAgeDays) &&
    isIn(figures?.orders12m, when.orders12m) &&
    isSpent(figures?.spend12m, when.spend12m)
  );
};

/** Where a rule moves an account. */
export type Move =
  | { readonly ruleId: string; readonly stage: NonNullable<Known['stage']> }
  | { readonly ruleId: string; readonly grade: NonNullable<Known['grade']> };

/**
 * The moves that the rules make of an account: to the stage of the first rule for stages that fits, then, from there, to the
 * grade of the first rule for grades that fits. None where it is that already, where no rule fits, and where a person set it.
 */
export const movesOf = (known: Known, rules: readonly StageRule[], now: Instant): Move[] => {
  const moves: Move[] = [];
  let at = known;
  for (const { id, when, set } of rules) {
    if (!('stage' in set) || known.stageBy === 'person' || !isFitting(when, at, now)) continue;
    if (set.stage !== known.stage) moves.push({ ruleId: id, stage: set.stage });
    at = { ...at, stage: set.stage };
    break;
  }
  for (const { id, when, set } of rules) {
    if (!('grade' in set) || known.gradeBy === 'person' || !isFitting(when, at, now)) continue;
    if (set.grade !== known.grade) moves.push({ ruleId: id, grade: set.grade });
    break;
  }
  return moves;
};

/** An account after the moves that the rules make of it; each is told for itself, with the rule that made it. */
export const moveAccount = (before: ActiveAccount, moves: readonly Move[], now: Instant): Decision<ActiveAccount> => {
  let next: ActiveAccount = { ...before, ...touched(before, RULES_ACTOR, now) };
  const fields: string[] = [];
  const staged = moves.map((move) => {
    const { stage: fromStage, grade: fromGrade } = next;
    if ('stage' in move) {
      next = { ...next, stage: move.stage, stageBy: 'rules' };
      fields.push('stage');
    } else {
      next = { ...next, grade: move.grade, gradeBy: 'rules' };
      fields.push('grade');
    }
    const { stage, grade } = next;
    return AccountStaged(compact({ stage, grade, fromStage, fromGrade, by: 'rules' as const, ruleId: move.ruleId }));
  });
  return { next, events: [AccountUpdated({ account: stateOf(next), fields: fields.toSorted() }), ...staged] };
};
