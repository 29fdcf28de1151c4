import * as z from 'zod';
import type { FakeTable } from '../support/fake-dynamo/fake-table.ts';
import { putFile } from './customers.ts';
import type { People, Reply, Wish } from './people.ts';
import type { Contest } from './races.ts';
import type { World } from './world/world.ts';

const HOUR = 3_600_000;

/** The table at a moment that passes. */
export interface Snapshot {
  readonly table: FakeTable;
  readonly now: number;
}

/** The records of customers that the eight find, by what they are for, and the moments that some of the races need. */
export interface CustomerScene {
  readonly ids: Readonly<Record<string, string>>;
  /** By the operation that is raced then. */
  readonly moments: ReadonlyMap<string, Snapshot>;
}

const answered = z.looseObject({ id: z.string() });
const begun = z.looseObject({ import: answered });
const idOf = (reply: Reply | undefined) => {
  const { id } = answered.parse(reply?.body);
  return id;
};

const seats = { label: { en: 'Seats' }, kind: 'number', required: false, unique: true };
const view = { name: 'Mine', recordType: 'account', filter: { kind: 'person' } };
const rules = (n: number) => ({
  rules: [{ id: 'silent', when: { silenceDays: { from: 30 + n } }, set: { stage: 'lost' } }],
});
const person = (name: string, more: object = {}) => ({ kind: 'person', name, ...more });

/** Customers, views, imports, an export and an erasure, each as far as its races begin. */
export const setCustomers = async (world: World, people: People): Promise<CustomerScene> => {
  const moments = new Map<string, Snapshot>();
  const now = (...operations: readonly string[]) => {
    for (const operation of operations) moments.set(operation, { table: world.table.copy({}), now: world.agenda.now });
  };
  let keys = 0;
  const ask = (operation: string, wish: Partial<Wish> = {}) => {
    keys += 1;
    return people.ask({ operation, as: 'admin', key: `scene-${keys}`, ...wish });
  };
  const enter = async (body: object) => idOf(await ask('createAccount', { body, query: { allowDuplicate: 'true' } }));
  const of = (id: string) => ({ params: { id } });
  const read = async () => {
    const reply = await ask('createImport', { body: { fileName: 'x.csv', recordType: 'account' } });
    const { id } = begun.parse(reply?.body).import;
    putFile(world, id, ['Nobody Else,nobody@customer.example,,x']);
    await ask('readImport', { ...of(id), body: {} });
    await world.agenda.passes(HOUR);
    return id;
  };

  const account = await enter(
    person('Anna Muster', { phones: [{ number: '+49 30 111111' }], emails: [{ address: 'anna@customer.example' }] }),
  );
  await enter(person('Anna Muster', { phones: [{ number: '+49 30 111111' }] }));
  const other = await enter(person('Zoe Sonst'));
  const firm = await enter({ kind: 'organization', name: 'Muster GmbH' });
  const contact = idOf(await ask('createContact', { body: { accountId: firm, name: 'Carl Muster' } }));
  const [target, source] = [await enter(person('Dora Eins')), await enter(person('Emil Zwei'))];
  const merge = idOf(await ask('mergeAccount', { ...of(target), body: { sourceId: source }, ifMatch: 1 }));
  const saved = idOf(await ask('createSavedView', { body: view }));
  await ask('putCustomField', { params: { recordType: 'account', id: 'seats' }, body: seats });
  const reply = await ask('createImport', { body: { fileName: 'x.csv', recordType: 'account' } });
  const waiting = begun.parse(reply?.body).import.id;
  const ready = await read();
  const running = await read();
  await ask('startImport', of(running));
  now('stopImport');
  await ask('stopImport', of(running));
  now('resumeImport');
  await ask('resumeImport', of(running));
  const exported = idOf(await ask('createExport', { body: { of: 'accounts', format: 'csv' } }));
  now('stopExport');
  await ask('exportAccountPrivately', of(account));
  const leaving = 'xaver@customer.example';
  const gone = await enter(person('Xaver Weg', { emails: [{ address: leaving }] }));
  await ask('submitTicket', {
    body: { type: 'question', channel: 'web', subject: 'x', text: 'x', customer: { email: leaving } },
  });
  await world.agenda.passes(HOUR);
  const erasure = idOf(await ask('eraseAccount', { ...of(gone), body: { reason: 'asked' } }));
  // An erasure goes through the imports.
  now('agreeToErasure', 'refuseErasure', 'readImport', 'patchImport', 'rehearseImport', 'startImport');
  await ask('agreeToErasure', { ...of(erasure), as: 'boss', ifMatch: 1 });
  // Nobody but an administrator may: the audit hears of it.
  await people.ask({ operation: 'putSettings', as: 'agent', body: { timeZone: 'UTC' } });
  await world.agenda.passes(HOUR);
  const pair = [...world.table.everything()].find(({ sk }) => sk === 'pair');
  return {
    ids: {
      account,
      other,
      firm,
      contact,
      merge,
      saved,
      waiting,
      ready,
      running,
      exported,
      erasure,
      pair: String(pair?.['id']),
    },
    moments,
  };
};

/** What the n-th of eight does to a record that all of them have looked at. */
const to =
  (operation: string, which: string, wishOf: (n: number) => Partial<Wish> = () => ({}), alone = true): Contest =>
  ({ customers: { ids } }, n) => ({
    operation,
    as: 'admin',
    params: { id: ids[which] ?? '' },
    ...wishOf(n),
    ...(alone && { alone }),
  });

