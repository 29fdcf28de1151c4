import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { candidate } from '../../../functions/customers/contract/account.ts';
import { accountKey } from '../../../functions/customers/persistence/keys.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
beforeAll(async () => {
  customers = await startCustomers();
});
afterAll(async () => {
  await customers.stop();
});

const candidatesOf = (result: Result<unknown, Refusal>) => {
  if (result.ok) throw new Error('it went through');
  return z.array(candidate).parse(result.error.candidates ?? []);
};

const acme = {
  kind: 'organization',
  name: 'Müller & Söhne Stahlbau GmbH',
  emails: [{ address: 'info@mueller-stahlbau.example' }],
  phones: [{ number: '+49 421 123456' }],
  addresses: [{ street: 'Hafenstraße 12', postalCode: '28195', city: 'Bremen', country: 'DE' }],
};

describe('a customer who is there already', () => {
  let id = '';
  beforeAll(async () => {
    ({ id } = await customers.posted(acme));
  });

  it.each([
    ['the name in other letters, order and legal form', { name: 'STAHLBAU Mueller und Soehne AG' }, ['name']],
    ['the phone in another spelling', { name: 'Bremer Hallen', phones: [{ number: '0421 / 12 34 56' }] }, ['phone']],
    [
      'the street, and half of the name',
      { name: 'Stahlbau Müller', addresses: [{ street: 'hafenstrasse 12', postalCode: '28195' }] },
      ['name', 'address'],
    ],
  ])('is found by %s', async (_, entry, because) => {
    const refused = await customers.post({ kind: 'organization', ...entry });
    expect(codeOf(refused)).toBe('duplicate');
    expect(candidatesOf(refused)).toEqual([
      expect.objectContaining({ id, because, name: acme.name, number: expect.stringMatching(/^A-/) as unknown }),
    ]);
  });

  it('is entered again when somebody insists', async () => {
    const twice = await customers.post({ kind: 'organization', name: acme.name }, { allowDuplicate: true });
    expect(codeOf(twice)).toBe('ok');
  });

  it('is not entered again with the same e-mail address, whoever insists', async () => {
    const entry = { kind: 'person', name: 'Somebody else', emails: [{ address: 'INFO@Mueller-Stahlbau.example' }] };
    for (const allowDuplicate of [false, true]) {
      const refused = await customers.post(entry, { allowDuplicate });
      expect(refused).toMatchObject({ error: { code: 'duplicate', field: 'emails.0.address' } });
      expect(candidatesOf(refused)).toEqual([expect.objectContaining({ id, score: 1, because: ['email'] })]);
    }
  });

  it('is not entered again with the same external id', async () => {
    const first = await customers.posted({ kind: 'organization', name: 'Kaffee Kontor', externalId: 'X-1' });
    const refused = await customers.post({ kind: 'person', name: 'Tee', externalId: 'X-1' }, { allowDuplicate: true });
    expect(candidatesOf(refused)).toEqual([
      expect.objectContaining({ id: first.id, score: 1, because: ['external-id'] }),
    ]);
  });

  it('is told without its name to who may not see it', async () => {
    await customers.ruled({ visibility: { sales: { account: 'own' } } });
    const [candidate] = candidatesOf(await customers.post({ kind: 'organization', name: acme.name }));
    await customers.ruled({});
    expect(candidate).toEqual({
      id: expect.any(String) as unknown,
      score: expect.any(Number) as unknown,
      because: ['name'],
    });
  });

  it('is not found by a field that is hidden from who asks', async () => {
    const phones = [{ number: '+49421999888' }];
    const other = await customers.posted({ kind: 'organization', name: 'Roland Reederei', phones });
    const one = await customers.posted(
      { kind: 'organization', name: 'Vegesack Werft', phones },
      { allowDuplicate: true },
    );
    await customers.ruled({ fields: [{ recordType: 'account', field: 'phones', access: 'hidden', roles: ['sales'] }] });
    const asSales = await customers.patch(one.id, { name: 'Roland Reederei' });
    const asAdmin = await customers.patch(one.id, { name: 'Roland Reederei' }, { by: sellers.admin });
    await customers.ruled({});
    expect(candidatesOf(asSales)).toEqual([expect.objectContaining({ id: other.id, because: ['name'] })]);
    expect(candidatesOf(asAdmin)).toEqual([expect.objectContaining({ id: other.id, because: ['phone', 'name'] })]);
  });
});

