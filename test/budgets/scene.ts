import type { Item } from '../../shared/dynamo/table.ts';
import type { Entry } from '../simulation/loader.ts';
import { FakeTable } from '../support/fake-dynamo/fake-table.ts';
import { complaint, departmentIds, foundCompany } from './company.ts';
import { CountedWorld } from './counted-world.ts';
import { foundCustomers } from './customers.ts';
import { Life } from './life.ts';
import { stockOf } from './stock.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;

/** Tickets of the first company, of which the large ones are made. */
const FIRST = 100;

/** How many records of each kind a company has, with all that belongs to them; no department and no setting more. */
export interface Size {
  readonly tickets: number;
  readonly people: number;
  readonly schedules: number;
  readonly runs: number;
  readonly deadLetters: number;
  /** Customers, with as many again whom somebody has entered twice. */
  readonly accounts: number;
  readonly contacts: number;
  readonly pairs: number;
  readonly views: number;
  readonly imports: number;
  readonly denials: number;
  readonly exports: number;
}

/** The use cases must cost the same in both. */
export const sizes: readonly Size[] = [
  {
    tickets: 1_000,
    people: 60,
    schedules: 60,
    runs: 100,
    deadLetters: 100,
    accounts: 3_000,
    contacts: 600,
    pairs: 300,
    views: 60,
    imports: 60,
    denials: 60,
    exports: 60,
  },
  {
    tickets: 200_000,
    people: 1_000,
    schedules: 200,
    runs: 20_000,
    deadLetters: 20_000,
    accounts: 200_000,
    contacts: 100_000,
    pairs: 20_000,
    views: 1_000,
    imports: 2_000,
    denials: 50_000,
    exports: 2_000,
  },
];

/** Half of them are for billing, the others share the rest. */
const departmentOf = (n: number) => departmentIds[n % 2 === 0 ? 0 : 1 + ((n >> 1) % (departmentIds.length - 1))] ?? '';

const isWorkedOn = (n: number) => n % 10 >= 5;
const isResolved = (n: number) => n % 10 >= 6;

const schedule = {
  report: 'tickets-by-department',
  cron: '0 8 * * 1',
  timeZone: 'Europe/Berlin',
  recipients: ['manager@rapport.example'],
  formats: ['html', 'csv'],
};

/** All that a company has stored, and the records of which there can be more. */
export interface FirstCompany {
  readonly items: readonly Item[];
  readonly ids: Readonly<Record<keyof Size, readonly string[]>>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A company with a hundred tickets in all states, some customers, and one of everything else; all of it made by the product itself. */
export const firstCompany = async (entries: readonly Entry[]): Promise<FirstCompany> => {
  const world = new CountedWorld({ seed: 1, entries, start: START, end: START, calm: true });
  const life = new Life(world, 'first');
  await foundCompany(world);
  const { tickets, customers } = await life.live(async () => {
    const numbers = Array.from({ length: FIRST }, (_, n) => n);
    const ids = await Promise.all(numbers.map(async (n) => (await life.submitted(complaint(departmentOf(n)))).id));
    await life.passes(5 * MINUTE);
    await Promise.all(
      ids.map(async (id, n) => {
        if (!isWorkedOn(n)) return;
        await life.act('assignTicket', id, 2, { assigneeId: `${departmentOf(n)}-000000` });
        await life.act('replyTicket', id, 3, { text: 'We are looking into it and will write to you within the day.' });
        if (isResolved(n)) await life.act('resolveTicket', id, 4, { solution: 'We have corrected it.' });
      }),
    );
    const as = 'admin-000000';
    await life.ask('putReportSchedule', { as, params: { id: 'weekly-000000' }, body: schedule });
    const today = new Date(world.agenda.now).toISOString().slice(0, 10);
    await life.ask('runTicketsByDepartment', { as, body: { from: today, to: today, formats: ['html', 'csv'] } });
    world.queueAt('x/service-record-history').send('{"no":"event"}');
    const made = await foundCustomers(life);
    return { tickets: ids, customers: made };
  });
  const items = [...world.table.everything()];
  const idsOf = (sk: string) =>
    items.filter((item) => item['sk'] === sk).map((item) => String(item['pk']).split('#').at(-1) ?? '');
  const auditedAs = (type: string) =>
    items.flatMap(({ pk }) => {
      const [, id] = String(pk).split(`access#audit#${type}#`);
      return id === undefined ? [] : [id];
    });
  return {
    items,
    ids: {
      tickets,
      people: ['general-000000'],
      schedules: ['weekly-000000'],
      runs: idsOf('run'),
      deadLetters: idsOf('dead-letter'),
      ...customers,
      pairs: idsOf('pair'),
      denials: auditedAs('denial').slice(0, 1),
      exports: auditedAs('export'),
    },
    now: world.agenda.now,
  };
};

/** What is written in it leads to nothing further. */
const stillWorld = (entries: readonly Entry[], now: number, stillOf: FakeTable) =>
  new Life(new CountedWorld({ seed: 2, entries, start: now, end: now, calm: true, stillOf }), 'later');

/** The first company as it is. */
export const asItIs = (entries: readonly Entry[], first: FirstCompany): Life => {
  const table = new FakeTable();
  for (const Item of first.items) table.execute('PutItem', { TableName: 'x', Item });
  return stillWorld(entries, first.now, table);
};

const kinds = [
  'tickets',
  'people',
  'schedules',
  'runs',
  'deadLetters',
  'accounts',
  'contacts',
  'pairs',
  'views',
  'imports',
  'denials',
  'exports',
] as const satisfies readonly (keyof Size)[];

/** A company like the first one, as large as is wanted; `items` is how many items it has stored. */
export const asLargeAs = (entries: readonly Entry[], first: FirstCompany, size: Size) => {
  const families = kinds.flatMap((kind) =>
    first.ids[kind].map((id) => ({ id, count: Math.floor(size[kind] / first.ids[kind].length) })),
  );
  const stock = stockOf(first.items, families, size.tickets / FIRST);
  return { life: stillWorld(entries, first.now, new FakeTable({ stock })), items: stock.count };
};
