import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { continueMerge } from '../../../functions/customers/commands/continue-merge.ts';
import { createAccount } from '../../../functions/customers/commands/create-account.ts';
import { createContact } from '../../../functions/customers/commands/create-contact.ts';
import { findSender } from '../../../functions/customers/commands/find-sender.ts';
import { mergeAccount } from '../../../functions/customers/commands/merge-accounts.ts';
import { undoMerge } from '../../../functions/customers/commands/undo-merge.ts';
import { updateAccount } from '../../../functions/customers/commands/update-account.ts';
import { accountEntry } from '../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../functions/customers/contract/contact.ts';
import { TicketSubmitted } from '../../../functions/service/contract/events.ts';
import { stamp } from '../../../shared/kernel/event.ts';
import { getMerge } from '../../../functions/customers/queries/read-merges.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { cause, codeOf, requestBy, valueOf } from '../../support/company.ts';
import { hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers } from '../../support/customers.ts';

type Customers = Awaited<ReturnType<typeof startCustomers>>;
let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
afterAll(async () => {
  await customers.stop();
});

const made = async (entry: object) =>
  valueOf(
    await createAccount(customers.deps)({
      entry: accountEntry.parse({ kind: 'organization', ...entry }),
      cause,
      allowDuplicate: true,
    }),
  ).account;

const contactOf = async (accountId: string, name: string) =>
  valueOf(
    await createContact(customers.deps)({
      entry: contactEntry.parse({ accountId, name, emails: [{ address: `${name}@people.example` }] }),
      cause,
      allowDuplicate: true,
    }),
  ).contact;

const request = (params: { id: string }, by: Caller = sellers.sally) => ({
  ...requestBy(by),
  params,
  query: undefined,
  body: undefined,
});

interface Merging {
  readonly fields?: Record<string, 'target' | 'source'>;
  readonly by?: Caller;
  readonly ifMatch?: number | 'any' | undefined;
  readonly key?: string;
}

const merge = (targetId: string, sourceId: string, { fields = {}, by, key, ...seen }: Merging = {}) =>
  mergeAccount(customers.deps)({
    ...request({ id: targetId }, by),
    body: { sourceId, fields },
    ifMatch: 'ifMatch' in seen ? seen.ifMatch : 'any',
    idempotencyKey: key,
  });

const undo = (id: string, by?: Caller) => undoMerge(customers.deps)(request({ id }, by));

/** Lets the job go on: `steps` of it, or until nothing is left. */
const settle = async (id: string, steps = 100) => {
  for (let step = 0; step < steps; step += 1)
    if (codeOf(await continueMerge(customers.deps)(id, cause)) === 'nothing-left') return;
};

const stored = async (id: string) => (await customers.deps.accounts.get(id))?.record;
const active = async (id: string) => {
  const record = await stored(id);
  if (record?.status !== 'active') throw new Error(`${id} is not active`);
  return record;
};
/** A record without what every change touches. */
const asEntered = ({ version: _, updatedAt: __, updatedBy: ___, ...record }: Record<string, unknown>) => record;
const claimsOf = async (id: string) => (await customers.deps.accounts.get(id))?.claims.toSorted();

let count = 0;
const unique = (name: string) => `${name}${(count += 1)}`;

