import { beforeAll, describe, expect, it } from 'vitest';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { usualRules } from '../../../functions/access/contract/visibility.ts';
import { depsOf } from '../../../functions/customers/deps.ts';
import type { ActiveAccount } from '../../../functions/customers/domain/account.ts';
import { accountRows, rowChanges } from '../../../functions/customers/domain/derived-rows.ts';
import { rowWrites } from '../../../functions/customers/persistence/derived-rows.ts';
import { numberOf, shortIdFrom } from '../../../shared/kernel/id.ts';
import { clockAt } from '../../support/clock.ts';
import { valueOf } from '../../support/company.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { memoryDynamo } from '../../support/memory-dynamo.ts';
import { setUp, START } from '../../support/tickets.ts';

/** As many as a test has room for: about ten rows of search and lists each. */
const FEW = 1_000;
const MANY = 20_000;

const GIVEN = ['Anna', 'Bartosz', 'Celina', 'Dorota', 'Ewa', 'Filip', 'Grzegorz', 'Hanna', 'Igor', 'Jan'];
const FAMILY = ['Kowalska', 'Lis', 'Mazur', 'Nowak', 'Olszewska', 'Pawlak', 'Rutkowska', 'Sikora', 'Tomczak', 'Wilk'];

const OWNED = 50;

/** The nth of all: names and domains that many share, one phone each; the last fifty belong to Sam. */
const accountOf = (n: number, all: number): ActiveAccount => {
  const id = shortIdFrom(0, 'search bounds', String(n));
  const name = `${GIVEN[n % 10] ?? ''} ${FAMILY[Math.floor(n / 10) % 10] ?? ''} Handel GmbH`;
  return {
    status: 'active',
    id,
    number: numberOf('A', id),
    kind: 'organization',
    name: n === 7 ? `${name} Quetzalcoatl` : name,
    emails: [{ address: `office${n}@gmail.com` }],
    phones: [{ number: `+4822${String(1_000_000 + n)}` }],
    addresses: [],
    tags: [],
    consents: [],
    customFields: {},
    createdAt: new Date(Date.parse(START) + n * 1_000).toISOString(),
    createdBy: 'person:admin',
    updatedAt: START,
    updatedBy: 'person:admin',
    version: 1,
    ...(n >= all - OWNED && { ownerId: 'sam' }),
  };
};

const companyOf = async (all: number) => {
  const memory = memoryDynamo();
  const clock = clockAt(START);
  const store = directoryStore(memory.table);
  const person = { name: 'Somebody', departmentIds: [] };
  await store.putPerson(
    { ...person, id: 'sally', email: 'sally@rapport.example', roles: ['sales'] },
    undefined,
    START,
    setUp,
  );
  await store.putPerson(
    { ...person, id: 'sam', email: 'sam@rapport.example', roles: ['technician'] },
    undefined,
    START,
    setUp,
  );
  await store.putAccessRules(
    { ...usualRules, visibility: { technician: { account: 'own', contact: 'own' } } },
    await store.accessRules(),
    START,
    setUp,
  );
  let rows = 0;
  for (let n = 0; n < all; n += 1) {
    const account = accountOf(n, all);
    const derived = accountRows(account);
    for (const write of rowWrites({ type: 'account', id: account.id }, rowChanges(undefined, derived), derived, 1)) {
      if (write.kind !== 'put') throw new Error('new rows are put');
      memory.fake.execute('PutItem', { TableName: 'table', Item: write.item });
      rows += 1;
    }
  }
  const deps = depsOf(memory.table, clock);
  const views = viewsOf({ deps, everything: async () => [] });
  await views.search('warm up');
  await views.search('warm up', sam);
  const cost = async (q: string, by?: typeof sam) => {
    const calls = await memory.callsOf(() => views.search(q, by));
    return { calls: calls.length, units: calls.reduce((sum, { readUnits }) => sum + readUnits, 0) };
  };
  return { views, cost, rows };
};

