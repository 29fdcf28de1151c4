import * as z from 'zod';
import { emailAddress, line, slug, text } from '../../../shared/kernel/text.ts';

export const ticketTypes = ['feedback', 'complaint', 'question', 'dispute', 'repair', 'return'] as const;
export const channels = ['web', 'email', 'phone', 'chat', 'sms', 'social', 'fax', 'letter', 'visit'] as const;
export const statuses = ['received', 'queued', 'assigned', 'resolved'] as const;

export type TicketType = (typeof ticketTypes)[number];
export type Channel = (typeof channels)[number];

/** How the customer is named and reached, as they gave it. Personal data. */
const customer = z
  .strictObject({
    name: line(200).optional(),
    email: emailAddress.optional(),
    phone: z
      .string()
      .regex(/^\+?[\d ()./-]{3,40}$/, 'must be a phone number: digits, spaces and + ( ) . / -')
      .refine((number) => (number.match(/\d/g) ?? []).length >= 3, 'must have three digits at least')
      .optional(),
  })
  .refine(({ email, phone }) => email !== undefined || phone !== undefined, {
    message: 'needs an e-mail address or a phone number: one way to reach the customer',
    path: ['email'],
  });

const accountId = z.string().regex(/^[0-9A-Z]{10}$/, 'must be the id of an account');

/** What somebody tells us; how a ticket begins. */
export const submission = z
  .strictObject({
    type: z.enum(ticketTypes),
    channel: z.enum(channels),
    subject: line(200),
    text: text(20_000),
    product: line(200).optional(),
    customer,
    accountId: accountId
      .optional()
      .meta({ description: 'The customer, when it is known; otherwise found or made by the address or the number.' }),
  })
  .meta({ id: 'TicketSubmission' });

export type Submission = z.output<typeof submission>;

/** What a stranger may tell us: they know no account of ours. */
export const publicSubmission = submission.omit({ accountId: true }).meta({ id: 'PublicTicketSubmission' });

const instant = z.iso.datetime();

/** Why the department has the ticket. */
export const routing = z.strictObject({
  by: z.enum(['rule', 'default', 'person']),
  /** The rule that matched, when one did. */
  ruleId: slug.optional(),
  reason: z.string(),
});

export type Routing = z.output<typeof routing>;

/** A ticket as the API shows it. */
export const ticketView = z
  .strictObject({
    id: z.string(),
    number: z.string().meta({ description: 'The number that people read out.', examples: ['T-7KQ2M-9XH4C'] }),
    status: z.enum(statuses),
    type: z.enum(ticketTypes),
    channel: z.enum(channels),
    subject: z.string(),
    text: z.string(),
    product: z.string().optional(),
    customer: z.strictObject({
      name: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
    }),
    accountId: z.string().optional().meta({ description: 'The customer; there a moment after the ticket.' }),
    departmentId: z.string().optional(),
    routing: routing.optional(),
    assigneeId: z.string().optional(),
    /** The assignee; nobody until somebody has taken it. */
    ownerId: z.string().optional(),
    firstResponseDueAt: instant.optional(),
    resolutionDueAt: instant.optional(),
    firstRespondedAt: instant.optional(),
    resolvedAt: instant.optional(),
    solution: z.string().optional(),
    escalationLevel: z.number().int().min(0).max(3),
    createdAt: instant,
    createdBy: z.string().meta({ description: '`person:<id>`, `machine:<id>` or `customer`.' }),
    updatedAt: instant,
    erasedAt: instant.optional().meta({ description: 'Its customer was erased, and with them every word of it.' }),
    version: z.number().int().positive(),
  })
  .meta({ id: 'Ticket' });

export type TicketView = z.output<typeof ticketView>;

/** A ticket in a list. */
export const ticketSummary = ticketView
  .pick({
    id: true,
    number: true,
    status: true,
    type: true,
    channel: true,
    subject: true,
    product: true,
    departmentId: true,
    assigneeId: true,
    firstResponseDueAt: true,
    resolutionDueAt: true,
    firstRespondedAt: true,
    escalationLevel: true,
    createdAt: true,
    version: true,
  })
  .meta({ id: 'TicketSummary' });

export type TicketSummary = z.output<typeof ticketSummary>;

/** One change of a ticket. */
export const historyEntry = z
  .strictObject({
    version: z.number().int().positive(),
    at: instant,
    by: z.string().meta({ description: '`person:<id>`, `machine:<id>`, `customer` or `system:<step>`.' }),
    change: z.enum(['submitted', 'routed', 'rerouted', 'assigned', 'replied', 'escalated', 'resolved', 'reopened']),
    why: z.string().optional(),
    details: z.record(z.string(), z.union([z.string(), z.number()])).meta({
      description:
        'What changed, by ids and codes: `departmentId`, `fromDepartmentId`, `assigneeId`, `messageId`, `level`, and `late`: the target that an escalation is for, `first-response` or `resolution`.',
    }),
  })
  .meta({ id: 'HistoryEntry' });

export type HistoryEntry = z.output<typeof historyEntry>;

/** What was written to the customer: an answer, or the solution. */
export const ticketMessage = z
  .strictObject({
    id: z.string(),
    text: z.string(),
    by: z.string().meta({ description: '`person:<id>` or `machine:<id>`.' }),
    at: instant,
  })
  .meta({ id: 'TicketMessage' });