const asking =
  (operation: string, wishOf: (n: number) => Partial<Wish>, alone = false): Contest =>
  (_, n) => ({ operation, as: 'admin', ...wishOf(n), ...(alone && { alone }) });

/** Each gets one of their own. */
const gathering =
  (operation: string, which: string): Contest =>
  ({ customers: { ids } }) => ({ operation, as: 'admin', params: { id: ids[which] ?? '' }, each: true });

const same = { key: 'same' };
const once = { ifMatch: 1 };
const ada = [{ address: 'new@customer.example' }];

/** Each route that changes something of customers; after a colon, another race for the same one. */
export const customerContests: Readonly<Record<string, Contest>> = {
  createAccount: asking('createAccount', () => ({ body: person('Neu Hier', { emails: ada }), ...same })),
  'createAccount: with one address': asking(
    'createAccount',
    (n) => ({ body: person(`Name ${n}`, { emails: ada }), query: { allowDuplicate: 'true' } }),
    true,
  ),
  'createAccount: that are alike': asking(
    'createAccount',
    () => ({ body: person('Neu Hier', { phones: [{ number: '+49 30 222222' }] }), query: { allowDuplicate: 'false' } }),
    true,
  ),
  createAccounts: asking('createAccounts', () => ({
    body: { entries: [person('Neu Hier'), person('Da Auch')] },
    ...same,
  })),
  patchAccount: to('patchAccount', 'account', (n) => ({ body: { tags: [`tag ${n}`] }, ...once })),
  'patchAccount: to one address': ({ customers: { ids } }, n) => ({
    operation: 'patchAccount',
    as: 'admin',
    params: { id: (n % 2 === 0 ? ids['account'] : ids['other']) ?? '' },
    body: { emails: ada },
    ifMatch: 1,
    alone: true,
  }),
  createContact: ({ customers: { ids } }) => ({
    operation: 'createContact',
    as: 'admin',
    body: { accountId: ids['firm'], name: 'Neu Hier', emails: ada },
    ...same,
  }),
  createContacts: ({ customers: { ids } }) => ({
    operation: 'createContacts',
    as: 'admin',
    body: { entries: [{ accountId: ids['firm'], name: 'Neu Hier', emails: ada }] },
    ...same,
  }),
  patchContact: to('patchContact', 'contact', (n) => ({ body: { jobTitle: `title ${n}` }, ...once })),
  putCodeList: asking('putCodeList', (n) => ({
    params: { id: 'industry' },
    body: { codes: [{ code: `c${n}`, label: { en: `Code ${n}` }, active: true }] },
  })),
  putCustomField: asking('putCustomField', (n) => ({
    params: { recordType: 'account', id: 'seats' },
    body: { ...seats, label: { en: `Seats ${n}` } },
  })),
  deleteCustomField: asking(
    'deleteCustomField',
    () => ({ params: { recordType: 'account', id: 'seats' }, ...once }),
    true,
  ),
  createSavedView: asking('createSavedView', () => ({ body: view, ...same })),
  patchSavedView: to('patchSavedView', 'saved', (n) => ({ body: { name: `View ${n}` }, ...once })),
  deleteSavedView: to('deleteSavedView', 'saved', () => once),
  putStageRules: asking('putStageRules', (n) => ({ body: rules(n), ifMatch: 0 }), true),
  mergeAccount: ({ customers: { ids } }) => ({
    operation: 'mergeAccount',
    as: 'admin',
    params: { id: ids['account'] ?? '' },
    body: { sourceId: ids['other'] },
    ifMatch: 1,
    alone: true,
  }),
  'mergeAccount: into each other': ({ customers: { ids } }, n) => ({
    operation: 'mergeAccount',
    as: 'admin',
    params: { id: ids[n % 2 === 0 ? 'account' : 'other'] ?? '' },
    body: { sourceId: ids[n % 2 === 0 ? 'other' : 'account'] },
    ifMatch: 1,
    alone: true,
  }),
  undoMerge: to('undoMerge', 'merge'),
  dismissDuplicate: to('dismissDuplicate', 'pair', () => once),
  createImport: asking('createImport', () => ({ body: { fileName: 'x.csv', recordType: 'account' }, ...same })),
  readImport: to('readImport', 'waiting', () => ({ body: {} })),
  patchImport: to('patchImport', 'ready', (n) => ({ body: { options: { allowDuplicates: n % 2 === 0 } }, ifMatch: 3 })),
  rehearseImport: to('rehearseImport', 'ready'),
  startImport: to('startImport', 'ready'),
  stopImport: to('stopImport', 'running'),
  resumeImport: to('resumeImport', 'running'),
  createExport: asking('createExport', () => ({ body: { of: 'accounts', format: 'csv' }, ...same })),
  stopExport: to('stopExport', 'exported'),
  eraseAccount: to('eraseAccount', 'account', () => ({ body: { reason: 'asked' } }), false),
  eraseContact: to('eraseContact', 'contact', () => ({ body: { reason: 'asked' } }), false),
  agreeToErasure: to('agreeToErasure', 'erasure', () => ({ as: 'boss', ...once })),
  refuseErasure: to('refuseErasure', 'erasure', (n) => ({ as: n % 2 === 0 ? 'boss' : 'admin', ...once })),
  exportAccountPrivately: gathering('exportAccountPrivately', 'account'),
  exportContactPrivately: gathering('exportContactPrivately', 'contact'),
};
