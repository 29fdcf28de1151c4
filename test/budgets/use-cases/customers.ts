import * as z from 'zod';
import { accountOf, contactOf } from '../customers.ts';
import type { Life, Request } from '../life.ts';
import { ADMIN, exampleOf, MEMBER, type UseCase } from './use-case.ts';

/** Numbers of people that nobody else in any company has. */
let others = 5_000;
const somebody = () => accountOf((others += 1));

const asAdmin = (request: Request): Request => ({ as: ADMIN, ...request });

const byId = (id: string, more: Request = {}) => asAdmin({ params: { id }, ...more });

export const entered = (life: Life, entry: object = somebody()) => life.made('createAccount', entry);

const ORGANIZATION = { kind: 'organization', name: 'Fabrikam Maschinenbau AG' };

export const organization = (life: Life) =>
  life.made('createAccount', { ...ORGANIZATION, name: `${ORGANIZATION.name} ${life.key()}` });

export const contactIn = async (life: Life, accountId: string) => {
  others += 1;
  return life.made('createContact', contactOf(others, accountId));
};

/** Two organizations that are to be one; the second has so many contacts. */
export const mergedPair = async (life: Life, contacts: number) => {
  const [target, source] = [await organization(life), await organization(life)];
  for (let n = 0; n < contacts; n += 1) await contactIn(life, source.id);
  const request = byId(target.id, { ifMatch: target.version, body: { sourceId: source.id } });
  return { source, request };
};

const merged = async (life: Life) => {
  const { source, request } = await mergedPair(life, 1);
  const { id } = z.looseObject({ id: z.string() }).parse(await life.ask('mergeAccount', request));
  return { id, source };
};

const pairs = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), version: z.number() })) });

const code = { codes: [{ code: 'machines', label: { en: 'Machines' } }] };
const field = { label: { en: 'Seats' }, kind: 'number' };

/** What is kept about customers in one item: by the route that puts or takes it. */
const standardOf = (life: Life, by: string): Request => {
  if (by === 'putCodeList') return byId('industry', { body: code });
  return asAdmin({
    params: { recordType: 'account', id: by === 'putCustomField' ? life.key() : 'seats' },
    ...(by === 'putCustomField' && { body: field }),
  });
};

export const customers: Readonly<Record<string, UseCase>> = {
  'enter an account with an address, a phone and a place': async () => [{ request: asAdmin({ body: somebody() }) }],
  'enter an account, with an `Idempotency-Key`': async (life) => [
    { request: asAdmin({ body: somebody(), key: life.key() }) },
  ],
  'enter an account, repeated with its key': async (life) => {
    const request = asAdmin({ body: somebody(), key: life.key() });
    await life.ask('createAccount', request);
    return [{ request }];
  },
  'enter an account that shares its name with n others': async (life) => {
    const { name } = somebody();
    for (let n = 0; n < 25; n += 1) await entered(life, { ...somebody(), name });
    return [{ request: asAdmin({ body: { ...somebody(), name } }), of: { n: 20 } }];
  },
  'refuse an account that is like another one': async (life) => {
    const entry = somebody();
    await entered(life, entry);
    return [{ request: asAdmin({ body: { ...entry, emails: [] } }), refused: true }];
  },
  'enter n accounts at once': async () => [
    { request: asAdmin({ body: { entries: [somebody(), somebody(), somebody()] } }), of: { n: 3 } },
  ],
  'read an account': async (life) => [{ request: byId((await entered(life)).id) }],
  'read an account, rights not being known': async (life) => [
    { request: byId((await entered(life)).id), stranger: true },
  ],
  'read an account that went into another one': async (life) => [{ request: byId((await merged(life)).source.id) }],
  'change an account': async (life) => [
    { request: byId((await entered(life)).id, { ifMatch: 1, body: { tags: ['fair'] } }) },
  ],
  'change its phone': async (life) => [
    { request: byId((await entered(life)).id, { ifMatch: 1, body: { phones: somebody().phones } }) },
  ],
  'enter a contact with an address': async (life) => {
    const { id } = await organization(life);
    return [{ request: asAdmin({ body: contactOf((others += 1), id) }) }];
  },
  'enter n contacts at once': async (life) => {
    const { id } = await organization(life);
    const entries = [1, 2, 3].map(() => contactOf((others += 1), id));
    return [{ request: asAdmin({ body: { entries } }), of: { n: 3 } }];
  },
  'read a contact': async (life) => [{ request: byId((await contactIn(life, (await organization(life)).id)).id) }],
  'change a contact': async (life) => [
    {
      request: byId((await contactIn(life, (await organization(life)).id)).id, {
        ifMatch: 1,
        body: { jobTitle: 'Head of purchasing' },
      }),
    },
  ],
  'code lists, or custom fields': async () => [{ request: { as: MEMBER } }],
  'keep a code list, or a custom field': async (life, by) => {
    if (by === 'deleteCustomField')
      await life.ask('putCustomField', asAdmin({ params: { recordType: 'account', id: 'seats' }, body: field }));
    return [{ request: standardOf(life, by) }];
  },
  'merge two accounts': async (life) => [{ request: (await mergedPair(life, 1)).request }],
  'read a merge': async (life) => [{ request: byId((await merged(life)).id) }],
  'undo a merge': async (life) => [{ request: byId((await merged(life)).id) }],
  'duplicates, a page': async () => [{ request: asAdmin({}) }],
  'dismiss a duplicate': async (life) => {
    const { items } = pairs.parse(await life.ask('listDuplicates', asAdmin({ query: { limit: '1' } })));
    return items.map(({ id, version }) => ({ request: byId(id, { ifMatch: version }) }));
  },
  'find the account of a sender who is known': async (life) => {
    const entry = somebody();
    await entered(life, entry);
    const event = exampleOf('ticket.sender-given.v1', life.key());
    return [{ messages: [{ ...event, data: { channel: 'email', email: entry.emails[0]?.address } }] }];
  },
  'enter the account of a sender who is not': async (life) => {
    const { name, emails } = somebody();
    const event = exampleOf('ticket.sender-given.v1', life.key());
    return [{ messages: [{ ...event, data: { channel: 'email', name, email: emails[0]?.address } }] }];
  },
  'hear of a sender again': async (life) => {
    const { emails } = somebody();
    const event = exampleOf('ticket.sender-given.v1', life.key());
    const messages = [{ ...event, data: { channel: 'email' as const, email: emails[0]?.address } }];
    await life.tell('customers-find-sender', ...messages);
    return [{ messages }];
  },
};
