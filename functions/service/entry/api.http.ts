import { etag, onHttp } from '../../../shared/lambda/http.ts';
import { answer, problem } from '../../../shared/lambda/problem.ts';
import { assignTicket, reopenTicket, replyTicket, rerouteTicket, resolveTicket } from '../commands/act-on-ticket.ts';
import { putRoutingRules } from '../commands/put-routing-rules.ts';
import { submitPublicTicket, submitTicket } from '../commands/submit-ticket.ts';
import { routes } from '../contract/routes.ts';
import type { TicketView } from '../contract/ticket.ts';
import { deps } from '../deps.ts';
import { viewOf } from '../domain/ticket-view.ts';
import {
  getRoutingRules,
  getTicket,
  getTicketHistory,
  listDepartmentTickets,
  listTicketMessages,
} from '../queries/read-tickets.ts';
import { tryRoutingRules } from '../queries/try-routing-rules.ts';

const statuses = {
  forbidden: 403,
  'no-such-ticket': 404,
  'no-such-department': 404,
  'no-rules': 404,
  'wrong-state': 409,
  'same-department': 409,
  'stale-version': 412,
  'if-match-missing': 428,
  'key-reused': 422,
  'unknown-department': 422,
  'not-a-member': 422,
  'bad-cursor': 400,
  'too-many-requests': 429,
};

const ticketAnswer = (ticket: TicketView) => ({ status: 200, body: ticket, headers: etag(ticket.version) });

const rulesAnswer = ({ rules, version }: { rules: object; version: number }) => ({
  status: 200,
  body: rules,
  headers: etag(version),
});

const secondsToNextMinute = () => 60 - (Math.floor(Date.parse(deps().clock.now()) / 1000) % 60);

export const handler = onHttp('service', routes, {
  submitTicket: async (request) =>
    answer(await submitTicket(deps())(request), statuses, (ticket) => ({
      status: 201,
      body: viewOf(ticket),
      headers: { ...etag(ticket.version), location: `/v1/tickets/${ticket.id}` },
    })),
  submitPublicTicket: async (request) => {
    const result = await submitPublicTicket(deps())(request);
    if (!result.ok && result.error.code === 'too-many-requests')
      return problem(429, result.error.code, result.error.detail, undefined, {
        'retry-after': String(secondsToNextMinute()),
      });
    return answer(result, statuses, ({ number }) => ({ status: 201, body: { number } }));
  },
  getTicket: async (request) => answer(await getTicket(deps())(request), statuses, ticketAnswer),
  getTicketHistory: async (request) =>
    answer(await getTicketHistory(deps())(request), statuses, (body) => ({ status: 200, body })),
  listTicketMessages: async (request) =>
    answer(await listTicketMessages(deps())(request), statuses, (body) => ({ status: 200, body })),
  listDepartmentTickets: async (request) =>
    answer(await listDepartmentTickets(deps())(request), statuses, (body) => ({ status: 200, body })),
  assignTicket: async (request) => answer(await assignTicket(deps())(request), statuses, ticketAnswer),
  rerouteTicket: async (request) => answer(await rerouteTicket(deps())(request), statuses, ticketAnswer),
  replyTicket: async (request) => answer(await replyTicket(deps())(request), statuses, ticketAnswer),
  resolveTicket: async (request) => answer(await resolveTicket(deps())(request), statuses, ticketAnswer),
  reopenTicket: async (request) => answer(await reopenTicket(deps())(request), statuses, ticketAnswer),
  getRoutingRules: async (request) => answer(await getRoutingRules(deps())(request), statuses, rulesAnswer),
  putRoutingRules: async (request) => answer(await putRoutingRules(deps())(request), statuses, rulesAnswer),
  tryRoutingRules: async (request) =>
    answer(await tryRoutingRules(deps())(request), statuses, (body) => ({ status: 200, body })),
});
