import type * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { numberOf } from '../../../shared/kernel/id.ts';
import { accountEntry, type AccountEntry } from '../contract/account.ts';
import { AccountCreated, AccountStaged, AccountUpdated, type accountState } from '../contract/events.ts';
import type { phone } from '../contract/values.ts';
import { changedFields, compact, fieldsOf, newMarks, patched, touched, type Marks, type Origin } from './record.ts';

/** Whether a person set a field, or the rules did. */
export type SetBy = 'person' | 'rules';

/** All that is entered of an account, made ready: its name, its phones in E.164, owner, team and territory that there are. */
export interface AccountFields extends Omit<AccountEntry, 'name' | 'phones'> {
  readonly name: string;
  readonly phones: z.output<typeof phone>[];
  readonly stageBy?: SetBy | undefined;
  readonly gradeBy?: SetBy | undefined;
  readonly territoryBy?: SetBy | undefined;
  /** External ids of accounts that went into this one and that it is still found by. */
  readonly formerExternalIds?: string[] | undefined;
}

/** An account that is there. */
export interface ActiveAccount extends Marks, AccountFields {
  readonly status: 'active';
}

/** It went into another account, under which it is found. */
export interface MergedAccount extends Marks {
  readonly status: 'merged';
  readonly mergedInto: string;
  readonly mergeId: string;
}

/** Nothing personal of it is left; the id is not given again. */
export interface ErasedAccount extends Marks {
  readonly status: 'erased';
  readonly erasureId: string;
}

export type Account = ActiveAccount | MergedAccount | ErasedAccount;

/** The fields that people enter. */
export const accountFieldNames: readonly string[] = Object.keys(accountEntry.shape);

/** What other contexts may know of an account: codes. */
export const stateOf = (account: AccountFields): z.output<typeof accountState> =>
  compact({
    kind: account.kind,
    industry: account.industry,
    region: account.region,
    source: account.source,
    stage: account.stage,
    grade: account.grade,
    ownerId: account.ownerId,
    teamId: account.teamId,
    territoryId: account.territoryId,
  });

const stagedBy = (before: Pick<AccountFields, 'stage' | 'grade'>, after: AccountFields) => {
  if (before.stage === after.stage && before.grade === after.grade) return [];
  return [
    AccountStaged(
      compact({
        stage: after.stage,
        grade: after.grade,
        fromStage: before.stage,
        fromGrade: before.grade,
        by: 'person' as const,
      }),
    ),
  ];
};

/** What a person gives is theirs, what they take away is left to the rules, and what they leave alone stays whose it was. */
const setter = (value: unknown, before: SetBy | undefined, isGiven: boolean): SetBy | undefined =>
  value === undefined ? undefined : isGiven ? 'person' : before;

/** Who set the stage, the grade and the territory of an entry of which a person gave some fields. */
export const settersOf = (
  entry: Pick<AccountEntry, 'stage' | 'grade' | 'territoryId'>,
  given: readonly string[],
  before?: AccountFields,
): Pick<AccountFields, 'stageBy' | 'gradeBy' | 'territoryBy'> => ({
  stageBy: setter(entry.stage, before?.stageBy, given.includes('stage')),
  gradeBy: setter(entry.grade, before?.gradeBy, given.includes('grade')),
  territoryBy: setter(entry.territoryId, before?.territoryBy, given.includes('territoryId')),
});

/** A new account. */
export const createAccountOf = (fields: AccountFields, origin: Origin, now: Instant) => {
  const account: ActiveAccount = {
    ...compact(fields),
    ...newMarks(origin, numberOf('A', origin.id), now),
    status: 'active',
  };
  return {
    next: account,
    events: [AccountCreated({ account: stateOf(account) }), ...stagedBy({}, account)],
  } satisfies Decision<ActiveAccount>;
};

/** What a merge patch makes of what was entered; `invalid-result` when that is no account. */
export const patchAccount = (before: ActiveAccount, patch: object) =>
  patched(fieldsOf(before, accountFieldNames), patch, accountEntry);

/** An account after a change of its fields, and which they are; none, when nothing differs. */
export const updateAccountOf = (before: ActiveAccount, fields: AccountFields, by: string, now: Instant) => {
  const { status, id, number, createdAt, createdBy, request } = before;
  const next: ActiveAccount = compact({
    ...fields,
    status,
    id,
    number,
    createdAt,
    createdBy,
    request,
    ...touched(before, by, now),
  });
  const changed = changedFields(
    fieldsOf(before, [...accountFieldNames, 'stageBy', 'gradeBy', 'territoryBy']),
    fieldsOf(next, [...accountFieldNames, 'stageBy', 'gradeBy', 'territoryBy']),
  );
  return {
    changed,
    decision: {
      next,
      events: [AccountUpdated({ account: stateOf(next), fields: changed }), ...stagedBy(before, next)],
    } satisfies Decision<ActiveAccount>,
  };
};