describe('a merge', () => {
  it('keeps every value, under both ids', async () => {
    const target = await made({
      name: unique('North'),
      emails: [{ address: 'north@merge.example' }],
      tags: ['a'],
      externalId: unique('ext'),
    });
    const source = await made({
      name: unique('South'),
      legalName: 'South GmbH',
      emails: [{ address: 'south@merge.example' }],
      tags: ['b'],
      externalId: unique('ext'),
      customFields: {},
    });
    const { id } = valueOf(await merge(target.id, source.id));
    const found = await customers.deps.accounts.find(source.id);
    expect(found?.record).toMatchObject({
      id: target.id,
      name: target.name,
      legalName: 'South GmbH',
      emails: [{ address: 'north@merge.example' }, { address: 'south@merge.example' }],
      tags: ['a', 'b'],
      formerExternalIds: [source.externalId],
    });
    expect(await stored(source.id)).toMatchObject({ status: 'merged', mergedInto: target.id, mergeId: id });
    const shown = valueOf(await getMerge(customers.deps)(request({ id })));
    expect(shown).toMatchObject({ status: 'moving', setAside: { name: source.name, externalId: source.externalId } });
    for (const claim of [
      { kind: 'email', value: 'south@merge.example' },
      { kind: 'account-external-id', value: source.externalId ?? '' },
    ])
      expect(await customers.deps.claims.holderOf(claim)).toEqual({ type: 'account', id: target.id });
  });

  it('still holds what it took when somebody changes it afterwards', async () => {
    const target = await made({ name: unique('Holder') });
    const source = await made({ name: unique('Held'), externalId: unique('held') });
    const other = await made({ name: unique('Other'), externalId: unique('other') });
    valueOf(await merge(target.id, source.id));
    valueOf(await merge(target.id, other.id));
    const found = await customers.deps.accounts.find(target.id);
    if (!found) throw new Error('it is there');
    const patch = { tags: ['changed'] };
    valueOf(await updateAccount(customers.deps)({ found, patch, ifMatch: 'any', cause, allowDuplicate: true }));
    for (const value of [source.externalId ?? '', other.externalId ?? ''])
      expect(await customers.deps.claims.holderOf({ kind: 'account-external-id', value })).toEqual({
        type: 'account',
        id: target.id,
      });
  });

  it.each([
    ['an account with itself', async () => ({ id: (await made({ name: unique('Self') })).id }), 'same-account'],
    [
      'an organization with a person',
      async () => ({
        id: (await made({ name: unique('Org') })).id,
        other: (await made({ kind: 'person', name: unique('Person') })).id,
      }),
      'different-kinds',
    ],
    [
      'an account with one that is not there',
      async () => ({ id: (await made({ name: unique('Lone') })).id, other: '0000000000' }),
      'no-such-source',
    ],
  ])('refuses %s', async (_, records, code) => {
    const { id, other = id }: { id: string; other?: string } = await records();
    const before = await customers.everything();
    expect(codeOf(await merge(id, other))).toBe(code);
    expect(await customers.everything()).toEqual(before);
  });

  it('asks for the version that was seen, and for the right to change', async () => {
    const [target, source] = [await made({ name: unique('V') }), await made({ name: unique('W') })];
    const before = await customers.everything();
    expect(codeOf(await merge(target.id, source.id, { ifMatch: undefined }))).toBe('if-match-missing');
    expect(codeOf(await merge(target.id, source.id, { ifMatch: 2 }))).toBe('stale-version');
    expect(codeOf(await merge(target.id, source.id, { by: sellers.ann }))).toBe('forbidden');
    expect(await customers.everything()).toEqual(before);
  });

  it('answers a repeated key with the merge that it made', async () => {
    const [target, source] = [await made({ name: unique('K') }), await made({ name: unique('L') })];
    const first = valueOf(await merge(target.id, source.id, { ifMatch: 1, key: 'once' }));
    expect(valueOf(await merge(target.id, source.id, { ifMatch: 1, key: 'once' }))).toEqual(first);
    expect(codeOf(await merge(target.id, target.id, { ifMatch: 1, key: 'once' }))).toBe('key-reused');
  });

  it('is one of two when both go into each other at the same moment', async () => {
    const [one, other] = [await made({ name: unique('X') }), await made({ name: unique('Y') })];
    const outcomes = await Promise.all([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    const records = [await stored(one.id), await stored(other.id)];
    expect(new Set(records.map((record) => record?.status))).toEqual(new Set(['active', 'merged']));
  });
});

/** A ticket tells that it was submitted. */
const submittedEvent = (subject: string) => {
  const time = customers.clock.now();
  const ticket = {
    status: 'received',
    type: 'question',
    channel: 'web',
    receivedAt: time,
    escalationLevel: 0,
  } as const;
  const [event] = stamp([TicketSubmitted({ ticket })], {
    source: '/service/tickets',
    subject,
    version: 1,
    time,
    cause,
  });
  if (!event) throw new Error('one draft makes one event');
  return event;
};

describe('what hangs on the source', () => {
  const scene = async (contacts = 3) => {
    const [target, source] = [await made({ name: unique('T') }), await made({ name: unique('S') })];
    const people = [];
    for (let n = 0; n < contacts; n += 1) people.push(await contactOf(source.id, unique('person')));
    const ticketId = `T${String((count += 1)).padStart(9, '0')}`;
    valueOf(await findSender(customers.deps)(ticketId, { accountId: source.id }, cause));
    await hear(customers.deps, submittedEvent(ticketId));
    await views.catchUp();
    return { target, source, people, ticketId };
  };
  const contactsOf = async (accountId: string) =>
    (await customers.deps.contacts.ofAccount(accountId, undefined, 200)).map(({ id }) => id);
  const timelineOf = async (accountId: string) =>
    (await customers.deps.timelines.page(accountId, undefined, 200)).map(({ entry }) => entry.id);

  it('follows: contacts, tickets, the timeline', async () => {
    const { target, source, people, ticketId } = await scene(35);
    await customers.deps.timelines.add(source.id, {
      id: `${source.id}:note`,
      at: '2026-01-01T00:00:00.000Z',
      by: 'system:test',
      what: 'created',
      about: { type: 'account', id: source.id },
      details: {},
    });
    const { id } = valueOf(await merge(target.id, source.id));
    await settle(id);
    await views.catchUp();
    expect(await contactsOf(target.id)).toEqual(people.map((one) => one.id).toSorted());
    expect(await contactsOf(source.id)).toEqual([]);
    expect((await customers.deps.ticketLinks.get(ticketId))?.accountId).toBe(target.id);
    expect(await timelineOf(target.id)).toContain(`${source.id}:note`);
    const shown = valueOf(await getMerge(customers.deps)(request({ id })));
    expect(shown).toMatchObject({ status: 'moved', moved: { contacts: 35 } });
  });

  it('is taken along when it is heard of after the move, and comes back all the same', async () => {
    const [target, source] = [await made({ name: unique('T') }), await made({ name: unique('S') })];
    const ticketId = `T${String((count += 1)).padStart(9, '0')}`;
    valueOf(await findSender(customers.deps)(ticketId, { accountId: source.id }, cause));
    const { id } = valueOf(await merge(target.id, source.id));
    await settle(id);
    await hear(customers.deps, submittedEvent(ticketId));
    await views.catchUp();
    const ticketsOf = async (accountId: string) =>
      (await customers.deps.around.find(accountId))?.tickets.map((ticket) => ticket.id);
    expect((await customers.deps.ticketLinks.get(ticketId))?.accountId).toBe(target.id);
    expect(await ticketsOf(target.id)).toEqual([ticketId]);
    valueOf(await undo(id));
    await settle(id);
    await views.catchUp();
    expect((await customers.deps.ticketLinks.get(ticketId))?.accountId).toBe(source.id);
    expect([await ticketsOf(target.id), await ticketsOf(source.id)]).toEqual([[], [ticketId]]);
  });

  it('comes back when the merge is undone, also in the middle of the move', async () => {
    for (const steps of [0, 1, 100]) {
      const { target, source, people, ticketId } = await scene(35);
      const before = await timelineOf(source.id);
      const { id } = valueOf(await merge(target.id, source.id));
      await settle(id, steps);
      await views.catchUp();
      valueOf(await undo(id));
      await settle(id);
      await views.catchUp();
      expect(await contactsOf(source.id)).toEqual(people.map((one) => one.id).toSorted());
      expect(await contactsOf(target.id)).toEqual([]);
      expect((await customers.deps.ticketLinks.get(ticketId))?.accountId).toBe(source.id);
      expect(await timelineOf(source.id)).toEqual(expect.arrayContaining(before));
      const shown = valueOf(await getMerge(customers.deps)(request({ id })));
      expect(shown).toMatchObject({ status: 'undone', moved: { contacts: 0, tickets: 0 } });
    }
  });

  it('goes on to where the target went meanwhile, and comes back with each undoing', async () => {
    const { target, source, people, ticketId } = await scene(2);
    const told = await timelineOf(source.id);
    const last = await made({ name: unique('U') });
    const first = valueOf(await merge(target.id, source.id));
    const second = valueOf(await merge(last.id, target.id));
    const hangsOn = async (accountId: string) => {
      await views.catchUp();
      expect(await contactsOf(accountId)).toEqual(people.map(({ id }) => id).toSorted());
      expect((await customers.deps.ticketLinks.get(ticketId))?.accountId).toBe(accountId);
      expect(await timelineOf(accountId)).toEqual(expect.arrayContaining(told));
    };
    // The later merge is through before the earlier one begins to move anything.
    await settle(second.id);
    await settle(first.id);
    await hangsOn(last.id);
    valueOf(await undo(second.id));
    await settle(second.id);
    await hangsOn(target.id);
    valueOf(await undo(first.id));
    await settle(first.id);
    await hangsOn(source.id);
    for (const other of [target, last]) expect(await contactsOf(other.id)).toEqual([]);
  });

  it('stays where it was named when it came after the merge', async () => {
    const { target, source } = await scene(1);
    const { id } = valueOf(await merge(target.id, source.id));
    await settle(id);
    const late = await contactOf(target.id, unique('late'));
    valueOf(await undo(id));
    await settle(id);
    expect(await contactsOf(target.id)).toEqual([late.id]);
    expect(await contactsOf(source.id)).toHaveLength(1);
  });

  it('is moved once when two hands take the same step', async () => {
    const { target, source, people } = await scene(5);
    const { id } = valueOf(await merge(target.id, source.id));
    await Promise.all([1, 2, 3].map(() => continueMerge(customers.deps)(id, cause)));
    await settle(id);
    expect(await contactsOf(target.id)).toHaveLength(people.length);
    for (const { id: contactId } of people)
      expect((await customers.deps.contacts.get(contactId))?.record).toMatchObject({ version: 2 });
  });
});

describe('an undoing', () => {
  it('gives both records back as they were, with what they claim', async () => {
    const reached = (name: string) => ({
      emails: [{ address: `${unique(name)}@back.example`, label: 'work' }],
      phones: [{ number: '+493090182001' }],
      addresses: [{ street: 'Ring 1', city: 'Bonn', country: 'DE' }],
      externalId: unique('back'),
    });
    const [target, source] = [
      await made({ name: unique('Back'), tags: ['a'], employees: 7, stage: 'new', ...reached('t') }),
      await made({ name: unique('Forth'), tags: ['b'], industry: 'steel', grade: 'B', ...reached('s') }),
    ];
    const claims = [await claimsOf(target.id), await claimsOf(source.id)];
    const { id } = valueOf(await merge(target.id, source.id, { fields: { externalId: 'source', name: 'source' } }));
    expect(await active(target.id)).toMatchObject({ name: source.name, externalId: source.externalId, grade: 'B' });
    const { kept } = valueOf(await undo(id));
    expect(kept).toEqual([]);
    expect(asEntered({ ...(await active(target.id)) })).toEqual(asEntered({ ...target }));
    expect(asEntered({ ...(await active(source.id)) })).toEqual(asEntered({ ...source }));
    expect([await claimsOf(target.id), await claimsOf(source.id)]).toEqual(claims);
  });

  it('undoes a chain of merges from its end', async () => {
    const [a, b, c] = [
      await made({ name: unique('A') }),
      await made({ name: unique('B') }),
      await made({ name: unique('C') }),
    ];
    const first = valueOf(await merge(b.id, a.id));
    const second = valueOf(await merge(c.id, b.id));
    expect((await customers.deps.accounts.find(a.id))?.record.id).toBe(c.id);
    expect(codeOf(await undo(first.id))).toBe('merged-on');
    valueOf(await undo(second.id));
    expect((await customers.deps.accounts.find(a.id))?.record.id).toBe(b.id);
    valueOf(await undo(first.id));
    expect(await Promise.all([a, b, c].map(async ({ id }) => (await stored(id))?.status))).toEqual([
      'active',
      'active',
      'active',
    ]);
  });

  it('of an earlier merge leaves the target what it took since', async () => {
    const target = await made({ name: unique('Into') });
    const [first, second] = [
      await made({ name: unique('First'), externalId: unique('first') }),
      await made({ name: unique('Second'), externalId: unique('second') }),
    ];
    const earlier = valueOf(await merge(target.id, first.id));
    const later = valueOf(await merge(target.id, second.id));
    const holderOf = ({ externalId: value = '' }) =>
      customers.deps.claims.holderOf({ kind: 'account-external-id', value });
    valueOf(await undo(earlier.id));
    expect(await holderOf(first)).toEqual({ type: 'account', id: first.id });
    expect(await holderOf(second)).toEqual({ type: 'account', id: target.id });
    valueOf(await undo(later.id));
    expect(await holderOf(second)).toEqual({ type: 'account', id: second.id });
  });

  it('keeps and names what somebody changed since', async () => {
    const target = await made({
      name: unique('E'),
      currency: 'EUR',
      emails: [{ address: `${unique('e')}@e.example` }],
    });
    const source = await made({
      name: unique('F'),
      industry: 'steel',
      emails: [{ address: `${unique('f')}@e.example` }],
    });
    const { id } = valueOf(await merge(target.id, source.id));
    const found = await customers.deps.accounts.find(target.id);
    if (!found) throw new Error('it is there');
    const added = { address: `${unique('added')}@e.example` };
    const patch = { currency: 'CHF', emails: [...found.record.emails, added] };
    valueOf(await updateAccount(customers.deps)({ found, patch, ifMatch: 'any', cause, allowDuplicate: true }));
    expect(valueOf(await undo(id)).kept).toEqual(['currency', 'emails']);
    const back = await active(target.id);
    expect(back).toMatchObject({ currency: 'CHF', emails: [...target.emails, added] });
    expect(back.industry).toBeUndefined();
    expect(await active(source.id)).toMatchObject({ industry: 'steel', emails: source.emails });
  });

  it('is done once', async () => {
    const [target, source] = [await made({ name: unique('O') }), await made({ name: unique('P') })];
    const { id } = valueOf(await merge(target.id, source.id));
    const outcomes = await Promise.all([undo(id), undo(id)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(codeOf(await undo(id))).toBe('wrong-state');
  });

  it('is refused to those who may not change both', async () => {
    const [target, source] = [await made({ name: unique('Q') }), await made({ name: unique('R') })];
    const { id } = valueOf(await merge(target.id, source.id));
    expect(codeOf(await undo(id, sellers.ann))).toBe('forbidden');
    expect(codeOf(await undo(id, sellers.newcomer))).toBe('forbidden');
    expect(codeOf(await undo('nothing'))).toBe('no-such-merge');
  });
});
