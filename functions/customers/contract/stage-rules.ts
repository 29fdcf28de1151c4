import * as z from 'zod';
import { slug } from '../../../shared/kernel/text.ts';
import { accountKinds, grades, stages } from './account.ts';
import { amount, currencyCode } from './values.ts';

const MOST_RULES = 100;

const inOrder = ({ from, to }: { from?: number | undefined; to?: number | undefined }) =>
  from === undefined || to === undefined || from <= to;

const NOTHING_BETWEEN = 'has nothing between from and to';

/** From one number to another, both included. */
const range = (most: number) =>
  z
    .strictObject({
      from: z.number().int().min(0).max(most).optional(),
      to: z.number().int().min(0).max(most).optional(),
    })
    .refine(inOrder, NOTHING_BETWEEN);

const days = range(100_000);

const some = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).min(1).max(20);

/** All conditions that are there must hold. What is not known of an account fits none but `none`. */
const condition = z.strictObject({
  kinds: some(z.enum(accountKinds)).optional(),
  stages: some(z.enum([...stages, 'none']))
    .optional()
    .meta({ description: 'The stage that it has by now.' }),
  grades: some(z.enum([...grades, 'none']))
    .optional()
    .meta({ description: 'The grade that it has by now.' }),
  ageDays: days.optional().meta({ description: 'Whole days since it was entered.' }),
  silenceDays: days.optional().meta({
    description:
      'Whole days since the last touch: a ticket that was submitted, answered, solved or taken up again, a new contact, an order by `figures.lastOrderAt`; without any, since it was entered.',
  }),
  orderAgeDays: days.optional().meta({ description: 'Whole days since `figures.lastOrderAt`.' }),
  orders12m: range(1_000_000_000).optional().meta({ description: 'Of `figures`.' }),
  spend12m: z
    .strictObject({ from: amount.optional(), to: amount.optional(), currency: currencyCode })
    .refine(({ from = -Infinity, to = Infinity }) => Number(from) <= Number(to), NOTHING_BETWEEN)
    .optional()
    .meta({ description: 'Of `figures`, in this currency; one in another currency does not fit.' }),
});

export type StageCondition = z.output<typeof condition>;

export const stageRule = z
  .strictObject({
    id: slug,
    when: condition,
    set: z.union([z.strictObject({ stage: z.enum(stages) }), z.strictObject({ grade: z.enum(grades) })]),
  })
  .meta({ id: 'StageRule' });

export type StageRule = z.output<typeof stageRule>;

/**
 * The first rule for the stage that fits decides the stage, then the first for the grade the grade. Where none fits, they stay as
 * they are; so does what a person set, until somebody takes it away.
 */
export const stageRules = z
  .strictObject({ rules: z.array(stageRule).max(MOST_RULES) })
  .superRefine(({ rules }, context) => {
    rules.forEach(({ id }, index) => {
      if (rules.findIndex((rule) => rule.id === id) < index)
        context.addIssue({
          code: 'custom',
          message: 'is the id of another rule already',
          path: ['rules', index, 'id'],
        });
    });
  })
  .meta({ id: 'StageRules' });

/** A move of an account to another stage or grade. */
export const stageChange = z
  .strictObject({
    /** The event that it was. */
    id: z.string(),
    at: z.iso.datetime(),
    by: z.enum(['person', 'rules']),
    actor: z.string().meta({ description: '`person:<id>`, `machine:<id>` or `system:<step>`.' }),
    /** After the move and before it; what was not there or is hidden from the reader is left out. */
    stage: z.enum(stages).optional(),
    fromStage: z.enum(stages).optional(),
    grade: z.enum(grades).optional(),
    fromGrade: z.enum(grades).optional(),
    ruleId: z.string().optional().meta({ description: 'The rule that moved it.' }),
  })
  .meta({ id: 'StageChange' });

export type StageChange = z.output<typeof stageChange>;