describe('names', () => {
  it('are the same in simplified and traditional characters, family or given name first', async () => {
    const { id } = await customers.posted({ kind: 'person', name: '張偉東' });
    for (const name of ['张伟东', '偉東張']) {
      const refused = await customers.post({ kind: 'person', name });
      expect(candidatesOf(refused).map((one) => one.id)).toEqual([id]);
    }
  });

  it('of two people are no doubles when phone and place differ', async () => {
    const smith = (city: string, number: string) => ({
      kind: 'person',
      name: 'John Smith',
      phones: [{ number }],
      addresses: [{ city }],
    });
    await customers.posted(smith('Leeds', '+44 113 496 0001'));
    expect(codeOf(await customers.post(smith('York', '+44 1904 496 002')))).toBe('ok');
  });
});

describe('changing an account', () => {
  it('refuses what makes it look like another one, and lets through what does not', async () => {
    const first = await customers.posted({
      kind: 'organization',
      name: 'Aurora Optik',
      phones: [{ number: '+49 89 5550001' }],
    });
    const second = await customers.posted({ kind: 'organization', name: 'Borealis Linsen' });
    const refused = await customers.patch(second.id, { name: 'Aurora Optik GmbH' });
    expect(candidatesOf(refused).map(({ id }) => id)).toEqual([first.id]);
    expect(codeOf(await customers.patch(second.id, { name: 'Aurora Optik GmbH' }, { allowDuplicate: true }))).toBe(
      'ok',
    );
    // What they have in common is known by then: another change is none of its business.
    expect(codeOf(await customers.patch(second.id, { tags: ['looked at'] }))).toBe('ok');
  });

  it('moves its e-mail address: the old one is free, the new one taken', async () => {
    const email = (address: string) => ({ emails: [{ address }] });
    const mover = await customers.posted({ kind: 'organization', name: 'Umzug Ost', ...email('old@umzug.example') });
    expect(codeOf(await customers.patch(mover.id, email('info@mueller-stahlbau.example')))).toBe('duplicate');
    valueOf(await customers.patch(mover.id, email('new@umzug.example')));
    expect(codeOf(await customers.post({ kind: 'organization', name: 'West 1', ...email('new@umzug.example') }))).toBe(
      'duplicate',
    );
    expect(codeOf(await customers.post({ kind: 'organization', name: 'Nord 2', ...email('old@umzug.example') }))).toBe(
      'ok',
    );
  });

  it('is no longer found by what it was called before', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: 'Kranich Verlag' });
    valueOf(await customers.patch(id, { name: 'Reiher Verlag' }));
    expect(codeOf(await customers.post({ kind: 'organization', name: 'Kranich Verlag' }))).toBe('ok');
    expect(codeOf(await customers.post({ kind: 'organization', name: 'Reiher Verlag' }))).toBe('duplicate');
  });

  it('keeps the marks of a value that it has twice', async () => {
    const emails = [{ address: 'both@twice.example' }, { address: 'Both@twice.example', label: 'work' }];
    const { id } = await customers.posted({ kind: 'organization', name: 'Doppel Twice', emails });
    valueOf(await customers.patch(id, { emails: emails.slice(1) }));
    const again = { kind: 'organization', name: 'Andere', emails: emails.slice(0, 1) };
    expect(codeOf(await customers.post(again))).toBe('duplicate');
  });
});

describe('at the same moment', () => {
  it.each([
    ['name', { kind: 'organization', name: 'Gleichzeitig Handels GmbH' }],
    ['e-mail address', { kind: 'person', name: 'Ten Times', emails: [{ address: 'ten@times.example' }] }],
    ['phone', { kind: 'person', name: 'Phone Times', phones: [{ number: '+49 30 7654321' }] }],
  ])('ten entries of the same %s make one account', async (_, entry) => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => customers.post(entry)));
    expect(answers.map(codeOf).toSorted()).toEqual([...Array.from({ length: 9 }, () => 'duplicate'), 'ok']);
    const [made] = answers.filter(({ ok }) => ok).map((answer) => valueOf(answer).id);
    for (const answer of answers.filter(({ ok }) => !ok)) expect(candidatesOf(answer)[0]?.id).toBe(made);
  });

  it('ten that insist are all entered, and all of them found', async () => {
    const entry = { kind: 'organization', name: 'Zehnmal Bau' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => customers.post(entry, { allowDuplicate: true })),
    );
    const ids = answers.map((answer) => valueOf(answer).id);
    const found = candidatesOf(await customers.post(entry)).map(({ id }) => id);
    expect(found.toSorted()).toEqual(ids.toSorted());
  });
});