const sam = { kind: 'person', id: 'sam' } as const;

let few: Awaited<ReturnType<typeof companyOf>>;
let many: Awaited<ReturnType<typeof companyOf>>;
beforeAll(async () => {
  [few, many] = [await companyOf(FEW), await companyOf(MANY)];
}, 180_000);

describe(`search among ${FEW} and among ${MANY} accounts`, () => {
  it.each([
    // A call for accounts and one for contacts, by name and by e-mail.
    ['kowal', 4],
    ['quetzalcoatl', 4],
    ['office', 4],
    ['handel', 4],
    // The end of a phone, or the beginning of a number: of tickets too.
    ['1000007', 9],
    // What may be a frequent word is in four more places, of names and of domains.
    ['g', 20],
    ['gmbh', 12],
    ['gmail.com', 12],
  ])('reads as much for %j: %i calls', async (q, calls) => {
    const [small, large] = [await few.cost(q), await many.cost(q)];
    expect(small.calls).toBe(calls);
    expect(large.calls).toBe(calls);
    // The rows that are read are as many, and their sizes differ by a few bytes: an id, a number.
    expect(Math.abs(large.units - small.units)).toBeLessThanOrEqual(1);
    expect(large.units).toBeLessThan(40);
  });

  it('reads a bounded number of rows for two frequent words, and for where they stand side by side', async () => {
    const [small, large] = [await few.cost('jan wilk'), await many.cost('jan wilk')];
    expect([small.calls, large.calls]).toEqual([12, 12]);
    // Four places are full: a hundred rows each, of which four are no more than 2 KB.
    expect(large.units).toBeLessThanOrEqual(4 * 7 + 8 * 0.5);
  });

  it('says that there is more where the bound cut', async () => {
    for (const company of [few, many]) {
      const cut = valueOf(await company.views.search('kowalska'));
      expect(cut.items).toHaveLength(20);
      expect(cut.more).toBe(true);
    }
  });

  it('finds what has a telling word, and knows that it is all', async () => {
    for (const company of [few, many]) {
      const whole = valueOf(await company.views.search('gmbh quetzalcoatl'));
      expect(whole.items.map(({ title }) => title)).toEqual(['Hanna Kowalska Handel GmbH Quetzalcoatl']);
      expect(whole.more).toBe(false);
    }
  });

  it('finds two frequent words that stand side by side', async () => {
    for (const company of [few, many])
      for (const q of ['anna kowalska', 'kowalska anna', 'jan wilk', 'wilk j']) {
        const words = q.split(' ');
        const { items } = valueOf(await company.views.search(q));
        expect(items).not.toEqual([]);
        for (const { title } of items)
          for (const word of words) expect(title.toLowerCase()).toMatch(new RegExp(`\\b${word}`));
      }
  });

  it('lets whoever sees fifty of them find each of the fifty', async () => {
    for (const [company, all] of [
      [few, FEW],
      [many, MANY],
    ] as const)
      for (let n = all - OWNED; n < all; n += 1) {
        const { id, name, phones, emails } = accountOf(n, all);
        const found = valueOf(await company.views.search(`${name} ${(phones[0]?.number ?? '').slice(-7)}`, sam));
        expect(found).toMatchObject({ items: [{ id }], more: false });
        expect(valueOf(await company.views.search(emails[0]?.address ?? '', sam)).items[0]?.id).toBe(id);
      }
    expect(valueOf(await many.views.search(accountOf(7, MANY).name, sam)).items).toEqual([]);
  });

  it('reads no more for whoever sees fifty of them', async () => {
    for (const q of ['gmbh', 'anna kowalska', 'handel']) {
      const [small, large] = [await few.cost(q, sam), await many.cost(q, sam)];
      expect(large.calls).toBe(small.calls);
      expect(Math.abs(large.units - small.units)).toBeLessThanOrEqual(1);
    }
    expect(many.rows).toBeGreaterThan(180_000);
  });
});
