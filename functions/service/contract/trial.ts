import * as z from 'zod';
import { routingRules } from './rules.ts';
import { channels, routing, submission, ticketTypes, ticketView } from './ticket.ts';

/** What a customer might say. */
const sample = submission.pick({ type: true, channel: true, subject: true, text: true, product: true }).partial();

export const routingTrial = z
  .strictObject({
    sample: sample.optional().meta({ description: 'A condition on what is left out does not hold.' }),
    rules: routingRules.optional().meta({ description: 'Rules that are not saved; without them, those that are.' }),
  })
  .meta({ id: 'RoutingTrial' });

/** What a rule asked for and found, by condition. */
const matched = z.strictObject({
  type: z.enum(ticketTypes).optional(),
  channel: z.enum(channels).optional(),
  product: z.string().optional(),
  word: z.string().optional(),
});

export type Matched = z.output<typeof matched>;

const decided = {
  routing,
  matched: matched.optional().meta({ description: 'When a rule decided: empty for one that takes every ticket.' }),
};

const movedTicket = z
  .strictObject({
    ...ticketView.pick({ id: true, number: true, subject: true, type: true, channel: true, createdAt: true }).shape,
    departmentId: z.string().meta({ description: 'The department that it went to when it was routed.' }),
    currentDepartmentId: z.string().meta({ description: 'The department that has it: people may have given it on.' }),
    wouldBe: z.string().meta({ description: 'The department that it would have gone to.' }),
    ...decided,
  })
  .meta({ id: 'MovedTicket' });

export type MovedTicket = z.output<typeof movedTicket>;

export const routingOutcome = z
  .strictObject({
    sample: z
      .strictObject({ departmentId: z.string(), ...decided })
      .optional()
      .meta({ description: 'Where the sample would go, and why.' }),
    tickets: z.array(movedTicket).meta({ description: 'Those that would have gone elsewhere, the latest first.' }),
    tried: z.number().int().min(0).meta({ description: 'On how many tickets the rules were tried.' }),
    isComplete: z
      .boolean()
      .meta({ description: 'False when there were more tickets in the week than could be looked at.' }),
  })
  .meta({ id: 'RoutingOutcome' });
