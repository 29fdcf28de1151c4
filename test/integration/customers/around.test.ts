import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shortIdFrom } from '../../../shared/kernel/id.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';
import { billing, hour, setUp, START, technical } from '../../support/tickets.ts';
import { mergeInto, ticket } from '../../support/told-tickets.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
const clerk = { kind: 'person', id: 'clerk' } as const;

beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
  const { directory } = customers;
  for (const department of [billing, technical])
    await directory.putDepartment(department, await directory.departments(), START, setUp);
  const person = { email: 'clerk@rapport.example', name: 'clerk', roles: ['service' as const] };
  await directory.putPerson({ id: 'clerk', ...person, departmentIds: ['billing'] }, undefined, START, setUp);
});
beforeEach(() => customers.ruled({}));
afterAll(async () => {
  await customers.stop();
});

let count = 0;
const organization = async (more: object = {}) => {
  count += 1;
  const account = await customers.posted(
    {
      kind: 'organization',
      name: `${'abcdefghij'[count % 10] ?? ''}${'klmnopqrst'[Math.floor(count / 10)] ?? ''}`.repeat(6),
      ...more,
    },
    { allowDuplicate: true },
  );
  await views.catchUp();
  return account;
};

const heard = async (...events: Parameters<typeof hear>[1][]) => {
  for (const event of events) await hear(customers.deps, event);
};

const around = async (id: string, by: Caller = sellers.admin) => valueOf(await views.around(id, by));

