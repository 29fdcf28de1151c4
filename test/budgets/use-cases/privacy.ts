import * as z from 'zod';
import { complaint, person } from '../company.ts';
import type { Life, Request } from '../life.ts';
import { contactIn, entered, organization } from './customers.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

const QUEUE = 'customers-run-jobs';
/** Whoever asks; somebody else agrees. */
const ASKER = person('technical', []).id;

const erasureKey = (id: string) => ({ pk: `customers#erasure#${id}`, sk: 'record' });
const exportKey = (id: string) => ({ pk: `customers#privacy-export#${id}`, sk: 'record' });

const record = z.looseObject({ id: z.string(), version: z.number() });
const asPerson = z.looseObject({ roles: z.array(z.string()) });

const byId = (id: string, more: Request = {}): Request => ({ as: ADMIN, params: { id }, ...more });

/** Somebody beside the administrator who may ask for an erasure. */
const withAsker = async (life: Life) => {
  const { roles } = asPerson.parse(await life.ask('getPerson', byId(ASKER)));
  if (!roles.includes('manager'))
    await life.ask('patchPerson', byId(ASKER, { ifMatch: 1, body: { roles: [...roles, 'manager'] } }));
};

const A_PAGE = 25;

const body = { reason: 'asked' };

const requested = async (life: Life, id: string) => {
  await withAsker(life);
  return record.parse(await life.ask('eraseAccount', { as: ASKER, params: { id }, body }));
};

const decision = async (life: Life) => {
  const { id, version } = await requested(life, (await entered(life)).id);
  return [{ request: byId(id, { ifMatch: version }) }];
};

const running = async (life: Life, accountId: string) => {
  const { id, version } = await requested(life, accountId);
  await life.ask('agreeToErasure', byId(id, { ifMatch: version }));
  return id;
};

const step = (life: Life, id: string) => life.riding(erasureKey(id));

/** Takes so many steps of an erasure. */
const after = async (life: Life, steps: number, accountId: string) => {
  const id = await running(life, accountId);
  for (let n = 0; n < steps; n += 1) await life.tell(QUEUE, ...step(life, id));
  return id;
};

/** Files of others go first: then there are none to be deleted. */
const withoutFiles = async (life: Life) => after(life, 3, (await entered(life)).id);

const withContacts = async (life: Life, contacts: number) => {
  const { id } = await organization(life);
  for (let n = 0; n < contacts; n += 1) await contactIn(life, id);
  return id;
};

const gathering = async (life: Life) => {
  const { id } = await entered(life);
  return record.parse(await life.ask('exportAccountPrivately', byId(id))).id;
};

const wanted = (type: string, key: string, data: object) => ({ ...exampleOf(type, key), data });

/** Copies of a ticket go where a link says. */
const copyOf = (life: Life, ticketId: string) => {
  const exportId = life.key();
  const url = `https://bucket.example/customers/privacy/${exportId}/tickets-0.json`;
  return wanted('ticket-copy.wanted.v1', exportId, { exportId, part: 0, ticketIds: [ticketId], url });
};

const CONFIRMED = ['audit-values.erased.v1', 'ticket.erased.v1', 'letters.erased.v1', 'tickets.copied.v1'];

export const privacy: Readonly<Record<string, UseCase>> = {
  'ask for somebody to be erased': async (life, by) => {
    const account = await organization(life);
    const { id } = by === 'eraseContact' ? await contactIn(life, account.id) : account;
    return [{ request: byId(id, { body }) }];
  },
  'agree to an erasure': decision,
  'refuse an erasure': decision,
  'read an erasure': async (life) => [{ request: byId((await requested(life, (await entered(life)).id)).id) }],
  'erasures, a page': async (life) => {
    for (let n = 0; n <= A_PAGE; n += 1) await requested(life, (await organization(life)).id);
    return [{ request: { as: ADMIN } }];
  },
  'have somebody told what is kept of them': async (life, by) => {
    const account = await organization(life);
    const { id } = by === 'exportContactPrivately' ? await contactIn(life, account.id) : account;
    return [{ request: byId(id) }];
  },
  'read a privacy export': async (life) => [{ request: byId(await gathering(life)) }],
  'begin an erasure, no import having files': async (life) => {
    await withoutFiles(life);
    return [{ messages: step(life, await running(life, (await entered(life)).id)) }];
  },
  'erase an account with n contacts': async (life) => {
    await withoutFiles(life);
    return [
      { messages: step(life, await after(life, 1, await withContacts(life, 1))), of: { n: 1 } },
      { messages: step(life, await after(life, 1, await withContacts(life, 4))), of: { n: 4 } },
    ];
  },
  'delete the files of exports, there being none': async (life) => {
    await withoutFiles(life);
    return [{ messages: step(life, await after(life, 2, (await entered(life)).id)) }];
  },
  'have the dead letters looked through': async (life) => {
    await withoutFiles(life);
    return [{ messages: step(life, await after(life, 3, (await entered(life)).id)) }];
  },
  'wait for what others confirm': async (life) => {
    await withoutFiles(life);
    return [{ messages: step(life, await after(life, 5, (await entered(life)).id)) }];
  },
  'hear what others confirm of what is over': async (life) =>
    CONFIRMED.map((type) => ({ messages: [exampleOf(type, life.key())] })),
  'look for the tickets of a privacy export': async (life) => [
    { messages: life.riding(exportKey(await gathering(life))) },
  ],
  'write the files of a privacy export': async (life) => {
    const id = await gathering(life);
    await life.tell(QUEUE, ...life.riding(exportKey(id)));
    return [{ messages: life.riding(exportKey(id)) }];
  },
  'erase a ticket that is routed': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    await life.tell('service-route-ticket', ...life.ridingOnTicket(id));
    const erasureId = life.key();
    return [{ messages: [wanted('ticket-erasure.wanted.v1', erasureId, { erasureId, ticketIds: [id] })] }];
  },
  'copy a ticket for whoever it is about': async (life) => {
    const { id } = await life.submitted(complaint('billing'));
    return [{ messages: [copyOf(life, id)] }];
  },
  // Each 20 letters that there are cost two calls and 21 units more.
  'look through the dead letters for an erasure, none being left': async (life) => {
    const event = exampleOf('letter-erasure.wanted.v1', life.key());
    const given = z.record(z.string(), z.unknown()).parse(event.data);
    return [{ messages: [{ ...event, data: { ...given, after: 'decided ~' } }] }];
  },
};
