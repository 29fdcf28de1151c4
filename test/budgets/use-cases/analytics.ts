import { contributions } from '../../../functions/analytics/domain/fact.ts';
import { contexts } from '../../../functions/contexts.ts';
import { ticketState } from '../../../functions/service/contract/events.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import * as z from 'zod';
import type { Life } from '../life.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

const schedule = (recipients: number) => ({
  report: 'tickets-by-department',
  cron: '*/5 * * * *',
  timeZone: 'Europe/Berlin',
  recipients: Array.from({ length: recipients }, (_, n) => `manager-${n}@rapport.example`),
  formats: ['html', 'csv'],
});

const scheduled = async (life: Life, recipients = 1) => {
  const request = { as: ADMIN, params: { id: life.key() }, body: schedule(recipients) };
  await life.ask('putReportSchedule', request);
  return request;
};

const SLOTS = 5 * 60_000;

/** A schedule whose slot has come, and no second one. */
const due = async (life: Life, recipients = 1) => {
  const { params } = await scheduled(life, recipients);
  await life.passes(SLOTS - (life.world.agenda.now % SLOTS) + 1_000);
  return exampleOf('report-schedule.due.v1', params.id);
};

const withId = z.looseObject({ id: z.string() });

const runKey = (id: string) => ({ pk: `analytics#run#${id}`, sk: 'run' });

/** A run over the months up to March. */
const asked = async (life: Life, months: number) => {
  const from = new Date(Date.UTC(2026, 3 - months, 1)).toISOString().slice(0, 10);
  const body = { from, to: '2026-03-31', formats: ['html', 'csv'] };
  return withId.parse(await life.ask('runTicketsByDepartment', { as: ADMIN, body })).id;
};

const produced = async (life: Life, recipients: number) => {
  const slot = await due(life, recipients);
  await life.tell('analytics-run-schedule', slot);
  const runs = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), scheduleId: z.string().optional() })) });
  const { items } = runs.parse(await life.ask('listReportRuns', { as: ADMIN }));
  const id = items.find(({ scheduleId }) => scheduleId === slot.subject)?.id ?? '';
  await life.tell('analytics-produce-report', ...life.riding(runKey(id)));
  return life.riding(runKey(id));
};

/** How many rows of counters a ticket of an event is counted in. */
const countersOf = ({ data }: DomainEvent) =>
  contributions(z.looseObject({ ticket: ticketState }).parse(data).ticket, 'UTC').length;

const tickets = (life: Life, count: number) => Array.from({ length: count }, () => life.key());

export const analytics: Readonly<Record<string, UseCase>> = {
  'set up a report schedule': async (life) => [
    { request: { as: ADMIN, params: { id: life.key() }, body: schedule(1) } },
  ],
  'change a report schedule': async (life) => [{ request: await scheduled(life) }],
  'read a report schedule': async (life) => [{ request: await scheduled(life) }],
  'report schedules, a page': async () => [{ request: { as: ADMIN } }],
  'delete a report schedule': async (life) => [{ request: await scheduled(life) }],
  'ask for a report': async () => [
    { request: { as: ADMIN, body: { from: '2026-03-01', to: '2026-03-31', formats: ['html'] } } },
  ],
  'ask for a report, repeated with its key': async (life) => {
    const body = { from: '2026-03-01', to: '2026-03-31', formats: ['html'] };
    const request = { as: ADMIN, key: life.key(), body };
    await life.ask('runTicketsByDepartment', request);
    return [{ request }];
  },
  'report runs, a page': async () => [{ request: { as: ADMIN } }],
  'read a report run': async (life) => [{ request: { as: ADMIN, params: { id: await asked(life, 1) } } }],
  'count t new tickets in c counters': async (life) => {
    const types = contexts.find(({ name }) => name === 'analytics')?.queues?.['record-facts']?.subscribesTo ?? [];
    const one = types.map((type) => exampleOf(type, life.key()));
    const many = tickets(life, 50).map((id) => exampleOf('ticket.submitted.v1', id));
    return [
      ...one.map((event) => ({ messages: [event], of: { t: 1, c: countersOf(event) } })),
      { messages: many, of: { t: 50, c: many[0] ? countersOf(many[0]) : 0 } },
    ];
  },
  'count t changes of tickets in c counters': async (life) => {
    const changed = async (count: number) => {
      const ids = tickets(life, count);
      await life.tell('analytics-record-facts', ...ids.map((id) => exampleOf('ticket.submitted.v1', id)));
      const messages = ids.map((id) => exampleOf('ticket.routed.v1', id));
      // They are not in the row of what is not routed any more, and in that of their department instead.
      return { messages, of: { t: count, c: 4 } };
    };
    return [await changed(1), await changed(50)];
  },
  'keep the calendar, nothing being to move': async () => [
    { messages: [exampleOf('settings.changed.v1', 'settings')] },
    { messages: [exampleOf('calendar.due.v1', 'calendar')] },
  ],
  'take a slot of a schedule': async (life) => [{ messages: [await due(life)] }],
  'take a slot that has been taken': async (life) => {
    const slot = await due(life);
    await life.tell('analytics-run-schedule', slot);
    return [{ messages: [slot] }];
  },
  'make a report over m months': async (life) => {
    const [one, three] = [await asked(life, 1), await asked(life, 3)];
    return [
      { messages: life.riding(runKey(one)), of: { m: 1 } },
      { messages: [exampleOf('report-run.due.v1', three)], of: { m: 3 } },
    ];
  },
  'mail a report to r recipients': async (life) => [
    { messages: await produced(life, 1), of: { r: 1 } },
    { messages: await produced(life, 3), of: { r: 3 } },
  ],
};
