import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listContacts } from '../../../functions/customers/queries/read-records.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, requestBy, valueOf } from '../../support/company.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

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

type Filter = Parameters<typeof views.list>[0];

/** A name that is like no other. */
const nameOf = (n: number) => `${'abcdefghij'[n % 10] ?? ''}${'klmnopqrst'[Math.floor(n / 10)] ?? ''}`.repeat(5);

/** All pages of a list, one after the other; between two of them something may happen. */
const walk = async (
  filter: Filter,
  by: Caller = sellers.sally,
  between: () => Promise<unknown> = async () => undefined,
) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = valueOf(await views.list({ ...filter, ...(cursor !== undefined && { cursor }) }, by));
    expect(page.items.length).toBeLessThanOrEqual(filter?.limit ?? 50);
    seen.push(...page.items.map(({ id }) => id));
    cursor = 'cursor' in page ? page.cursor : undefined;
    await between();
  } while (cursor !== undefined);
  return seen;
};

const allContacts = (
  query: Partial<Parameters<ReturnType<typeof listContacts>>[0]['query']>,
  by: Caller = sellers.sally,
) =>
  listContacts(customers.deps)({
    ...requestBy(by),
    params: undefined,
    body: undefined,
    query: { limit: 50, cursor: undefined, ...query },
  });

