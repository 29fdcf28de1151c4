import { person as shapeOfPerson, type PersonEntry } from '../../functions/access/contract/records.ts';
import { directoryStore } from '../../functions/access/persistence/directory-store.ts';
import { requested } from '../../functions/access/domain/verification.ts';
import { verificationStore } from '../../functions/access/persistence/verification-store.ts';
import { personKey } from '../../functions/access/published/directory.ts';
import { done, queued as queuedRun, running } from '../../functions/analytics/domain/run.ts';
import { scheduleOf } from '../../functions/analytics/domain/schedule.ts';
import { runStore } from '../../functions/analytics/persistence/run-store.ts';
import { scheduleStore } from '../../functions/analytics/persistence/schedule-store.ts';
import type { WholeDeadLetter } from '../../functions/platform/contract/dead-letter.ts';
import { deadLetterStore } from '../../functions/platform/persistence/dead-letters.ts';
import { resolve, route, submit, type Ticket } from '../../functions/service/domain/ticket.ts';
import { routingStore } from '../../functions/service/persistence/routing.ts';
import { ticketStore } from '../../functions/service/persistence/tickets.ts';
import type { PutWrite, Table } from '../../shared/dynamo/table.ts';
import type { Decision } from '../../shared/kernel/decision.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { idFrom, shortIdFrom } from '../../shared/kernel/id.ts';
import { decisionOf, hour, setUp, START, submission } from '../support/tickets.ts';
import { actors, billing, TEAM, technical, TERRITORY, visibility, type Actor } from './actors.ts';
import { enterCustomers, SOMEBODY } from './customers.ts';

const somebody = 'person:somebody';

/** Whoever submitted it: the actor when that is their relation to the record, somebody else otherwise. */
const submitterFor = ({ relation, name }: Pick<Actor, 'relation' | 'name'>) =>
  relation === 'submitter' ? name : somebody;

const ticketId = (state: string, submitter: string) => shortIdFrom(0, state, submitter);

/** The ticket in that state that stands in a relation to somebody: the one that they submitted, or anybody's. */
export const ticketFor = (state: string) => (actor: Actor) => ticketId(state, submitterFor(actor));

export const letterId = (status: string) => idFrom('dead letter', status);

/** A check of the audit that somebody asked for. */
export const VERIFICATION = idFrom('verification');

/** As the directory keeps a person; not by its store, for which a department has one manager and not one of each role. */
const entryOf = (person: PersonEntry): PutWrite => ({
  kind: 'put',
  item: { ...personKey(person.id), ...shapeOfPerson.parse(person), version: 1, createdAt: START, updatedAt: START },
  when: 'new',
});

const enterDirectory = async (table: Table) => {
  const store = directoryStore(table);
  for (const department of [billing, technical])
    await store.putDepartment(department, await store.departments(), START, setUp);
  for (const { person } of actors) if (person) await table.write(entryOf(person));
  const noOne = { id: SOMEBODY, email: 'somebody@rapport.example', name: 'Somebody', roles: [], departmentIds: [] };
  await table.write(entryOf(noOne));
  for (const id of ['billing', TEAM]) await store.putTeam({ id, name: id }, await store.teams(), START, setUp);
  for (const [n, id] of ['billing', TERRITORY].entries()) {
    const when = { employees: { from: 1_000_000 } };
    await store.putTerritory({ id, name: id, order: 8 + n, when }, await store.territories(), START, setUp);
  }
  await store.putAccessRules({ visibility, fields: [] }, undefined, START, setUp);
  await store.putSettings({ timeZone: 'Europe/Berlin' }, undefined, START, setUp);
};

type Step = (ticket: Ticket) => Result<Decision<Ticket>, unknown>;

const submitTickets = async (table: Table) => {
  const tickets = ticketStore(table);
  const routed: Step = (ticket) => route(ticket, billing, { by: 'default', reason: 'No rule matched.' }, hour(1));
  const solved: Step = (ticket) => resolve(ticket, 'It is corrected.', hour(2));
  const ways = { received: [], queued: [routed], resolved: [routed, solved] };
  for (const submitter of new Set(actors.map(submitterFor)))
    for (const [state, steps] of Object.entries(ways)) {
      const id = ticketId(state, submitter);
      const first = submit(submission, { id, createdBy: submitter, request: undefined }, START);
      await tickets.create(first, setUp);
      let ticket: Ticket = first.next;
      for (const step of steps) {
        const decision = decisionOf(step(ticket));
        await tickets.commit(ticket, decision, setUp);
        ticket = decision.next;
      }
    }
};

const askForReports = async (table: Table) => {
  const body = {
    report: 'tickets-by-department' as const,
    cron: '0 7 * * *',
    timeZone: 'Europe/Berlin',
    recipients: ['board@rapport.example'],
    formats: ['html' as const],
  };
  await scheduleStore(table).put(scheduleOf('billing', body, undefined, START, somebody), undefined, setUp);

  const runs = runStore(table);
  const period = { from: '2026-03-01', to: '2026-03-01' };
  const wanted = { report: body.report, formats: body.formats, recipients: [], ...period };
  const asked = queuedRun({ id: 'billing', requestedBy: somebody, now: START, ...wanted });
  const taken = running(asked, START);
  const totals = { received: 0, open: 0, overdue: 0, escalated: 0, resolved: 0, byDepartment: {} };
  const ready = done(taken, [{ format: 'html', key: 'analytics/reports/billing.html' }], totals, START);
  await runs.put(asked, undefined);
  await runs.put(taken, asked);
  await runs.put(ready, taken);
};

const fileDeadLetters = async (table: Table) => {
  const letters = deadLetterStore(table);
  const letter = (status: WholeDeadLetter['status'], name: string): WholeDeadLetter => ({
    id: letterId(name),
    queue: 'service-route-ticket',
    status,
    times: 1,
    firstAt: START,
    lastAt: START,
    version: 1,
    body: '{"order":"a"}',
  });
  await letters.put(letter('waiting', 'waiting'), START);
  await letters.put(letter('discarded', 'decided'), START);
};

/** Puts a company into an empty table: two departments, everybody in `actors`, and each record that the table names. */
export const fillTable = async (table: Table) => {
  await enterDirectory(table);
  await routingStore(table).putRules({ rules: [], defaultDepartmentId: 'billing' }, undefined, START, setUp);
  await submitTickets(table);
  await askForReports(table);
  await fileDeadLetters(table);
  await verificationStore(table).put(requested(VERIFICATION, somebody, START));
  await enterCustomers(table);
};
