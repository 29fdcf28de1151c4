import { channels, ticketTypes } from '../../functions/service/contract/ticket.ts';
import type { Entry } from '../simulation/loader.ts';
import { complaint, departmentIds, foundCompany } from './company.ts';
import { accountOf, contactOf, customerOf, fileOf, putFile } from './customers.ts';
import { CountedWorld } from './counted-world.ts';
import { Life } from './life.ts';
import type { Answer } from './task.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const IMPORTED = 1_500;
const AT_ONCE = 2;
const CUSTOMERS = 1_000;
const A_DAY = 200;
const WORKING = 10 * HOUR;

/** The departments of ten tickets, by their place among those of the seed. */
const OF_TEN = [0, 0, 0, 1, 1, 2, 3, 3, 3, 3];
const departmentOf = (n: number) => departmentIds[OF_TEN[n % OF_TEN.length] ?? 0] ?? '';

/** What happens in a world of some hours, as the write units of each partition. */
const lived = async (
  entries: readonly Entry[],
  hours: number,
  script: (life: Life) => Promise<unknown>,
): Promise<Answer<'import'>> => {
  const world = new CountedWorld({ seed: 3, entries, start: START, end: START + hours * HOUR, calm: true });
  const heat = new Map<string, number>();
  world.onCall(({ writes }) => {
    for (const { partition, units } of writes) heat.set(partition, (heat.get(partition) ?? 0) + units);
  });
  const life = new Life(world, 'day');
  await foundCompany(world);
  await life.live(() => script(life));
  return heat;
};

/** What the n-th customer says, each a customer for themselves. */
const said = (n: number, changes: Parameters<typeof complaint>[1]) =>
  complaint(departmentOf(n), { customer: customerOf(n), ...changes });

/** A file of customers is taken in by the import: all by one person. */
export const anImportOfCustomers = (entries: readonly Entry[]) =>
  lived(entries, 0, async (life) => {
    const id = await putFile(life, fileOf(0, CUSTOMERS));
    for (const operation of ['readImport', 'startImport']) {
      const body = operation === 'readImport' && { body: {} };
      await life.ask(operation, { as: 'admin-000000', params: { id }, ...body });
      await life.passes(MINUTE);
    }
  });

/**
 * A file of tickets is taken in, as `npm run load` does it: all of one type and one channel. Slower than it could be, so that
 * few of them are counted together.
 */
export const anImport = (entries: readonly Entry[]) =>
  lived(entries, 0, (life) => {
    let next = 0;
    const one = async () => {
      while (next < IMPORTED) {
        const n = next;
        next += 1;
        await life.submitted(said(n, { type: 'question', channel: 'web' }));
        await life.passes(life.world.random.between(5, 200));
      }
    };
    return Promise.all(Array.from({ length: AT_ONCE }, one));
  });

const schedule = {
  report: 'tickets-by-department',
  cron: '0 12 * * *',
  timeZone: 'UTC',
  recipients: ['manager@rapport.example'],
  formats: ['html', 'csv'],
};

const anotherThan = (departmentId: unknown) => departmentIds.find((id) => id !== departmentId);

const aTicket = async (life: Life, n: number) => {
  const { world } = life;
  const { random } = world;
  await life.passes(random.between(0, WORKING));
  const body = said(n, { type: random.pick(ticketTypes), channel: random.pick(channels) });
  // Some come from the web form and wait until they are late; the others are taken up in time.
  if (random.chance(0.15)) return life.ask('submitPublicTicket', { body });
  const { id } = await life.submitted(body);
  await life.passes(random.between(5 * MINUTE, 3 * HOUR));
  let ticket = await life.ticket(id);
  const act = async (operation: string, what: object) => {
    ticket = await life.act(operation, id, ticket.version, what);
    await life.passes(random.between(MINUTE, 40 * MINUTE));
  };
  if (random.chance(0.1))
    await act('rerouteTicket', {
      departmentId: anotherThan(ticket.departmentId),
      reason: 'It is about something else.',
    });
  await act('assignTicket', { assigneeId: `${ticket.departmentId}-000000` });
  for (let replies = random.pick([1, 1, 2]); replies > 0; replies -= 1)
    await act('replyTicket', { text: 'We are looking into it and will write to you within the day.' });
  await act('resolveTicket', { solution: 'We have corrected it and apologize for the trouble that it made.' });
  if (random.chance(0.05)) await act('reopenTicket', { reason: 'It is not corrected after all.' });
};

/** Somebody enters a customer, an organization with a contact now and then, and changes it later. */
const aCustomer = async (life: Life, n: number) => {
  const { random } = life.world;
  const as = `${departmentOf(n)}-000000`;
  await life.passes(random.between(0, WORKING));
  const isOrganization = random.chance(0.3);
  const entry = isOrganization ? { kind: 'organization', name: `${customerOf(n).name} Werke` } : accountOf(A_DAY + n);
  const { id } = await life.made('createAccount', entry, { as, query: { allowDuplicate: 'true' } });
  await life.passes(random.between(MINUTE, HOUR));
  if (isOrganization) await life.made('createContact', contactOf(A_DAY + n, id), { as });
  await life.ask('patchAccount', { as, params: { id }, ifMatch: 1, body: { tags: ['fair'] } });
};

/** A day: tickets come and are worked on, some are late, reports are made, customers are entered and changed. */
export const aDay = (entries: readonly Entry[]) =>
  lived(entries, 24, async (life) => {
    const as = 'admin-000000';
    await life.ask('putReportSchedule', { as, params: { id: 'daily' }, body: schedule });
    const today = new Date(life.world.agenda.now).toISOString().slice(0, 10);
    const report = async () => {
      await life.passes(life.world.random.between(0, WORKING));
      await life.ask('runTicketsByDepartment', { as, body: { from: today, to: today, formats: ['html'] } });
    };
    const tickets = Array.from({ length: A_DAY }, (_, n) => aTicket(life, n));
    const customers = Array.from({ length: A_DAY / 2 }, (_, n) => aCustomer(life, n));
    await Promise.all([...tickets, ...customers, report(), report(), report()]);
  });