describe('everything about a customer', () => {
  it('has the profile, its contacts and its tickets', async () => {
    const account = await organization({ phones: [{ number: '+49 30 1112223' }] });
    const contact = await customers.postedContact({
      accountId: account.id,
      name: 'Ada Nowak',
      role: 'payer',
      emails: [{ address: 'ada@around.example' }],
    });
    const [one] = [ticket('has')];
    await heard(one.submitted(), one.linked(account.id), one.routed());
    const shown = await around(account.id);
    expect(shown).toEqual({
      profile: account,
      contacts: [
        {
          id: contact.id,
          number: contact.number,
          accountId: account.id,
          name: 'Ada Nowak',
          role: 'payer',
          emails: [{ address: 'ada@around.example' }],
          phones: [],
          tags: [],
          territoryId: undefined,
          updatedAt: contact.updatedAt,
          version: 1,
        },
      ].map(({ territoryId: _, ...rest }) => rest),
      tickets: [
        {
          id: one.id,
          number: one.number,
          status: 'queued',
          type: 'complaint',
          channel: 'email',
          departmentId: 'billing',
          receivedAt: hour(1),
          escalationLevel: 0,
        },
      ],
      more: [],
    });
  });

  it('is one call of two units for a customer of 41 items', async () => {
    const { id } = await organization({ emails: [{ address: 'office@forty-one.example' }] });
    for (let n = 0; n < 25; n += 1)
      await customers.postedContact(
        {
          accountId: id,
          name: `Contact ${'abcdefghijklmnopqrstuvwxyz'[n]?.repeat(7) ?? ''}`,
          emails: [{ address: `c${n}@forty-one.example` }],
          phones: [{ number: `+4930555${1_000 + n}` }],
        },
        { allowDuplicate: true },
      );
    for (let n = 0; n < 15; n += 1) {
      const one = ticket(`forty-one ${n}`);
      await heard(one.linked(id), one.routed());
    }
    await customers.warm();
    const calls = await customers.callsOf(() => around(id, sellers.sally));
    expect(calls).toEqual([{ operation: 'Query', readUnits: expect.any(Number) as unknown }]);
    expect(calls[0]?.readUnits).toBeLessThanOrEqual(2);
    const shown = await around(id);
    expect([shown.contacts.length, shown.tickets.length]).toEqual([25, 15]);
  });

  it('shows the open tickets first, each kind the latest first, and says where there is more', async () => {
    const { id } = await organization();
    const old = ticket('order old');
    const young = ticket('order young');
    await heard(old.routed('billing', hour(0)), old.linked(id), young.routed('billing', hour(5)), young.linked(id));
    const done = [];
    for (let n = 0; n < 12; n += 1) {
      const one = ticket(`order done ${n}`);
      done.unshift(one.id);
      await heard(one.linked(id), one.resolved('billing', hour(10 + n)));
    }
    const shown = await around(id);
    expect(shown.tickets.map((one) => one.id)).toEqual([young.id, old.id, ...done.slice(0, 10)]);
    expect(shown.more).toEqual(['tickets']);
    await heard(young.resolved('billing', hour(30)));
    expect((await around(id)).tickets.map((one) => one.id).slice(0, 2)).toEqual([old.id, young.id]);
  });

  it('shows the parts of a customer who has more than fit into one reading', async () => {
    const { id } = await organization();
    const { record: contact } =
      (await customers.deps.contacts.get(
        (await customers.postedContact({ accountId: id, name: 'First Contact' })).id,
      )) ?? {};
    if (contact?.status !== 'active') throw new Error('it is there');
    for (let n = 0; n < 130; n += 1) {
      const other = shortIdFrom(0, 'many', String(n));
      await customers.store({ ...contact, pk: `customers#account#${id}`, sk: `record#contact#${other}`, id: other });
    }
    const one = ticket('many');
    await heard(one.routed(), one.linked(id));
    const shown = await around(id);
    expect(shown.contacts).toHaveLength(50);
    expect(shown.tickets.map((each) => each.id)).toEqual([one.id]);
    expect(shown.more).toEqual(['contacts']);
    await customers.ruled({ visibility: { analyst: { contact: 'none' } } });
    expect(await around(id, sellers.ann)).toMatchObject({ contacts: [], more: [] });
  });

  it('shows nobody what they may not see', async () => {
    const { id } = await organization({ ownerId: 'sally', phones: [{ number: '+49 30 7654321' }] });
    const own = await customers.postedContact({
      accountId: id,
      name: 'Ottokar Own',
      ownerId: 'sally',
      jobTitle: 'Chief',
    });
    await customers.postedContact({ accountId: id, name: 'Susanne Strange', ownerId: 'sam' });
    const [ours, theirs] = [ticket('rights ours'), ticket('rights theirs')];
    await heard(ours.routed('billing'), ours.linked(id), theirs.routed('technical'), theirs.linked(id));
    await customers.ruled({
      visibility: { sales: { account: 'own', contact: 'own' } },
      fields: [
        { recordType: 'account', field: 'phones', access: 'hidden', roles: ['sales'] },
        { recordType: 'contact', field: 'jobTitle', access: 'hidden', roles: ['sales'] },
      ],
    });
    const shown = await around(id, sellers.sally);
    expect(shown.contacts.map((one) => one.id)).toEqual([own.id]);
    expect(shown.contacts[0]).not.toHaveProperty('jobTitle');
    expect(shown.profile).not.toHaveProperty('phones');
    // Every department sees that a customer complained; the text, those who work on it.
    for (const who of [sellers.sally, clerk])
      expect((await around(id, who)).tickets.map((one) => one.id).toSorted()).toEqual([ours.id, theirs.id].toSorted());
    expect(JSON.stringify(shown.tickets)).not.toContain('subject');
    expect(codeOf(await views.around(id, sellers.sam))).toBe('no-such-account');
    expect(codeOf(await views.around('NOSUCH', sellers.sally))).toBe('no-such-account');
    expect(codeOf(await views.around(id, sellers.newcomer))).toBe('forbidden');
  });

  it('follows the account into the one that it was merged into', async () => {
    const [left, gone] = [await organization(), await organization()];
    await mergeInto(customers, gone.id, left.id);
    expect((await around(gone.id)).profile.id).toBe(left.id);
  });
});
