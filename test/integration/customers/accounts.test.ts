import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountKey } from '../../../functions/customers/persistence/keys.ts';
import { ridersOf } from '../../../functions/customers/persistence/stored.ts';
import { shortIdFrom } from '../../../shared/kernel/id.ts';
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

let count = 0;
/** An organization that is like no other. */
const acme = (more: object = {}) => {
  count += 1;
  const word = Array.from(String(count), (digit) => 'abcdefghij'[Number(digit)] ?? '').join('');
  return { kind: 'organization', name: `${word.repeat(4)} ${'qwertzuiop'.slice(count % 8)}${word}`, ...more };
};

const fieldOf = (result: Result<unknown, { field?: string }>) => (result.ok ? 'ok' : result.error.field);

describe('entering an account', () => {
  it('gives it an id, the number that people read out, and a version', async () => {
    const account = await customers.posted(acme({ emails: [{ address: 'Office@Acme.example' }] }));
    expect(account).toMatchObject({
      number: `A-${account.id.slice(0, 5)}-${account.id.slice(5)}`,
      version: 1,
      createdBy: 'person:sally',
      emails: [{ address: 'Office@Acme.example' }],
    });
    expect(valueOf(await customers.get(account.id))).toEqual(account);
  });

  it('says so in an event of codes, and marks who did it', async () => {
    const { id } = await customers.posted(acme({ industry: 'steel', source: 'fair', stage: 'prospect' }));
    const item = await customers.stored(accountKey(id));
    expect(item?.['updatedBy']).toBe('person:sally');
    expect(ridersOf(item ?? {}).map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'account.created.v1',
        data: {
          account: {
            kind: 'organization',
            industry: 'steel',
            source: 'fair',
            stage: 'prospect',
            territoryId: 'steel',
          },
        },
      },
      { type: 'account.staged.v1', data: { stage: 'prospect', by: 'person' } },
    ]);
  });

  it('makes the name of its parts, in the order of the language', async () => {
    const ada = await customers.posted({ kind: 'person', givenName: 'Ada', familyName: 'Lovelace' });
    expect(ada.name).toBe('Ada Lovelace');
    const anna = await customers.posted({ kind: 'person', givenName: 'Anna', familyName: 'Kovács', language: 'hu' });
    expect(anna.name).toBe('Kovács Anna');
    const wang = await customers.posted({ kind: 'person', givenName: '小明', familyName: '王', language: 'zh-Hans' });
    expect(wang.name).toBe('王小明');
  });

  it("keeps phones in E.164: by their own country, the address's, or the company's", async () => {
    const own = await customers.posted(acme({ phones: [{ number: '(415) 555-0100', country: 'US', label: 'work' }] }));
    expect(own.phones).toEqual([{ number: '+14155550100', country: 'US', label: 'work' }]);
    const address = await customers.posted(
      acme({ phones: [{ number: '01 42 68 53 00' }], addresses: [{ city: 'Paris', country: 'FR' }] }),
    );
    expect(address.phones).toEqual([{ number: '+33142685300', country: 'FR' }]);
    const company = await customers.posted(acme({ phones: [{ number: '030 1234567 ext. 12' }] }));
    expect(company.phones).toEqual([{ number: '+49301234567;ext=12', country: 'DE' }]);
  });

  it('refuses a phone number that cannot be dialled, with its path', async () => {
    const refused = await customers.post(acme({ phones: [{ number: '+49 30 1234567' }, { number: '+49 1' }] }));
    expect([codeOf(refused), fieldOf(refused)]).toEqual(['bad-phone', 'phones.1.number']);
  });

  it.each([
    ['unknown-owner', 'ownerId', 'nobody'],
    ['unknown-owner', 'ownerId', 'gone'],
    ['unknown-team', 'teamId', 'west'],
    ['unknown-territory', 'territoryId', 'mars'],
  ])('refuses %s with the path %s', async (code, field, value) => {
    const refused = await customers.post(acme({ [field]: value }));
    expect([codeOf(refused), fieldOf(refused)]).toEqual([code, field]);
  });

  it('knows a team that was made a moment ago', async () => {
    await customers.deps.directory.teams();
    const { directory, clock } = customers;
    const teams = await directory.teams();
    await directory.putTeam({ id: 'brand-new', name: 'New' }, teams, clock.now(), { actor: 'system:test' });
    expect((await customers.posted(acme({ teamId: 'brand-new' }))).teamId).toBe('brand-new');
  });

  it('gives it to the first territory that fits, unless somebody chose one', async () => {
    const both = await customers.posted(acme({ industry: 'steel', region: 'baltic' }));
    expect([both.territoryId, both.territoryBy]).toEqual(['steel', 'rules']);
    const chosen = await customers.posted(acme({ industry: 'steel', territoryId: 'baltic' }));
    expect([chosen.territoryId, chosen.territoryBy]).toEqual(['baltic', 'person']);
    expect((await customers.posted(acme())).territoryId).toBeUndefined();
  });

  it('is refused to who keeps no customers, and writes nothing', async () => {
    const before = await customers.everything();
    for (const by of [sellers.ann, sellers.newcomer, { kind: 'nobody' } as const])
      expect(codeOf(await customers.post(acme(), { by }))).toBe('forbidden');
    expect(await customers.everything()).toEqual(before);
  });
});

