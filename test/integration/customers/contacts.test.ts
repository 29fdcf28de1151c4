import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountKey, contactKey, contactRowKey } from '../../../functions/customers/persistence/keys.ts';
import { ridersOf } from '../../../functions/customers/persistence/stored.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
let acme: string;
let globex: string;
beforeAll(async () => {
  customers = await startCustomers();
  const belongs = { ownerId: 'sally', teamId: 'north', industry: 'steel' };
  acme = (await customers.posted({ kind: 'organization', name: 'Acme', ...belongs })).id;
  globex = (await customers.posted({ kind: 'organization', name: 'Globex' })).id;
});
afterAll(async () => {
  await customers.stop();
});

const eventsOf = async (id: string) =>
  ridersOf((await customers.stored(contactKey(id))) ?? {}).map(({ type, data }) => ({ type, data }));

describe('entering a contact', () => {
  it('puts it beside its organization in the same write, and gives it what the organization has', async () => {
    const contact = await customers.postedContact({
      accountId: acme,
      givenName: 'Road',
      familyName: 'Runner',
      jobTitle: 'Buyer',
      role: 'decision-maker',
      emails: [{ address: 'road@acme.example' }],
    });
    expect(contact).toMatchObject({
      number: `P-${contact.id.slice(0, 5)}-${contact.id.slice(5)}`,
      name: 'Road Runner',
      ownerId: 'sally',
      teamId: 'north',
      territoryId: 'steel',
    });
    expect(valueOf(await customers.getContact(contact.id))).toEqual(contact);
    expect(await customers.stored(contactRowKey(acme, contact.id))).toMatchObject({
      name: 'Road Runner',
      jobTitle: 'Buyer',
      version: 1,
    });
    expect(await eventsOf(contact.id)).toEqual([{ type: 'contact.created.v1', data: { accountId: acme } }]);
  });

  it('needs an organization that is there, and that whoever asks sees', async () => {
    const person = await customers.posted({ kind: 'person', name: 'Wile Coyote' });
    for (const [accountId, code] of [
      ['NOSUCH', 'unknown-account'],
      [person.id, 'not-an-organization'],
    ])
      expect(await customers.postContact({ accountId, name: 'X' })).toMatchObject({
        error: { code, field: 'accountId' },
      });
    await customers.ruled({ visibility: { sales: { account: 'own' } } });
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'X' }, { by: sellers.sam }))).toBe(
      'unknown-account',
    );
    await customers.ruled({});
  });

  it('goes to the organization that another one went into', async () => {
    const old = await customers.posted({ kind: 'organization', name: 'Initech' });
    const { id, number, createdAt, createdBy, updatedAt } = old;
    await customers.store({
      ...accountKey(id),
      id,
      number,
      createdAt,
      createdBy,
      updatedAt,
      updatedBy: 'person:sally',
      version: 2,
      status: 'merged',
      mergedInto: globex,
      mergeId: 'm',
    });
    expect((await customers.postedContact({ accountId: id, name: 'Milton' })).accountId).toBe(globex);
  });

  it('refuses the same e-mail address always, and the same name in the same organization unless somebody insists', async () => {
    const bugs = { accountId: acme, name: 'Bugs Bunny', emails: [{ address: 'bugs@acme.example' }] };
    const { id } = await customers.postedContact(bugs);
    const elsewhere = { ...bugs, accountId: globex };
    expect(await customers.postContact(elsewhere, { allowDuplicate: true })).toMatchObject({
      error: { code: 'duplicate', candidates: [{ id, score: 1, because: ['email', 'name'] }] },
    });
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'BUNNY, Bugs' }))).toBe('duplicate');
    expect(codeOf(await customers.postContact({ accountId: globex, name: 'Bugs Bunny' }))).toBe('ok');
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'Bugs Bunny' }, { allowDuplicate: true }))).toBe(
      'ok',
    );
  });

  it('may have the address of an account', async () => {
    const emails = [{ address: 'shared@acme.example' }];
    await customers.posted({ kind: 'organization', name: 'Shared Office', emails });
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'Sharer', emails }))).toBe('ok');
  });

  it('makes one contact of ten entries of the same person together', async () => {
    const entry = { accountId: acme, name: 'Daffy Duck', phones: [{ number: '+49 30 1112223' }] };
    const answers = await Promise.all(Array.from({ length: 10 }, () => customers.postContact(entry)));
    expect(answers.map(codeOf).toSorted()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'ok']);
  });

  it('enters ten people of one organization at the same time', async () => {
    const names = ['Anna', 'Bert', 'Carl', 'Dora', 'Emil', 'Fina', 'Gerd', 'Hugo', 'Ines', 'Jens'];
    const answers = await Promise.all(names.map((name) => customers.postContact({ accountId: globex, name })));
    expect(answers.map(codeOf)).toEqual(names.map(() => 'ok'));
  });

  it('makes one contact of the same request', async () => {
    const entry = { accountId: acme, name: 'Elmer Fudd' };
    const first = await customers.postedContact(entry, { key: 'c1' });
    expect(await customers.postedContact(entry, { key: 'c1' })).toEqual(first);
    expect(codeOf(await customers.postContact({ ...entry, name: 'Other' }, { key: 'c1' }))).toBe('key-reused');
  });
});