describe('the cost', () => {
  const usual = {
    kind: 'organization',
    name: 'Seidenstraße Import Export GmbH',
    industry: 'trade',
    ownerId: 'sally',
    teamId: 'north',
    emails: [{ address: 'kontakt@seidenstrasse.example' }],
    phones: [{ number: '+49 40 998877' }],
    addresses: [{ street: 'Speicherstadt 3', postalCode: '20457', city: 'Hamburg', country: 'DE' }],
  };

  beforeEach(() => customers.warm());

  it('of a usual account that is like no other is two calls and ten write units', async () => {
    await customers.deps.directory.find('sally', () => true);
    const cost = await customers.costOf(() => customers.posted(usual));
    // Four marks are looked for, and none is there, which costs a unit each; each is written with the account.
    expect(cost).toEqual({ calls: ['BatchGetItem', 'TransactWriteItems'], reads: 4, writes: 10 });
  });

  it('of one that is refused, since it is like another, is two calls: to find and to compare', async () => {
    const cost = await customers.costOf(() => customers.post({ kind: 'organization', name: usual.name }));
    expect(cost).toMatchObject({ calls: ['BatchGetItem', 'BatchGetItem'], writes: 0 });
  });

  it('of a change that touches no mark is two calls and one item', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: 'Quarzwerk Harz' });
    const cost = await customers.costOf(() => customers.patch(id, { tags: ['vip'] }));
    expect(cost).toEqual({ calls: ['GetItem', 'PutItem'], reads: 1, writes: 1 });
  });

  it('of a change of the phone is three calls', async () => {
    const { id } = await customers.posted({
      kind: 'organization',
      name: 'Basalt Rhön',
      phones: [{ number: '+49 661 12345' }],
    });
    const cost = await customers.costOf(() => customers.patch(id, { phones: [{ number: '+49 661 54321' }] }));
    expect(cost).toMatchObject({ calls: ['GetItem', 'BatchGetItem', 'TransactWriteItems'], writes: 6 });
  });

  it('of reading an account is one call', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: 'Gneis Taunus' });
    expect((await customers.costOf(() => customers.get(id))).calls).toEqual(['GetItem']);
  });

  it('does not grow with those that share a mark: twenty are remembered, the newest', async () => {
    const entry = { kind: 'organization', name: 'Viele Brüder' };
    const made: string[] = [];
    for (let n = 0; n < 23; n += 1) made.push((await customers.posted(entry, { allowDuplicate: true })).id);
    const block = (await customers.everything()).find(({ ids }) => Array.isArray(ids) && ids.includes(made[22]));
    expect(block?.['ids']).toEqual(made.slice(3));
    // One that is forgotten lets go of it all the same.
    expect(codeOf(await customers.patch(made[0] ?? '', { name: 'Einzelkind' }))).toBe('ok');
    const cost = await customers.callsOf(() => customers.post(entry));
    expect(cost.map(({ operation }) => operation)).toEqual(['BatchGetItem', 'BatchGetItem']);
  });
});

describe('many marks at once', () => {
  const emails = (count: number, domain: string) => ({
    emails: Array.from({ length: count }, (_, n) => ({ address: `a${n}@${domain}.example` })),
  });
  const phones = Array.from({ length: 50 }, (_, n) => ({ number: `+49 30 77000${10 + n}` }));

  it('are written with a new account, and refused in a change that is too large for one write', async () => {
    const { id } = await customers.posted({
      kind: 'organization',
      name: 'Tausendfüßler',
      phones,
      ...emails(50, 'first'),
    });
    expect(codeOf(await customers.patch(id, emails(50, 'second')))).toBe('too-many-marks');
    expect(codeOf(await customers.patch(id, emails(20, 'first')))).toBe('ok');
    expect(codeOf(await customers.patch(id, emails(50, 'second')))).toBe('ok');
    expect(codeOf(await customers.post({ kind: 'person', name: 'Assel', ...emails(1, 'first') }))).toBe('ok');
  });
});

describe('what a record holds', () => {
  it('is named on it, so that it is let go of whatever its values mean by then', async () => {
    const { id } = await customers.posted({
      kind: 'organization',
      name: 'Halter',
      emails: [{ address: 'a@halter.example' }],
    });
    const held = await customers.deps.accounts.get(id);
    expect(held?.claims).toHaveLength(2);
    for (const name of held?.claims ?? []) {
      const sk = name.startsWith('block') ? 'block' : 'lock';
      expect(await customers.stored({ pk: `customers#${name}`, sk })).toBeDefined();
      expect(name).not.toContain('halter');
    }
    expect((await customers.stored(accountKey(id)))?.['claims']).toEqual(held?.claims);
  });

  it('shows in no answer', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: 'Kein Wort' });
    expect(Object.keys(valueOf(await customers.get(id, sellers.admin)))).not.toContain('claims');
  });
});
