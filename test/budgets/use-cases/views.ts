import { contexts } from '../../../functions/contexts.ts';
import { complaint } from '../company.ts';
import { accountOf } from '../customers.ts';
import type { Life, Request } from '../life.ts';
import { contactIn, entered, organization } from './customers.ts';
import { ADMIN, exampleOf, MEMBER, type UseCase } from './use-case.ts';

const accountKey = (id: string) => ({ pk: `customers#account#${id}`, sk: 'record' });
const contactKey = (id: string) => ({ pk: `customers#contact#${id}`, sk: 'record' });
const linkKey = (id: string) => ({ pk: `customers#ticket#${id}`, sk: 'link' });

const QUEUE = 'customers-keep-views';

/** An account that is in search and lists. */
const inViews = async (life: Life, entry?: object) => {
  const account = await entered(life, entry);
  await life.tell(QUEUE, ...life.riding(accountKey(account.id)));
  return account;
};

/** A ticket with its account, as nobody has told the views. */
const linkedTicket = async (life: Life, accountId: string) => {
  const { id } = await life.submitted(complaint('billing', { accountId }));
  await life.tell('customers-find-sender', ...life.ridingOnTicket(id));
  return id;
};

const ticketInViews = async (life: Life, accountId: string) => {
  const id = await linkedTicket(life, accountId);
  await life.tell(QUEUE, ...life.ridingOnTicket(id));
  await life.tell(QUEUE, ...life.riding(linkKey(id)));
  return id;
};

const CONTACTS = 20;
const TICKETS = 20;

/** A customer as large as most: the record and 40 rows beside it. */
const wellKnown = async (life: Life): Promise<Request> => {
  const { id } = await organization(life);
  for (let n = 0; n < CONTACTS; n += 1) await contactIn(life, id);
  for (let n = 0; n < TICKETS; n += 1) await ticketInViews(life, id);
  return { as: ADMIN, params: { id } };
};

/** Whoever has the most tickets, which in a large company are thousands. */
const largest = (life: Life): Request => {
  const [id = ''] = [...life.world.table.everything()].flatMap(({ pk, sk, holder }) =>
    sk === 'lock' && String(pk).includes('#email#') && holder === undefined ? [] : [],
  );
  return { as: ADMIN, params: { id } };
};

const looking = (q: string) => ({ request: { as: ADMIN, query: { q } } });

const view = (sharedWith: 'nobody' | 'everybody') => ({
  name: 'Customers of mine',
  recordType: 'account',
  filter: { region: 'europe' },
  sharedWith,
});

const savedView = async (life: Life, more: Request): Promise<Request> => {
  const { id } = await life.made('createSavedView', view('nobody'));
  return { as: ADMIN, params: { id }, ...more };
};

/** What the views subscribe to about a kind of record. */
const toldOf = (kind: string) =>
  (contexts.find(({ name }) => name === 'customers')?.queues?.['keep-views']?.subscribesTo ?? []).filter((type) =>
    type.startsWith(`${kind}.`),
  );

const rows = (account: ReturnType<typeof accountOf>) => account;
void [rows, largest, MEMBER, contactKey, exampleOf, toldOf];

export const views: Readonly<Record<string, UseCase>> = {
  'accounts, a page': async () => [{ request: { as: ADMIN } }],
  'accounts, a page of those that a filter leaves': async () => [
    { request: { as: ADMIN, query: { region: 'europe', tag: 'fair' } } },
    { request: { as: ADMIN, query: { region: 'nowhere' } } },
  ],
  'contacts, a page': async () => [{ request: { as: ADMIN } }],
  'everything about a customer, 41 items': async (life) => [{ request: await wellKnown(life) }],
  'its timeline, a page': async (life) => [{ request: await wellKnown(life) }],
  'search: a word that few have': async (life) => {
    await inViews(life, { ...accountOf(9_000), name: 'Xaverine Qvistgaardsen' });
    return [looking('qvistgaardsen')];
  },
  'search: a word that many have': async () => [looking('anna'), looking('nowak')],
  'search: two words that many have': async () => [looking('ada adler')],
  'search: the end of a phone': async (life) => {
    await inViews(life, { ...accountOf(9_001), phones: [{ number: '+4930123404711' }] });
    return [looking('04711')];
  },
  'search: an address': async (life) => {
    await inViews(life, { ...accountOf(9_002), emails: [{ address: 'qvist@rare.example' }] });
    return [looking('qvist@rare.example')];
  },
  'save a view': async () => [{ request: { as: ADMIN, body: view('nobody') } }],
  'save a view for everybody': async () => [{ request: { as: ADMIN, body: view('everybody') } }],
  'saved views, a page': async () => [{ request: { as: ADMIN } }],
  'read a saved view': async (life) => [{ request: await savedView(life, {}) }],
  'change a saved view': async (life) => [
    { request: await savedView(life, { ifMatch: 1, body: { name: 'Customers nearby' } }) },
  ],
  'delete a saved view': async (life) => [{ request: await savedView(life, {}) }],
  'keep the views of a new account': async (life) => {
    const { id } = await entered(life);
    return [{ messages: life.riding(accountKey(id)) }];
  },
  'keep the views of a new contact': async (life) => {
    const { id } = await contactIn(life, (await organization(life)).id);
    return [{ messages: life.riding(contactKey(id)) }];
  },
  'keep the views of an account that changed where search does not show it': async (life) => {
    const { id } = await inViews(life);
    await life.ask('patchAccount', { as: ADMIN, params: { id }, ifMatch: 1, body: { tags: ['fair'] } });
    return [{ messages: life.riding(accountKey(id)) }];
  },
  'hear of a change that the views show': async (life) => {
    const { id } = await inViews(life);
    return [...toldOf('account')].map((type) => ({ messages: [exampleOf(type, id)] }));
  },
  'keep the views of a ticket whose account is known': async (life) => {
    const id = await linkedTicket(life, (await organization(life)).id);
    await life.tell(QUEUE, ...life.riding(linkKey(id)));
    return [{ messages: life.ridingOnTicket(id) }];
  },
};
