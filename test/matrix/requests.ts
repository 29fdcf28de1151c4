import type { HttpCall } from '../support/lambda.ts';
import { submission } from '../support/tickets.ts';
import { billing, customerRelations, departmentRelations, type Actor, type Relation } from './actors.ts';
import { accountFor, letterId, ticketFor } from './records.ts';

/** A request that nothing but a missing right refuses, and the records that it is made on. */
interface Example {
  /** The id of each record that the table names, for somebody; `none` when the route is about no single record. */
  readonly records: Readonly<Record<string, (actor: Actor) => string>>;
  readonly request: (id: string) => HttpCall;
  /** What somebody can be to the record; to one of a department, if nothing is said. */
  readonly relations?: readonly Relation[];
}

/** What somebody can be to the records of an operation. */
export const relationsOf = (example: Example | undefined) => example?.relations ?? departmentRelations;

type Records = Example['records'];

const fixed = (ids: Readonly<Record<string, string>>): Records =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, () => id]));

const none = fixed({ none: '' });
const oldAndNew = fixed({ existing: 'billing', new: 'legal' });
const oldAndMissing = fixed({ existing: 'billing', missing: 'legal' });
const tickets: Records = {
  received: ticketFor('received'),
  queued: ticketFor('queued'),
  resolved: ticketFor('resolved'),
  missing: () => '0000000000',
};
const letters = fixed({ waiting: letterId('waiting'), decided: letterId('decided'), missing: letterId('missing') });

const accounts: Records = { existing: accountFor, missing: () => '0000000000' };
const people = fixed({ existing: 'service-member', missing: 'nobody' });

const plain: Example = { records: none, request: () => ({}) };
const read = (records: Records): Example => ({ records, request: (id) => ({ params: { id } }) });
const send = (body: object): Example => ({ records: none, request: () => ({ body }) });
const put = (records: Records, body: object): Example => ({ records, request: (id) => ({ params: { id }, body }) });
const patch = (records: Records, body: object): Example => ({
  records,
  request: (id) => ({ params: { id }, body, headers: { 'if-match': '*' } }),
});
const ofCustomers = (example: Example): Example => ({ ...example, relations: customerRelations });
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
  getAuditVerification: read(fixed({ missing: '0'.repeat(26) })),
  getSettings: plain,
  putSettings: send({ timeZone: 'Europe/Warsaw' }),

  submitTicket: send(submission),
  submitPublicTicket: send(submission),
  getTicket: read(tickets),
  getTicketHistory: read(tickets),
  listDepartmentTickets: read(oldAndMissing),
  assignTicket: action({ assigneeId: 'service-member' }),
  rerouteTicket: action({ departmentId: 'technical', reason: 'It is about a router.' }),
  replyTicket: action({ text: 'We are looking into it.' }),
  resolveTicket: action({ solution: 'We have corrected the invoice.' }),
  reopenTicket: action({ reason: 'The invoice is wrong still.' }),
  getRoutingRules: plain,
  putRoutingRules: send({ rules: [], defaultDepartmentId: 'technical' }),

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

  getAccount: ofCustomers(read(accounts)),
  patchAccount: ofCustomers(patch(accounts, { tags: ['met'] })),

  getOpenApi: plain,
  browseApi: plain,
  getApiPageFile: {
    records: fixed({ existing: 'start.js', missing: 'stop.js' }),
    request: (file) => ({ params: { file } }),
  },
};
