import * as z from 'zod';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { complaint } from '../company.ts';
import { accountOf, contactOf } from '../customers.ts';
import type { Life, Request } from '../life.ts';
import { contactIn, entered, organization } from './customers.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

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

/** An event of a type, about the second version of a record, with other ids. */
const told = (life: Life, type: string, subject: string, data: object = {}): DomainEvent => {
  const event = exampleOf(type, subject);
  const given = z.record(z.string(), z.unknown()).parse(event.data);
  const time = new Date(life.world.agenda.now).toISOString();
  return { ...event, id: `${subject}:2:0`, version: 2, time, data: { ...given, ...data } };
};

const aboutAccount = (...types: readonly string[]): UseCase => {
  return async (life) => {
    const { id } = await inViews(life);
    return types.map((type) => ({ messages: [told(life, type, id)] }));
  };
};

/** Of a contact that is in the views; it comes from another organization, where it says so. */
const aboutContact = (...types: readonly string[]): UseCase => {
  return async (life) => {
    const [{ id: accountId }, { id: fromAccountId }] = [await organization(life), await organization(life)];
    const { id } = await contactIn(life, accountId);
    await life.tell(QUEUE, ...life.riding(contactKey(id)));
    const data = (type: string) => ({ accountId, ...(type === 'contact.moved.v1' && { fromAccountId }) });
    return types.map((type) => ({ messages: [told(life, type, id, data(type))] }));
  };
};

const aboutTicket = (...types: readonly string[]): UseCase => {
  return async (life) => {
    const { id: accountId } = await organization(life);
    const asked = [];
    for (const type of types) asked.push({ messages: [told(life, type, await ticketInViews(life, accountId))] });
    return asked;
  };
};

export const views: Readonly<Record<string, UseCase>> = {
  'accounts, a page': async () => [{ request: { as: ADMIN } }],
  'accounts, a page of those that a filter leaves': async () => [
    { request: { as: ADMIN, query: { region: 'europe', tag: 'fair' } } },
    { request: { as: ADMIN, query: { region: 'nowhere' } } },
  ],
  'contacts, a page': async () => [{ request: { as: ADMIN } }],
  'contacts of an organization, a page': async (life) => {
    const { id } = await organization(life);
    for (let n = 0; n < CONTACTS; n += 1) await contactIn(life, id);
    return [{ request: { as: ADMIN, query: { accountId: id } } }];
  },
  'everything about a customer, 41 items': async (life) => [{ request: await wellKnown(life) }],
  'its timeline, a page': async (life) => [{ request: await wellKnown(life) }],
  'search: a word that few have': async (life) => {
    await inViews(life, { ...accountOf(9_000), name: 'Xaverine Qvistgaardsen' });
    return [looking('qvistgaardsen')];
  },
  'search: a word that many have': async () => [looking('anna')],
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
    const { id } = await entered(life, accountOf(900));
    return [{ messages: life.riding(accountKey(id)) }];
  },
  'keep the views of a new contact': async (life) => {
    const { id } = await life.made('createContact', contactOf(901, (await organization(life)).id));
    return [{ messages: life.riding(contactKey(id)) }];
  },
  'keep the views of an account after a change that search does not show': async (life) => {
    const { id } = await inViews(life);
    await life.ask('patchAccount', { as: ADMIN, params: { id }, ifMatch: 1, body: { tags: ['fair'] } });
    return [{ messages: life.riding(accountKey(id)) }];
  },
  'hear of an account whose views are as they shall be': aboutAccount(
    'account.created.v1',
    'account.merged.v1',
    'account.took-in.v1',
    'account.erased.v1',
  ),
  'hear of a merge that was undone': aboutAccount('account.unmerged.v1'),
  'hear of an account that the rules moved': aboutAccount('account.staged.v1'),
  'hear of a contact whose views are as they shall be': aboutContact('contact.updated.v1', 'contact.erased.v1'),
  'hear of a contact that moved': aboutContact('contact.moved.v1'),
  'keep what is known of a ticket without an account': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    return [{ messages: life.ridingOnTicket(id) }];
  },
  'keep the views of a ticket whose account becomes known': async (life) => {
    const id = await linkedTicket(life, (await organization(life)).id);
    await life.tell(QUEUE, ...life.ridingOnTicket(id));
    return [{ messages: life.riding(linkKey(id)) }];
  },
  'keep the views of a ticket that changed': aboutTicket(
    'ticket.routed.v1',
    'ticket.rerouted.v1',
    'ticket.assigned.v1',
    'ticket.escalated.v1',
  ),
  'keep the views of a ticket by which a customer was in touch': aboutTicket(
    'ticket.replied.v1',
    'ticket.resolved.v1',
    'ticket.reopened.v1',
  ),
  'take a merged account out of the views': async (life) => {
    const [target, source] = [await inViews(life), await inViews(life)];
    const body = { sourceId: source.id };
    await life.ask('mergeAccount', { as: ADMIN, params: { id: target.id }, ifMatch: target.version, body });
    return [{ messages: life.riding(accountKey(source.id)) }];
  },
};
