import * as z from 'zod';
import { listOf, listQuery, textsQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { line, slug, text } from '../../../shared/kernel/text.ts';
import { routingRules } from './rules.ts';
import { historyEntry, publicSubmission, submission, ticketMessage, ticketSummary, ticketView } from './ticket.ts';
import { routingOutcome, routingTrial } from './trial.ts';

const ticketId = z.strictObject({ id: z.string().regex(/^[0-9A-Z]{10}$/, 'must be the id of a ticket') });

const ticketAnswer = { description: 'The ticket as it is now.', schema: ticketView, headers: ['ETag'] } as const;

/** An action on a ticket: needs `If-Match`, answers the ticket. */
const action = <const Name extends string, Body extends z.ZodType>(name: Name, summary: string, body: Body) =>
  defineRoute({
    method: 'POST',
    path: `/v1/tickets/{id}/${name}`,
    operationId: `${name}Ticket`,
    tag: 'Tickets',
    summary,
    params: ticketId,
    body,
    ifMatch: 'required',
    idempotencyKey: true,
    answers: { 200: ticketAnswer },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  });

export const routes = {
  submitTicket: defineRoute({
    method: 'POST',
    path: '/v1/tickets',
    operationId: 'submitTicket',
    tag: 'Tickets',
    summary: 'Submit a ticket for a customer',
    body: submission,
    idempotencyKey: true,
    answers: { 201: { description: 'The ticket.', schema: ticketView, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 422],
  }),
  submitPublicTicket: defineRoute({
    method: 'POST',
    path: '/v1/public/tickets',
    public: true,
    operationId: 'submitPublicTicket',
    tag: 'Tickets',
    summary: 'Submit a ticket without signing in',
    description: 'Ten a minute from one network address.',
    body: publicSubmission,
    idempotencyKey: true,
    answers: { 201: { description: 'The number of the ticket.', schema: z.strictObject({ number: z.string() }) } },
    refusals: [400, 429],
  }),
  getTicket: defineRoute({
    method: 'GET',
    path: '/v1/tickets/{id}',
    operationId: 'getTicket',
    tag: 'Tickets',
    summary: 'A ticket',
    params: ticketId,
    answers: { 200: ticketAnswer },
    refusals: [400, 403, 404],
  }),
  getTicketHistory: defineRoute({
    method: 'GET',
    path: '/v1/tickets/{id}/history',
    operationId: 'getTicketHistory',
    tag: 'Tickets',
    summary: 'Every change of a ticket, by whom, when and why, oldest first',
    params: ticketId,
    query: listQuery,
    answers: { 200: { description: 'A page of changes.', schema: listOf(historyEntry) } },
    refusals: [400, 403, 404],
  }),
  listTicketMessages: defineRoute({
    method: 'GET',
    path: '/v1/tickets/{id}/messages',
    operationId: 'listTicketMessages',
    tag: 'Tickets',
    summary: 'What the staff wrote to the customer of a ticket, answers and solutions, oldest first',
    params: ticketId,
    query: textsQuery,
    answers: { 200: { description: 'A page of messages.', schema: listOf(ticketMessage) } },
    refusals: [400, 403, 404],
  }),
  listDepartmentTickets: defineRoute({
    method: 'GET',
    path: '/v1/departments/{id}/tickets',
    operationId: 'listDepartmentTickets',
    tag: 'Tickets',
    summary: 'The open tickets of a department, the most urgent first',
    params: z.strictObject({ id: slug }),
    query: listQuery,
    answers: { 200: { description: 'A page of tickets.', schema: listOf(ticketSummary) } },
    refusals: [400, 403, 404],
  }),
  assignTicket: action(
    'assign',
    'Give a ticket to a member of its department',
    z.strictObject({ assigneeId: line(254).meta({ description: "The person's id, or their e-mail address." }) }),
  ),
  rerouteTicket: action(
    'reroute',
    'Give a ticket to another department',
    z.strictObject({ departmentId: slug, reason: text(2_000) }),
  ),
  replyTicket: action('reply', 'Answer the customer', z.strictObject({ text: text(20_000) })),
  resolveTicket: action(
    'resolve',
    'Say that the matter is solved, and how; the customer is told',
    z.strictObject({ solution: text(20_000) }),
  ),
  reopenTicket: action('reopen', 'Take a resolved ticket up again', z.strictObject({ reason: text(2_000) })),
  getRoutingRules: defineRoute({
    method: 'GET',
    path: '/v1/routing-rules',
    operationId: 'getRoutingRules',
    tag: 'Routing',
    summary: 'The routing rules',
    answers: { 200: { description: 'The rules.', schema: routingRules, headers: ['ETag'] } },
    refusals: [403, 404],
  }),
  putRoutingRules: defineRoute({
    method: 'PUT',
    path: '/v1/routing-rules',
    operationId: 'putRoutingRules',
    tag: 'Routing',
    summary: 'Replace the routing rules',
    description: 'The first rule that matches decides. A ticket submitted after the answer is routed by the new rules.',
    body: routingRules,
    ifMatch: 'optional',
    answers: { 200: { description: 'The rules as they are now.', schema: routingRules, headers: ['ETag'] } },
    refusals: [400, 403, 412, 422],
  }),
  tryRoutingRules: defineRoute({
    method: 'POST',
    path: '/v1/routing-rules/trial',
    operationId: 'tryRoutingRules',
    tag: 'Routing',
    summary: 'Try routing rules: where a sample would go, and which tickets of the last week would have gone elsewhere',
    description:
      'Changes nothing. The tickets are those that were routed in the last seven days, the latest 200 at the most, without those of erased customers.',
    writes: false,
    body: routingTrial,
    answers: { 200: { description: 'What the rules would do.', schema: routingOutcome } },
    refusals: [400, 403, 404, 422],
  }),
} as const;
