import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../functions/customers/domain/account.ts';
import { AccountErased, AccountMerged, ContactErased } from '../../../functions/customers/contract/events.ts';
import { contactWrite } from '../../../functions/customers/persistence/contact-store.ts';
import { depsOf as serviceDeps } from '../../../functions/service/deps.ts';
import { submit } from '../../../functions/service/domain/ticket.ts';
import { shortId } from '../../../shared/kernel/id.ts';
import { cause, valueOf } from '../../support/company.ts';
import { eventsOn, hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';
import { billing, setUp, START, submission } from '../../support/tickets.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
beforeEach(() => customers.ruled({}));
afterAll(async () => {
  await customers.stop();
});

/** Rows of search and lists that hold a text. */
const rowsWith = async (text: string) =>
  (await customers.everything()).filter(
    (item) => /^customers#(search|accounts|contacts)#/.test(String(item['pk'])) && JSON.stringify(item).includes(text),
  );

/** Gives an account another status, as merging and erasing do. */
const become = async (
  id: string,
  status:
    | Pick<Extract<Account, { status: 'merged' }>, 'status' | 'mergedInto' | 'mergeId'>
    | { status: 'erased'; erasureId: string },
) => {
  const found = await customers.deps.accounts.get(id);
  if (!found) throw new Error('it is there');
  const { number, createdAt, createdBy, version } = found.record;
  const next = {
    id,
    number,
    createdAt,
    createdBy,
    updatedAt: START,
    updatedBy: 'person:admin',
    version: version + 1,
    ...status,
  };
  const event =
    status.status === 'merged'
      ? AccountMerged({ intoId: status.mergedInto, mergeId: status.mergeId })
      : AccountErased({ erasureId: status.erasureId });
  valueOf(
    await customers.deps
      .write(customers.deps.accounts.writeOf({ next, events: [event] }, [], { version }, cause))
      .then(({ ok }) => (ok ? { ok, value: undefined } : { ok, error: { code: 'conflict', detail: '' } })),
  );
  await views.catchUp();
};

describe('what is found', () => {
  it('follows a change of the record', async () => {
    const { id } = await customers.posted({
      kind: 'person',
      name: 'Zenobia Quickly',
      phones: [{ number: '+48 22 111 2233' }],
    });
    await views.catchUp();
    expect(await views.found('quickly 2233')).toEqual([id]);
    valueOf(await customers.patch(id, { name: 'Zenobia Slowly', phones: [{ number: '+48 22 111 4455' }] }));
    await views.catchUp();
    expect(await views.found('quickly')).toEqual([]);
    expect(await views.found('2233')).toEqual([]);
    expect(await views.found('slowly 4455')).toEqual([id]);
    expect(await rowsWith('quickly')).toEqual([]);
  });

  it('has nothing of what was merged into another', async () => {
    const [left, gone] = [
      await customers.posted({ kind: 'organization', name: 'Xylophone Works' }),
      await customers.posted({
        kind: 'organization',
        name: 'Xylographic Press',
        emails: [{ address: 'x@press.example' }],
      }),
    ];
    await views.catchUp();
    expect(await views.found('xylo')).toEqual([gone.id, left.id]);
    await become(gone.id, { status: 'merged', mergedInto: left.id, mergeId: 'M1' });
    expect(await views.found('xylo')).toEqual([left.id]);
    expect(await rowsWith(gone.id)).toEqual([]);
  });

  it('has not a byte of what was erased, also when an older event comes after it', async () => {
    const { id } = await customers.posted({
      kind: 'person',
      name: 'Vanishing Wilhelmina',
      emails: [{ address: 'wilhelmina@gone.example' }],
    });
    await views.catchUp();
    expect(await rowsWith('ilhelmina')).not.toEqual([]);
    const older = eventsOn(await customers.everything()).filter(({ subject }) => subject === id);
    await become(id, { status: 'erased', erasureId: 'E1' });
    for (const event of older) await hear(customers.deps, event);
    expect(await views.found('wilhelmina')).toEqual([]);
    expect(await rowsWith(id)).toEqual([]);
    const kept = await customers.stored({ pk: `customers#account#${id}`, sk: 'derived' });
    expect(JSON.stringify(kept)).not.toMatch(/wilhelmina/i);
  });

  it('includes contacts, with their organization, and forgets those that were erased', async () => {
    const { id: accountId } = await customers.posted({ kind: 'organization', name: 'Harbour Lines' });
    const contact = await customers.postedContact({ accountId, name: 'Ottilie Brandt', jobTitle: 'Captain' });
    await views.catchUp();
    expect(valueOf(await views.search('ottilie')).items).toEqual([
      {
        type: 'contact',
        id: contact.id,
        number: contact.number,
        title: 'Ottilie Brandt',
        subtitle: 'Captain',
        accountId,
      },
    ]);
    expect(await views.found(contact.number)).toEqual([contact.id]);
    const { number, createdAt, createdBy, version } = contact;
    const erased = {
      id: contact.id,
      number,
      createdAt,
      createdBy: createdBy ?? '',
      updatedAt: START,
      updatedBy: 'person:admin',
    };
    await customers.deps.write(
      contactWrite(
        {
          next: { ...erased, version: version + 1, status: 'erased', erasureId: 'E2' },
          events: [ContactErased({ accountId })],
        },
        [],
        { version },
        cause,
      ),
    );
    await views.catchUp();
    expect(await views.found('ottilie')).toEqual([]);
    expect(await rowsWith(contact.id)).toEqual([]);
  });
});

describe('tickets', () => {
  it('are found by their number, by those who may read them', async () => {
    const clerk = { kind: 'person', id: 'clerk' } as const;
    await customers.directory.putPerson(
      { id: 'clerk', email: 'clerk@rapport.example', name: 'clerk', roles: ['service'], departmentIds: ['billing'] },
      undefined,
      START,
      setUp,
    );
    await customers.directory.putDepartment(billing, await customers.directory.departments(), START, setUp);
    const service = serviceDeps(customers.table, customers.clock);
    const id = shortId();
    const submitted = submit(submission, { id, createdBy: 'person:sally', request: undefined }, START);
    await service.tickets.create(submitted, { actor: 'person:sally', correlationId: 'test' });
    await views.catchUp();
    const number = `T-${id.slice(0, 5)}-${id.slice(5)}`;
    // Until it is routed, also whoever submitted it.
    expect(await views.found(number, sellers.sally)).toEqual([id]);
    expect(await views.found(number, sellers.sam)).toEqual([]);
    expect(await views.found(number, clerk)).toEqual([]);
    expect(valueOf(await views.search(number, sellers.admin)).items).toEqual([
      { type: 'ticket', id, number, title: number, subtitle: 'complaint' },
    ]);
  });
});

describe('visibility', () => {
  const MINE = 50;
  const SHARED = 'Global Trading Partners GmbH';
  let mine: { id: string; number: string }[];

  beforeAll(async () => {
    const words = Array.from(
      { length: MINE },
      (_, n) => `w${String.fromCodePoint(97 + Math.floor(n / 10), 97 + (n % 10))}`,
    );
    mine = [];
    for (const [n, word] of words.entries()) {
      const phone = `+4930200${String(1000 + n)}`;
      const entry = { kind: 'organization', name: `${SHARED} ${word}`, ownerId: 'sam', phones: [{ number: phone }] };
      mine.push(await customers.posted(entry, { allowDuplicate: true }));
      const other = { ...entry, ownerId: 'sally', phones: [] };
      await customers.posted({ ...other, name: `${SHARED} ${word}x` }, { allowDuplicate: true });
    }
    await views.catchUp();
  }, 120_000);

  const ownOnly = () => customers.ruled({ visibility: { sales: { account: 'own', contact: 'own' } } });

  it('lets whoever sees some of many find each of them, by words that all share', async () => {
    await ownOnly();
    for (const [n, { id, number }] of mine.entries()) {
      const word = `w${String.fromCodePoint(97 + Math.floor(n / 10), 97 + (n % 10))}`;
      expect(await views.found(`gmbh global ${word}`, sellers.sam)).toEqual([id]);
      expect(await views.found(`partners ${1000 + n}`, sellers.sam)).toEqual([id]);
      expect(await views.found(number, sellers.sam)).toEqual([id]);
    }
  });

  it('says that there are more than are shown, and shows nobody what is not theirs', async () => {
    await ownOnly();
    const answer = valueOf(await views.search('global trading', sellers.sam));
    expect(answer.items).toHaveLength(20);
    expect(answer.more).toBe(true);
    const own = new Set(mine.map(({ id }) => id));
    expect(answer.items.every(({ id }) => own.has(id))).toBe(true);
    expect(await views.found('waax', sellers.sam)).toEqual([]);
    expect(await views.found('waax', sellers.sally)).toHaveLength(1);
  });

  it('finds nothing for whose role sees nothing', async () => {
    await customers.ruled({ visibility: { analyst: { account: 'none', contact: 'none' } } });
    expect(valueOf(await views.search('global', sellers.ann))).toEqual({ items: [], more: false });
  });
});
