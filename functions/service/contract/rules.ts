import * as z from 'zod';
import { line, slug } from '../../../shared/kernel/text.ts';
import { channels, ticketTypes } from './ticket.ts';

const oneOf = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).min(1).max(500);

/** All conditions that are there must hold; of the values in one condition, one. */
const condition = z.strictObject({
  types: oneOf(z.enum(ticketTypes)).optional(),
  channels: oneOf(z.enum(channels)).optional(),
  /** Whole product names, in any case. */
  products: oneOf(line(200)).optional(),
  /** Whole words or phrases of the subject or the text, in any case; Chinese words without spaces. */
  words: oneOf(line(100).refine((word) => /[\p{L}\p{N}]/u.test(word), 'must have a letter or a digit')).optional(),
});

export const routingRule = z
  .strictObject({ id: slug, when: condition, departmentId: slug })
  .meta({ id: 'RoutingRule' });

export type RoutingRule = z.output<typeof routingRule>;

/** An item of the table holds 400 KB; a rule book of half of that is far beyond what anybody can read. */
const LARGEST_RULE_BOOK = 200_000;

/** The first rule that matches decides; if none does, the default department has the ticket. */
export const routingRules = z
  .strictObject({ rules: z.array(routingRule).max(500), defaultDepartmentId: slug })
  .superRefine(({ rules }, context) => {
    const seen = new Set<string>();
    rules.forEach(({ id }, index) => {
      if (seen.has(id))
        context.addIssue({
          code: 'custom',
          message: 'is the id of another rule already',
          path: ['rules', index, 'id'],
        });
      seen.add(id);
    });
    if (Buffer.byteLength(JSON.stringify(rules)) > LARGEST_RULE_BOOK)
      context.addIssue({ code: 'custom', message: 'must be 200 KB at the most, all together', path: ['rules'] });
  })
  .meta({ id: 'RoutingRules' });

export type RoutingRules = z.output<typeof routingRules>;
