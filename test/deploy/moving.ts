import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { call, complaint, eventually, unique } from '../journeys/target.ts';

/** The department of the tickets that live through a second deployment, and the word that brings a ticket there. */
export const department = unique('moving');

/** A submission that is routed to the department. */
export const about = (subject: string) => complaint({ subject, text: `It is about ${department}.` });

const rules = z.looseObject({ rules: z.array(z.unknown()) });

/** Makes the department and its routing rule. */
export const openDepartment = async () => {
  const record = {
    name: 'Moving',
    email: `${department}@rapport.example`,
    managerEmail: 'mover@rapport.example',
    targets: { firstResponseHours: 100, resolutionHours: 200 },
  };
  const made = await call('admin', 'PUT', `/v1/departments/${department}`, record);
  const before = rules.parse((await call('admin', 'GET', '/v1/routing-rules')).body);
  const rule = { id: department, when: { words: [department] }, departmentId: department };
  const ruled = await call('admin', 'PUT', '/v1/routing-rules', { ...before, rules: [rule, ...before.rules] });
  if (made.status !== 201 || ruled.status !== 200) throw new Error(`answered ${made.status} and ${ruled.status}`);
};

const ticket = z.looseObject({
  id: z.string(),
  number: z.string(),
  version: z.number(),
  createdAt: z.string(),
  customer: z.looseObject({ email: z.string() }),
});

export type Ticket = z.output<typeof ticket>;

export const ticketIn = (body: unknown): Ticket => ticket.parse(body);

/** Changes a ticket as an administrator does who has seen it. */
export const act = ({ id, version }: Ticket, name: string, body: object) =>
  call('admin', 'POST', `/v1/tickets/${id}/${name}`, body, { 'if-match': `"${version}"` });

const run = z.looseObject({
  id: z.string(),
  status: z.string(),
  files: z.array(z.object({ url: z.string(), format: z.string() })).default([]),
});

/** Columns of the report of tickets by department: its id, …, received, resolved. */
const [DEPARTMENT, RECEIVED, RESOLVED] = [0, 5, 6];

/** How many tickets the department received today and resolved today, as a report tells it. */
export const counted = async () => {
  const today = new Date().toISOString().slice(0, 10);
  const wanted = { from: today, to: today, formats: ['csv'] };
  const asked = run.parse((await call('manager', 'POST', '/v1/reports/tickets-by-department/runs', wanted)).body);
  const [file] = await eventually('the report', async () => {
    const { status, files } = run.parse((await call('manager', 'GET', `/v1/report-runs/${asked.id}`)).body);
    return status === 'done' && files;
  });
  const csv = await (await fetch(file?.url ?? '')).text();
  const rows = csv.split(/\r?\n/).map((row) => row.split(','));
  const sum = (column: number) =>
    rows.filter((row) => row[DEPARTMENT] === department).reduce((total, row) => total + Number(row[column]), 0);
  return { received: sum(RECEIVED), resolved: sum(RESOLVED) };
};

const letters = z.object({ items: z.array(z.looseObject({ id: z.string(), eventId: z.string().optional() })) });

export type DeadLetter = z.output<typeof letters>['items'][number];

export const deadLetters = async (): Promise<readonly DeadLetter[]> =>
  letters.parse((await call('admin', 'GET', '/v1/dead-letters?limit=200')).body).items;

export interface Taken {
  readonly id: string;
  readonly number: string;
  readonly email: string;
}

const accepted = z.looseObject({ id: z.string(), number: z.string() });

const BETWEEN_MS = 500;

/** Submits one ticket after the other until it is over, each again with its key until it is taken. */
export const submitUntil = async (over: Promise<unknown>): Promise<Taken[]> => {
  const taken: Taken[] = [];
  const state = { over: false };
  const end = () => {
    state.over = true;
  };
  over.then(end, end);
  while (!state.over) {
    const submission = about(`Meanwhile ${taken.length}`);
    const { email } = submission.customer;
    for (let done = false; !done;) {
      const answer = await call('admin', 'POST', '/v1/tickets', submission, { 'idempotency-key': email }).catch(
        () => undefined,
      );
      if (answer && answer.status < 500) {
        if (answer.status !== 201) throw new Error(`a ticket was answered ${answer.status}`);
        taken.push({ ...accepted.parse(answer.body), email });
        done = true;
      }
      await pause(BETWEEN_MS);
    }
  }
  return taken;
};