describe('a reporting line', () => {
  const enter = async (name: string, more: object = {}) =>
    (await customers.postedContact({ accountId: acme, name, ...more })).id;

  it('stays in the organization, and goes in no circle', async () => {
    const boss = await enter('Line Boss');
    const lead = await enter('Line Lead', { reportsToId: boss });
    const clerk = await enter('Line Clerk', { reportsToId: lead });
    for (const reportsToId of [clerk, lead, boss])
      expect(await customers.patchContact(boss, { reportsToId })).toMatchObject({
        error: { code: 'bad-reporting-line', field: 'reportsToId' },
      });
    expect(codeOf(await customers.patchContact(clerk, { reportsToId: boss }))).toBe('ok');
    const stranger = (await customers.postedContact({ accountId: globex, name: 'Line Stranger' })).id;
    for (const reportsToId of [stranger, 'NOBODY'])
      expect(codeOf(await customers.patchContact(clerk, { reportsToId }))).toBe('bad-reporting-line');
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'Line New', reportsToId: stranger }))).toBe(
      'bad-reporting-line',
    );
  });

  it('gets no circle of two changes at the same moment', async () => {
    for (let n = 0; n < 5; n += 1) {
      const [one, two] = [await enter(`Circle One ${n}`, {}), await enter(`Kreis Zwei ${n}`, {})];
      const answers = await Promise.all([
        customers.patchContact(one, { reportsToId: two }),
        customers.patchContact(two, { reportsToId: one }),
      ]);
      expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
    }
  });

  it('has twenty steps at the most', async () => {
    let above: string | undefined;
    for (let n = 0; n < 21; n += 1) above = await enter(`Stufe ${'x'.repeat(n)}${n}`, { reportsToId: above });
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'Too far', reportsToId: above }))).toBe(
      'bad-reporting-line',
    );
  });
});

describe('changing a contact', () => {
  it('changes the row beside its organization with it, and says which fields changed', async () => {
    const { id } = await customers.postedContact({ accountId: acme, name: 'Porky Pig', jobTitle: 'Clerk' });
    valueOf(await customers.patchContact(id, { jobTitle: 'Chief', birthday: '1990-02-28' }, { ifMatch: 1 }));
    expect(await customers.stored(contactRowKey(acme, id))).toMatchObject({ jobTitle: 'Chief', version: 2 });
    expect(await eventsOf(id)).toEqual([
      { type: 'contact.updated.v1', data: { accountId: acme, fields: ['birthday', 'jobTitle'] } },
    ]);
    expect(codeOf(await customers.patchContact(id, { jobTitle: null }, { ifMatch: 1 }))).toBe('stale-version');
  });

  it('moves it to another organization, out of its reporting line', async () => {
    const boss = await customers.postedContact({ accountId: acme, name: 'Moving Boss' });
    const mover = await customers.postedContact({ accountId: acme, name: 'Moving Man', reportsToId: boss.id });
    expect(codeOf(await customers.patchContact(boss.id, { accountId: globex }))).toBe('has-reports');
    const moved = valueOf(await customers.patchContact(mover.id, { accountId: globex }));
    expect([moved.accountId, moved.reportsToId]).toEqual([globex, undefined]);
    expect(await customers.stored(contactRowKey(acme, mover.id))).toBeUndefined();
    expect(await customers.stored(contactRowKey(globex, mover.id))).toMatchObject({ name: 'Moving Man' });
    expect((await eventsOf(mover.id)).map(({ type }) => type)).toEqual(['contact.updated.v1', 'contact.moved.v1']);
    expect(codeOf(await customers.patchContact(boss.id, { accountId: globex }))).toBe('ok');
    expect(codeOf(await customers.postContact({ accountId: acme, name: 'Moving Man' }))).toBe('ok');
    expect(codeOf(await customers.postContact({ accountId: globex, name: 'Moving Man' }))).toBe('duplicate');
  });

  it('refuses to be without an organization', async () => {
    const { id } = await customers.postedContact({ accountId: acme, name: 'Tweety' });
    expect(codeOf(await customers.patchContact(id, { accountId: 'NOSUCH' }))).toBe('unknown-account');
  });
});

describe('the contacts of an organization', () => {
  it('come in pages by id, each once', async () => {
    const all: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = valueOf(await customers.contactsOf(globex, sellers.sally, { limit: 4, ...(cursor && { cursor }) }));
      all.push(...page.items.map(({ id }) => id));
      ({ cursor } = page);
      if (cursor === undefined) break;
    }
    expect(all).toEqual([...new Set(all)].toSorted());
    expect(all.length).toBeGreaterThan(10);
  });

  it('are only those that the asker sees; the organization is not there for who may not see it', async () => {
    const initrode = await customers.posted({ kind: 'organization', name: 'Initrode', teamId: 'north' });
    const mine = await customers.postedContact({ accountId: initrode.id, name: 'Mine', ownerId: 'sally' });
    await customers.postedContact({ accountId: initrode.id, name: 'Theirs', ownerId: 'sam' });
    await customers.ruled({ visibility: { sales: { account: 'team', contact: 'own' } } });
    const seen = valueOf(await customers.contactsOf(initrode.id));
    expect(seen.items.map(({ id }) => id)).toEqual([mine.id]);
    expect(codeOf(await customers.contactsOf(initrode.id, sellers.sam))).toBe('no-such-account');
    await customers.ruled({});
  });

  it('cost two calls, however many there are', async () => {
    await customers.warm();
    const calls = await customers.callsOf(() => customers.contactsOf(globex));
    expect(calls.map(({ operation }) => operation)).toEqual(['GetItem', 'Query']);
  });
});

describe('the cost of a contact', () => {
  it('is three calls', async () => {
    await customers.warm();
    const entry = { accountId: globex, name: 'Cost Center', emails: [{ address: 'cost@globex.example' }] };
    // Its own item, its row, a lock and a block; the organization is looked at, and checked with them. To look for what is not there costs a unit each.
    expect(await customers.costOf(() => customers.postedContact(entry))).toEqual({
      calls: ['GetItem', 'BatchGetItem', 'TransactWriteItems'],
      reads: 3,
      writes: 8,
    });
  });
});