describe('the list of accounts', () => {
  const ids: string[] = [];
  let middle: string;

  beforeAll(async () => {
    for (let n = 0; n < 30; n += 1) {
      const entry = {
        kind: n % 2 === 0 ? 'organization' : 'person',
        name: nameOf(n),
        ownerId: n % 3 === 0 ? 'sam' : 'sally',
        teamId: n % 5 === 0 ? 'south' : 'north',
        industry: n % 4 === 0 ? 'steel' : 'wood',
        region: n % 2 === 0 ? 'baltic' : 'alps',
        stage: n % 10 === 0 ? 'growing' : 'prospect',
        grade: n < 5 ? 'A' : 'C',
        tags: n % 7 === 0 ? ['key account', 'fair'] : ['fair'],
      };
      ids.unshift((await customers.posted(entry, { allowDuplicate: true })).id);
      customers.clock.advance(1_000);
      if (n === 14) middle = customers.clock.now();
    }
    await views.catchUp();
  });

  it('has the newest first, as lists show them', async () => {
    const page = valueOf(await views.list());
    expect(page.items.map(({ id }) => id)).toEqual(ids);
    expect(page).not.toHaveProperty('cursor');
    expect(page.items[0]).toEqual({
      id: ids[0],
      number: `A-${ids[0]?.slice(0, 5)}-${ids[0]?.slice(5)}`,
      kind: 'person',
      name: nameOf(29),
      emails: [],
      phones: [],
      industry: 'wood',
      region: 'alps',
      stage: 'prospect',
      grade: 'C',
      tags: ['fair'],
      ownerId: 'sally',
      teamId: 'north',
      updatedAt: expect.any(String) as unknown,
      version: 1,
    });
  });

  it.each([1, 4, 7, 29, 30, 31, 200])('has each of them on one page of %d', async (limit) => {
    expect(await walk({ limit })).toEqual(ids);
  });

  const nth = (fits: (n: number) => boolean) => () => ids.filter((_, at) => fits(29 - at));

  it.each([
    [{ kind: 'person' }, nth((n) => n % 2 === 1)],
    [{ ownerId: 'sam' }, nth((n) => n % 3 === 0)],
    [{ teamId: 'south' }, nth((n) => n % 5 === 0)],
    [{ territoryId: 'steel' }, nth((n) => n % 4 === 0)],
    [{ territoryId: 'baltic' }, nth((n) => n % 4 === 2)],
    [{ stage: 'growing' }, nth((n) => n % 10 === 0)],
    [{ grade: 'A' }, nth((n) => n < 5)],
    [{ industry: 'wood' }, nth((n) => n % 4 !== 0)],
    [{ region: 'alps' }, nth((n) => n % 2 === 1)],
    [{ tag: 'key account' }, nth((n) => n % 7 === 0)],
    [
      { ownerId: 'sally', teamId: 'north', kind: 'organization', tag: 'fair' },
      nth((n) => n % 3 !== 0 && n % 5 !== 0 && n % 2 === 0),
    ],
    [{ region: 'alps', grade: 'A', industry: 'wood' }, nth((n) => n % 2 === 1 && n < 5)],
    [{ stage: 'lost' }, nth(() => false)],
    [{ ownerId: 'nobody' }, nth(() => false)],
  ] as const)('has those that fit %j, on pages of any size', async (filter, fitting) => {
    for (const limit of [2, 5, 50]) expect(await walk({ ...filter, limit })).toEqual(fitting());
  });

  it('has those that were changed since a moment', async () => {
    expect(await walk({ changedSince: middle })).toEqual(ids.slice(0, 15));
    const [oldest = ''] = ids.slice(-1);
    valueOf(await customers.patch(oldest, { employees: 12 }));
    await views.catchUp();
    expect(await walk({ changedSince: middle })).toEqual([...ids.slice(0, 15), oldest]);
  });

  it('skips nothing and repeats nothing while others write', async () => {
    let moved = 0;
    const seen = await walk({ limit: 4 }, sellers.sally, async () => {
      // One comes in, one that is still to come changes hands, one that was shown changes.
      const fresh = await customers.posted(
        { kind: 'person', name: `${nameOf(moved)} ${nameOf(29 - moved)}` },
        { allowDuplicate: true },
      );
      const ahead = ids[Math.min(29, 8 * moved + 6)] ?? fresh.id;
      valueOf(await customers.patch(ahead, { ownerId: moved % 2 === 0 ? 'sam' : 'sally', tags: [`t${moved}`] }));
      valueOf(await customers.patch(ids[moved] ?? fresh.id, { occupation: `o-${moved}` }));
      await views.catchUp();
      customers.clock.advance(1_000);
      moved += 1;
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids);
  });

  it('is that of somebody who sees a part: each of theirs once, whatever makes it theirs', async () => {
    await customers.ruled({ visibility: { sales: { account: 'team' } } });
    const all = (await customers.everything()).filter(({ sk, status }) => sk === 'record' && status === 'active');
    const theirs = all
      .filter(({ ownerId, teamId }) => ownerId === 'sam' || teamId === 'south')
      .map(({ id }) => String(id));
    for (const limit of [3, 50]) {
      const seen = await walk({ limit }, sellers.sam);
      expect(seen.toSorted()).toEqual(theirs.toSorted());
      expect(new Set(seen).size).toBe(seen.length);
    }
    // Named by the filter, what is not theirs stays out.
    expect(theirs).toEqual(expect.arrayContaining(await walk({ ownerId: 'sally' }, sellers.sam)));
    await customers.ruled({ visibility: { sales: { account: 'none' } } });
    expect(await walk({}, sellers.sam)).toEqual([]);
    expect(await walk({ ownerId: 'sally' }, sellers.sam)).toEqual([]);
  });

  it('leaves hidden fields out, and is not filtered by them', async () => {
    await customers.ruled({
      fields: [
        { recordType: 'account', field: 'stage', access: 'hidden', roles: ['analyst'] },
        { recordType: 'account', field: 'tags', access: 'hidden', roles: ['analyst'] },
      ],
    });
    const [first] = valueOf(await views.list({}, sellers.ann)).items;
    expect(first).not.toHaveProperty('stage');
    expect(first).not.toHaveProperty('tags');
    for (const filter of [{ stage: 'prospect' }, { tag: 'fair' }, { kind: 'person', stage: 'lost' }] as const) {
      const refused = await views.list(filter, sellers.ann);
      expect(codeOf(refused)).toBe('field-forbidden');
      expect(codeOf(await views.list(filter, sellers.sally))).toBe('ok');
      expect(codeOf(await views.list(filter, sellers.admin))).toBe('ok');
    }
    expect(codeOf(await views.list({ kind: 'person' }, sellers.ann))).toBe('ok');
  });

  it('is for whoever may look for customers, with a cursor of the same list', async () => {
    expect(codeOf(await views.list({}, sellers.newcomer))).toBe('forbidden');
    const page = valueOf(await views.list({ limit: 1 }));
    const cursor = 'cursor' in page ? (page.cursor ?? '') : '';
    expect(codeOf(await views.list({ limit: 2, cursor }))).toBe('ok');
    expect(codeOf(await views.list({ kind: 'person', cursor }))).toBe('bad-cursor');
  });
});

describe('a page', () => {
  it('reads a bounded number of rows: it is short where little fits, and carries on', async () => {
    const { deps } = customers;
    const asked: number[] = [];
    const many = Array.from({ length: 3_000 }, (_, n) => ({
      position: `${String(3_000 - n).padStart(5, '0')}#x`,
      summary: {
        id: `x${n}`,
        number: '',
        kind: 'person' as const,
        name: '',
        updatedAt: '2026-01-01T00:00:00.000Z',
        version: 1,
        ...(n % 1_500 === 7 && { grade: 'A' as const }),
      },
    }));
    const lists = {
      ...deps.lists,
      accounts: async (_scopes: readonly string[], after: string | undefined, { most }: { most: number }) => {
        asked.push(most);
        const rest = many.filter(({ position }) => after === undefined || position < after);
        const rows = rest.slice(0, most);
        return { rows, until: rest.length > most ? rows.at(-1)?.position : undefined };
      },
    };
    const short = viewsOf({ deps: { ...deps, lists }, everything: async () => [] });
    const pages = [];
    let cursor: string | undefined;
    do {
      const page = valueOf(await short.list({ grade: 'A', ...(cursor !== undefined && { cursor }) }));
      pages.push(page.items.map(({ id }) => id));
      cursor = 'cursor' in page ? page.cursor : undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual([['x7'], ['x1507'], []]);
    expect(asked).toEqual([1_000, 1_000, 1_000]);
  });
});

describe('the list of contacts', () => {
  let accountId: string;
  const ids: string[] = [];
  beforeAll(async () => {
    accountId = (
      await customers.posted({
        kind: 'organization',
        name: 'Zwickauer Zweiradwerke',
        ownerId: 'sally',
        teamId: 'north',
      })
    ).id;
    const other = (await customers.posted({ kind: 'organization', name: 'Quedlinburger Quarzwerke' })).id;
    for (let n = 0; n < 8; n += 1) {
      const entry = {
        accountId: n < 5 ? accountId : other,
        name: nameOf(n),
        role: n % 2 === 0 ? 'payer' : 'user',
        jobTitle: 'Chief',
      };
      ids.unshift((await customers.postedContact(entry)).id);
      customers.clock.advance(1_000);
    }
    await views.catchUp();
  });

  it('has those of all organizations, the newest first', async () => {
    const page = valueOf(await allContacts({}));
    expect(page.items.map(({ id }) => id)).toEqual(ids);
    expect(page.items[0]).toMatchObject({ name: nameOf(7), jobTitle: 'Chief', role: 'user' });
  });

  it('is filtered as well, also within an organization', async () => {
    const found = async (query: Parameters<typeof allContacts>[0]) =>
      valueOf(await allContacts(query)).items.map(({ id }) => id);
    expect(await found({ role: 'payer' })).toEqual(ids.filter((_, at) => (7 - at) % 2 === 0));
    expect(await found({ ownerId: 'sally' })).toEqual(ids.slice(3));
    const ofOne = await found({ accountId });
    expect(ofOne).toEqual(ids.slice(3).toSorted());
    expect(new Set(await found({ accountId, role: 'user' }))).toEqual(new Set([ids[6], ids[4]]));
  });

  it('refuses to be filtered by a hidden field', async () => {
    await customers.ruled({ fields: [{ recordType: 'contact', field: 'role', access: 'hidden', roles: ['analyst'] }] });
    expect(codeOf(await allContacts({ role: 'payer' }, sellers.ann))).toBe('field-forbidden');
    expect(codeOf(await allContacts({ accountId, role: 'payer' }, sellers.ann))).toBe('field-forbidden');
    expect(valueOf(await allContacts({}, sellers.ann)).items[0]).not.toHaveProperty('role');
  });
});
