import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';
import { grades, stages } from './account.ts';

/** Names of fields at the top of a record, never their values. */
const fields = z.array(z.string());

/** What other contexts may count of an account, in codes: without personal data. */
export const accountState = z.strictObject({
  kind: z.enum(['organization', 'person']),
  industry: z.string().optional(),
  region: z.string().optional(),
  source: z.string().optional(),
  stage: z.enum(stages).optional(),
  grade: z.enum(grades).optional(),
  ownerId: z.string().optional(),
  teamId: z.string().optional(),
  territoryId: z.string().optional(),
});

const ofAccount = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ account: accountState, ...shape });

export const AccountCreated = defineEvent('account.created.v1', ofAccount({}));
export const AccountUpdated = defineEvent('account.updated.v1', ofAccount({ fields }));
/** The rules, or a person, moved it to another stage or grade; rides beside an update. */
export const AccountStaged = defineEvent(
  'account.staged.v1',
  z.strictObject({
    stage: z.enum(stages).optional(),
    grade: z.enum(grades).optional(),
    fromStage: z.enum(stages).optional(),
    fromGrade: z.enum(grades).optional(),
    by: z.enum(['person', 'rules']),
    ruleId: z.string().optional(),
  }),
);
/** The subject has gone into another account, under which it is found. */
export const AccountMerged = defineEvent(
  'account.merged.v1',
  z.strictObject({ intoId: z.string(), mergeId: z.string() }),
);
/** The subject took another account in: its fields may differ. */
export const AccountTookIn = defineEvent('account.took-in.v1', ofAccount({ fromId: z.string(), mergeId: z.string() }));
/** The merge of the subject with another account was undone; told of both. */
export const AccountUnmerged = defineEvent(
  'account.unmerged.v1',
  ofAccount({ otherId: z.string(), mergeId: z.string() }),
);
/** Nothing personal of the subject is left. */
export const AccountErased = defineEvent('account.erased.v1', z.strictObject({ erasureId: z.string() }));

export const ContactCreated = defineEvent('contact.created.v1', z.strictObject({ accountId: z.string() }));
export const ContactUpdated = defineEvent('contact.updated.v1', z.strictObject({ accountId: z.string(), fields }));
/** It belongs to another account: by hand, by a merge or by its undoing. */
export const ContactMoved = defineEvent(
  'contact.moved.v1',
  z.strictObject({ accountId: z.string(), fromAccountId: z.string() }),
);
export const ContactErased = defineEvent('contact.erased.v1', z.strictObject({ accountId: z.string() }));

/** A ticket is with this account, or moved to it. The subject is the ticket. */
export const TicketLinked = defineEvent(
  'ticket.linked.v1',
  z.strictObject({ accountId: z.string(), fromAccountId: z.string().optional() }),
);

/** Work in many steps: each step commits how far it is and says this again until nothing is left. */
export const JobContinued = defineEvent(
  'job.continued.v1',
  z.strictObject({ kind: z.enum(['import', 'export', 'merge', 'erasure', 'privacy-export', 'stages']) }),
);
/** A step of a job has not been heard of for a while: the platform's sweeper says so. The subject is `<kind>/<id>`. */
export const JobDue = defineEvent('job.due.v1', z.strictObject({}));

/** What an account or a contact goes through. */
export const changes = [
  AccountCreated,
  AccountUpdated,
  AccountStaged,
  AccountMerged,
  AccountTookIn,
  AccountUnmerged,
  AccountErased,
  ContactCreated,
  ContactUpdated,
  ContactMoved,
  ContactErased,
] as const;