describe('entering an account with an Idempotency-Key', () => {
  it('makes one of the same request, and answers it as it is by then', async () => {
    const entry = acme({ emails: [{ address: 'once@acme.example' }] });
    const first = await customers.posted(entry, { key: 'k1' });
    expect(valueOf(await customers.post(entry, { key: 'k1' }))).toEqual(first);
    const changed = valueOf(await customers.patch(first.id, { tags: ['vip'] }));
    expect(valueOf(await customers.post(entry, { key: 'k1' }))).toEqual(changed);
  });

  it('makes one of ten at the same time', async () => {
    const entry = acme({ emails: [{ address: 'ten@acme.example' }] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => customers.post(entry, { key: 'k2' })));
    expect(new Set(answers.map((answer) => valueOf(answer).id)).size).toBe(1);
  });

  it('refuses the key with another body', async () => {
    await customers.posted(acme(), { key: 'k3' });
    expect(codeOf(await customers.post(acme(), { key: 'k3' }))).toBe('key-reused');
  });

  it('is another account for another caller', async () => {
    const one = await customers.posted(acme(), { key: 'k4' });
    const other = await customers.posted(acme(), { key: 'k4', by: sellers.sam });
    expect(other.id).not.toBe(one.id);
  });

  it('draws again when the id is taken', async () => {
    const parts = ['person:sally', 'createAccount', 'k5'];
    const other = await customers.posted(acme());
    const item = await customers.stored(accountKey(other.id));
    const taken = shortIdFrom(0, ...parts);
    await customers.store({ ...item, ...accountKey(taken), id: taken });
    const entry = acme();
    const mine = await customers.posted(entry, { key: 'k5' });
    expect(mine.id).toBe(shortIdFrom(1, ...parts));
    expect(await customers.posted(entry, { key: 'k5' })).toEqual(mine);
  });
});

