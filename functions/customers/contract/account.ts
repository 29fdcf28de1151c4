import * as z from 'zod';
import { line, slug } from '../../../shared/kernel/text.ts';
import { currencyCode, money, patchOf, phoneEntry, reachable, shown } from './values.ts';

export const accountKinds = ['organization', 'person'] as const;
export const stages = ['prospect', 'new', 'growing', 'mature', 'declining', 'lost', 'won-back'] as const;
export const grades = ['A', 'B', 'C', 'D'] as const;

/** Whether a person set it, or the rules did. */
const setBy = z.enum(['person', 'rules']);

/** What the company sold to the customer. */
const figure = {
  orders12m: z.number().int().min(0).max(1_000_000_000).meta({ description: 'Orders within the last twelve months.' }),
  spend12m: money.meta({ description: 'What they came to.' }),
  lastOrderAt: z.iso.datetime(),
};

/** As a system that knows the orders tells it; the rules of stages and grades look at it. What is left out is not known. */
const figures = z.strictObject(figure).partial();

/** The fields that people set. Codes (industry, …) are those of the code lists. */
const entered = {
  kind: z.enum(accountKinds),
  /** As it is shown, whatever its parts say. */
  name: line(300),
  legalName: line(300).optional(),
  tradeName: line(300).optional(),
  givenName: line(150).optional(),
  familyName: line(150).optional(),
  ...reachable,
  industry: slug.optional(),
  occupation: slug.optional(),
  region: slug.optional(),
  source: slug.optional(),
  currency: currencyCode.optional(),
  employees: z.number().int().min(0).max(100_000_000).optional(),
  figures: figures.optional().meta({
    description: 'Told by a system that knows the orders. The rules of stages and grades look at it.',
  }),
  /** Set by hand, these two and the territory hold until somebody takes them away; otherwise the rules keep them. */
  stage: z.enum(stages).optional(),
  grade: z.enum(grades).optional(),
};

/** What somebody sends to create an account. `name` may be left out where its parts say it. */
export const accountEntry = z
  .strictObject({ ...entered, name: entered.name.optional(), phones: z.array(phoneEntry).max(50).default([]) })
  .refine(
    ({ name, legalName, tradeName, givenName, familyName }) =>
      [name, legalName, tradeName, givenName, familyName].some((part) => part !== undefined),
    { message: 'needs a name, or one of its parts', path: ['name'] },
  )
  .meta({ id: 'AccountEntry' });

/** A merge patch of an account. */
export const accountPatch = patchOf(accountEntry.shape, ['kind'])
  .extend({
    figures: z
      .strictObject({
        orders12m: z.nullable(figure.orders12m),
        spend12m: z.nullable(figure.spend12m),
        lastOrderAt: z.nullable(figure.lastOrderAt),
      })
      .partial()
      .nullable()
      .optional(),
  })
  .meta({ id: 'AccountPatch' });

export type AccountEntry = z.output<typeof accountEntry>;

/** An account as the API shows it; fields that a rule hides from the reader are left out. */
export const account = z
  .strictObject({
    id: z.string(),
    number: z.string().meta({ description: 'The number that people read out.', examples: ['A-7KQ2M-9XH4C'] }),
    ...entered,
    ...shown,
    stageBy: setBy.optional(),
    gradeBy: setBy.optional(),
    territoryBy: setBy.optional(),
    formerExternalIds: z
      .array(z.string())
      .optional()
      .meta({ description: 'External ids of accounts that went into this one.' }),
    createdAt: z.iso.datetime(),
    createdBy: z.string().optional(),
    updatedAt: z.iso.datetime(),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Account' });

export type Account = z.output<typeof account>;

/** An account in a list. */
export const accountSummary = account
  .pick({
    id: true,
    number: true,
    kind: true,
    name: true,
    emails: true,
    phones: true,
    industry: true,
    region: true,
    stage: true,
    grade: true,
    tags: true,
    ownerId: true,
    teamId: true,
    territoryId: true,
    updatedAt: true,
    version: true,
  })
  .meta({ id: 'AccountSummary' });

export type AccountSummary = z.output<typeof accountSummary>;

/** A record that may be the same customer, with what speaks for it. */
export const candidate = z
  .strictObject({
    id: z.string(),
    /** Left out when the asker may not see that record. */
    name: z.string().optional(),
    number: z.string().optional(),
    /** 0 to 1. */
    score: z.number().min(0).max(1),
    because: z.array(z.enum(['email', 'phone', 'name', 'address', 'external-id'])),
  })
  .meta({ id: 'DuplicateCandidate' });

export type Candidate = z.output<typeof candidate>;
