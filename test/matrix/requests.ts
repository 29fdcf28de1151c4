import { submission } from '../support/tickets.ts';
import { billing, departmentRelations } from './actors.ts';
import { fixed, none, patch, plain, put, read, send, type Example, type Records } from './example.ts';
import { letterId, ticketFor, VERIFICATION } from './records.ts';
import { customersExamples } from './requests-customers.ts';

/** What somebody can be to the records of an operation. */
export const relationsOf = (example: Example | undefined) => example?.relations ?? departmentRelations;

const oldAndNew = fixed({ existing: 'billing', new: 'legal' });
const oldAndMissing = fixed({ existing: 'billing', missing: 'legal' });
const tickets: Records = {
  received: ticketFor('received'),
  queued: ticketFor('queued'),
  resolved: ticketFor('resolved'),
  missing: () => '0000000000',
};
const letters = fixed({ waiting: letterId('waiting'), decided: letterId('decided'), missing: letterId('missing') });

const people = fixed({ existing: 'service-member', missing: 'nobody' });

const action = (body: object): Example => ({
  records: tickets,
  request: (id) => ({ params: { id }, body, headers: { 'if-match': '*' } }),
});

const { id: _, ...department } = billing;
const schedule = {
  report: 'tickets-by-department',
  cron: '0 8 * * 1',
  timeZone: 'Europe/Berlin',
  recipients: ['board@rapport.example'],
  formats: ['csv'],
};

/** By the operation's id. A new operation needs its example here and its lines in `rights.md`. */
export const examples: Readonly<Record<string, Example>> = {
  putDepartment: put(oldAndNew, department),
  listDepartments: plain,
  putTeam: put(oldAndNew, { name: 'Billing' }),
  getTeam: read(oldAndMissing),
  listTeams: plain,
  putTerritory: put(oldAndNew, { name: 'Billing', order: 7, when: { employees: { from: 250 } } }),
  getTerritory: read(oldAndMissing),
  listTerritories: plain,
  getAccessRules: plain,
  putAccessRules: send({ visibility: { sales: { account: 'none' } }, fields: [] }),
  listPeople: plain,
  createPerson: send({ email: 'nina@rapport.example', name: 'Nina Newcomer', roles: ['sales'] }),
  getPerson: read(people),
  patchPerson: patch(people, { active: false }),
  getMe: plain,

  listAudit: { records: none, request: () => ({ query: { actor: 'person:service-member' } }) },
  listAuditDenials: plain,
  listAuditExports: plain,
  verifyAudit: plain,
  getAuditVerification: read(fixed({ existing: VERIFICATION, missing: '0'.repeat(26) })),
  getSettings: plain,
  putSettings: send({ timeZone: 'Europe/Warsaw' }),

  submitTicket: send(submission),
  submitPublicTicket: send(submission),
  getTicket: read(tickets),
  getTicketHistory: read(tickets),
  listTicketMessages: read(tickets),
  listDepartmentTickets: read(oldAndMissing),
  assignTicket: action({ assigneeId: 'service-member' }),
  rerouteTicket: action({ departmentId: 'technical', reason: 'It is about a router.' }),
  replyTicket: action({ text: 'We are looking into it.' }),
  resolveTicket: action({ solution: 'We have corrected the invoice.' }),
  reopenTicket: action({ reason: 'The invoice is wrong still.' }),
  getRoutingRules: plain,
  putRoutingRules: send({ rules: [], defaultDepartmentId: 'technical' }),
  tryRoutingRules: send({
    sample: { text: 'The router is broken.' },
    rules: { rules: [], defaultDepartmentId: 'technical' },
  }),

  putReportSchedule: put(oldAndNew, schedule),
  getReportSchedule: read(oldAndMissing),
  listReportSchedules: plain,
  deleteReportSchedule: read(oldAndMissing),
  runTicketsByDepartment: send({ from: '2026-03-01', to: '2026-03-31', formats: ['html'] }),
  listReportRuns: plain,
  getReportRun: read(oldAndMissing),

  listDeadLetters: plain,
  getDeadLetter: read(letters),
  replayDeadLetter: read(letters),
  discardDeadLetter: put(letters, { reason: 'The queue is gone.' }),
  replayDeadLetters: send({ queue: 'service-route-ticket' }),

  ...customersExamples,

  getOpenApi: plain,
  browseApi: plain,
  getApiPageFile: {
    records: fixed({ existing: 'start.js', missing: 'stop.js' }),
    request: (file) => ({ params: { file } }),
  },
};