describe('changing an account', () => {
  it('merges the patch: null takes a field away, a list is replaced', async () => {
    const { source: _, ...before } = await customers.posted(acme({ source: 'fair', tags: ['a', 'b'] }));
    customers.clock.advance(1000);
    const after = valueOf(await customers.patch(before.id, { source: null, tags: ['c'], birthday: '1990-02-28' }));
    const updatedAt = customers.clock.now();
    expect(after).toEqual({ ...before, tags: ['c'], birthday: '1990-02-28', version: 2, updatedAt });
    expect(valueOf(await customers.get(before.id))).toEqual(after);
  });

  it('needs the version that it was decided on', async () => {
    const { id } = await customers.posted(acme());
    const tags = { tags: ['x'] };
    expect(codeOf(await customers.patch(id, tags, { ifMatch: undefined }))).toBe('if-match-missing');
    expect(codeOf(await customers.patch(id, tags, { ifMatch: 2 }))).toBe('stale-version');
    expect(codeOf(await customers.patch(id, tags, { ifMatch: 1 }))).toBe('ok');
    expect(codeOf(await customers.patch(id, { tags: [] }, { ifMatch: 1 }))).toBe('stale-version');
  });

  it('lets one of ten changes of the same version through', async () => {
    const { id } = await customers.posted(acme());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => customers.patch(id, { tags: [`${n}`] }, { ifMatch: 1 })),
    );
    expect(answers.map(codeOf).toSorted()).toEqual(['ok', ...Array.from({ length: 9 }, () => 'stale-version')]);
  });

  it('says which fields changed, by their names only', async () => {
    const { id } = await customers.posted(acme({ industry: 'steel' }));
    await customers.patch(id, { industry: 'glass', birthday: '1990-02-28', stage: 'growing' });
    const riders = ridersOf((await customers.stored(accountKey(id))) ?? {});
    expect(riders.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'account.updated.v1',
        data: {
          account: { kind: 'organization', industry: 'glass', stage: 'growing' },
          fields: ['birthday', 'industry', 'stage', 'stageBy', 'territoryBy', 'territoryId'],
        },
      },
      { type: 'account.staged.v1', data: { stage: 'growing', by: 'person' } },
    ]);
    expect(JSON.stringify(riders)).not.toContain('1990');
  });

  it('writes nothing when nothing changes', async () => {
    const account = await customers.posted(acme({ tags: ['a'], phones: [{ number: '+49301112223' }] }));
    const before = await customers.everything();
    for (const patch of [{}, { tags: ['a'] }, { source: null }, { name: account.name }])
      expect(valueOf(await customers.patch(account.id, patch, { ifMatch: 1 }))).toEqual(account);
    expect(await customers.everything()).toEqual(before);
  });

  it('keeps a name that was made of its parts like them, and one that was written as it is written', async () => {
    const made = await customers.posted({ kind: 'person', givenName: 'Grete', familyName: 'Hermann' });
    expect(valueOf(await customers.patch(made.id, { familyName: 'Henry' })).name).toBe('Grete Henry');
    const written = await customers.posted({ kind: 'person', name: 'Prof. Noether', givenName: 'Emmy' });
    expect(valueOf(await customers.patch(written.id, { familyName: 'Noether' })).name).toBe('Prof. Noether');
    expect(valueOf(await customers.patch(written.id, { name: null })).name).toBe('Emmy Noether');
  });

  it('refuses what would leave no name, or no valid record', async () => {
    const { id } = await customers.posted(acme());
    const refused = await customers.patch(id, { name: null });
    expect([codeOf(refused), fieldOf(refused)]).toEqual(['invalid-result', 'name']);
  });

  it('leaves a territory to the rules again when it is taken away', async () => {
    const { id } = await customers.posted(acme({ industry: 'steel', territoryId: 'baltic' }));
    expect(valueOf(await customers.patch(id, { tags: ['x'] })).territoryId).toBe('baltic');
    expect(valueOf(await customers.patch(id, { territoryId: null }))).toMatchObject({
      territoryId: 'steel',
      territoryBy: 'rules',
    });
  });

  it('knows who set a stage', async () => {
    const { id } = await customers.posted(acme());
    expect(valueOf(await customers.patch(id, { stage: 'lost' }))).toMatchObject({ stage: 'lost', stageBy: 'person' });
    expect(valueOf(await customers.patch(id, { stage: null })).stageBy).toBeUndefined();
  });

  it('refuses an organization with contacts to become a person', async () => {
    const { id } = await customers.posted(acme());
    await customers.postedContact({ accountId: id, name: 'Somebody' });
    expect(codeOf(await customers.patch(id, { kind: 'person' }))).toBe('has-contacts');
  });

  it('goes on under the id of an account that was merged into it', async () => {
    const target = await customers.posted(acme());
    const { id, number, createdAt, createdBy, updatedAt } = await customers.posted(acme());
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
      mergedInto: target.id,
      mergeId: 'm',
    });
    expect(valueOf(await customers.get(id)).id).toBe(target.id);
    expect(valueOf(await customers.patch(id, { tags: ['merged'] }, { ifMatch: 1 })).id).toBe(target.id);
  });
});
