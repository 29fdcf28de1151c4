import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dismissDuplicate } from '../../../functions/customers/commands/dismiss-duplicate.ts';
import { findDuplicates } from '../../../functions/customers/commands/find-duplicates.ts';
import { mergeAccount } from '../../../functions/customers/commands/merge-accounts.ts';
import { undoMerge } from '../../../functions/customers/commands/undo-merge.ts';
import { AccountErased } from '../../../functions/customers/contract/events.ts';
import { pairOf } from '../../../functions/customers/domain/pair.ts';
import { listDuplicates } from '../../../functions/customers/queries/read-merges.ts';
import { cause, codeOf, requestBy, valueOf } from '../../support/company.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
afterAll(async () => {
  await customers.stop();
});

const bare = { params: undefined, query: undefined, body: undefined };

/** The ids of the pairs that the API shows. */
const shown = async () => {
  const page = { limit: 50, cursor: undefined };
  const answer = await listDuplicates(customers.deps)({ ...requestBy(sellers.sally), ...bare, query: page });
  return valueOf(answer).items;
};
const shownIds = async () => (await shown()).map(({ id }) => id);

/** Everything that is kept about pairs: themselves, and what is noted beside accounts. */
const keptOf = async (...ids: readonly string[]) =>
  (await customers.everything()).filter(
    ({ pk, sk }) =>
      ids.some((id) => `${String(pk)} ${String(sk)}`.includes(id)) &&
      (String(pk).startsWith('customers#pair#') || String(sk).startsWith('pair#')),
  );

let count = 0;
/** Two organizations of one name; the second one was entered all the same. */
const twins = async (name = `Twin ${'abcdefghijklmnopqrstuvwxyz'[(count += 1)]?.repeat(7)}`) => {
  const one = await customers.posted({ kind: 'organization', name });
  const other = await customers.posted({ kind: 'organization', name }, { allowDuplicate: true });
  return { one, other, ...pairOf(one.id, other.id) };
};

const merge = async (targetId: string, sourceId: string) =>
  valueOf(
    await mergeAccount(customers.deps)({
      ...requestBy(sellers.sally),
      ifMatch: 'any',
      params: { id: targetId },
      query: undefined,
      body: {
        sourceId,
        fields: {},
      },
    }),
  ).id;

describe('two accounts that are alike', () => {
  it('are a pair after the second one was entered, and one pair however often that is heard', async () => {
    const { id, ids } = await twins();
    expect(await shownIds()).not.toContain(id);
    await views.catchUp();
    expect((await shown()).find((pair) => pair.id === id)).toMatchObject({ because: ['name'], version: 1 });
    const calls = await customers.callsOf(async () => {
      for (const one of ids) await findDuplicates(customers.deps)(one);
    });
    expect(calls.filter(({ operation }) => operation.includes('Write') || operation.includes('Put'))).toEqual([]);
    expect(await shownIds()).toContain(id);
  });

  it('become a pair when a change makes them alike, whichever is heard first', async () => {
    const one = await customers.posted({ kind: 'organization', name: 'Storch Möbel' });
    const other = await customers.posted({ kind: 'organization', name: 'Pelikan Lampen' });
    await views.catchUp();
    valueOf(await customers.patch(other.id, { name: 'Storch Möbel GmbH' }, { allowDuplicate: true }));
    await Promise.all([findDuplicates(customers.deps)(one.id), findDuplicates(customers.deps)(other.id)]);
    expect(await shownIds()).toContain(pairOf(one.id, other.id).id);
  });

  it('are looked at again only when something changes by which they are compared', async () => {
    const { one, other, id } = await twins();
    await views.catchUp();
    const before = await customers.deps.duplicates.get(id);
    if (!before) throw new Error('it was found');
    await customers.deps.write(...customers.deps.duplicates.removesOf(before));
    valueOf(await customers.patch(one.id, { tags: ['vip'] }));
    await views.catchUp();
    expect(await shownIds()).not.toContain(id);
    valueOf(await customers.patch(other.id, { phones: [{ number: '+49 30 1111111' }] }));
    await views.catchUp();
    expect(await shownIds()).toContain(id);
  });

  it('keep their pair with another score when they become more alike', async () => {
    const { one, other, id } = await twins();
    await views.catchUp();
    const before = (await shown()).find((pair) => pair.id === id);
    const phones = [{ number: '+49 30 2222222' }];
    for (const { id: accountId } of [one, other])
      valueOf(await customers.patch(accountId, { phones }, { allowDuplicate: true }));
    await views.catchUp();
    const after = (await shown()).find((pair) => pair.id === id);
    expect(after?.because).toEqual(['phone', 'name']);
    expect(after?.score).toBeGreaterThan(before?.score ?? 1);
    expect(after).toMatchObject({ foundAt: before?.foundAt, version: 2 });
  });
});

describe('a pair', () => {
  it('goes when one of the two is alike no more, with all that was noted of it', async () => {
    const { one, other, id } = await twins();
    await views.catchUp();
    expect(await keptOf(one.id, other.id)).toHaveLength(3);
    valueOf(await customers.patch(one.id, { name: 'Quite another one' }));
    await views.catchUp();
    expect(await shownIds()).not.toContain(id);
    expect(await keptOf(one.id, other.id)).toEqual([]);
  });

  it('goes when one of the two is merged into the other, and comes back when that is undone', async () => {
    const { one, other, id } = await twins();
    await views.catchUp();
    const mergeId = await merge(one.id, other.id);
    await views.catchUp();
    expect(await keptOf(one.id, other.id)).toEqual([]);
    valueOf(
      await undoMerge(customers.deps)({
        ...requestBy(sellers.sally),
        ...bare,
        ifMatch: undefined,
        params: { id: mergeId },
      }),
    );
    await views.catchUp();
    expect(await shownIds()).toContain(id);
  });

  it('goes when one of the two is erased, also when it was dismissed', async () => {
    for (const isDismissed of [false, true]) {
      const { one, other, id } = await twins();
      await views.catchUp();
      if (isDismissed) valueOf(await dismiss(id));
      const held = await customers.deps.accounts.get(one.id);
      if (!held) throw new Error('it is there');
      const { number, createdAt, createdBy, updatedAt, version } = held.record;
      const next = {
        id: one.id,
        number,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy: cause.actor,
        version: version + 1,
        status: 'erased' as const,
        erasureId: 'E1',
      };
      await customers.deps.write(
        customers.deps.accounts.writeOf({ next, events: [AccountErased({ erasureId: 'E1' })] }, [], { version }, cause),
      );
      await views.catchUp();
      expect(await keptOf(one.id, other.id)).toEqual([]);
    }
  });

  it('that somebody dismissed stays so, whatever happens to the two', async () => {
    const { one, id } = await twins();
    await views.catchUp();
    valueOf(await dismiss(id));
    for (const legalName of ['One AG', 'One SE']) {
      valueOf(await customers.patch(one.id, { legalName }, { allowDuplicate: true }));
      await views.catchUp();
      expect(await shownIds()).not.toContain(id);
    }
    expect(await customers.deps.duplicates.get(id)).toMatchObject({ status: 'dismissed' });
  });

  it('is not noted of what somebody changes at that moment', async () => {
    const { one, other, id } = await twins();
    // The other one is renamed after it was compared, and before the pair is written.
    let isRenamed = false;
    const write: typeof customers.deps.write = async (...writes) => {
      if (!isRenamed) valueOf(await customers.patch(other.id, { name: 'Renamed meanwhile' }));
      isRenamed = true;
      return customers.deps.write(...writes);
    };
    await findDuplicates({ ...customers.deps, write })(one.id);
    expect((await customers.deps.accounts.get(other.id))?.record).toMatchObject({ name: 'Renamed meanwhile' });
    expect(await keptOf(one.id, other.id)).toEqual([]);
    expect(await customers.deps.duplicates.get(id)).toBeUndefined();
  });

  const dismiss = async (id: string) =>
    dismissDuplicate(customers.deps)({ ...requestBy(sellers.sally), ...bare, ifMatch: 'any', params: { id } });

  it('is one of ten at the most that an account begins at once', async () => {
    const name = 'Zwölf Brüder Spedition';
    const made: string[] = [];
    for (let n = 0; n < 13; n += 1)
      made.push((await customers.posted({ kind: 'organization', name }, { allowDuplicate: true })).id);
    await findDuplicates(customers.deps)(made[12] ?? '');
    expect(await customers.deps.duplicates.partnersOf(made[12] ?? '')).toHaveLength(10);
    expect(codeOf(await dismiss('nobody-none'))).toBe('no-such-pair');
  });
});

describe('the cost', () => {
  it('of an account that is like no other is three calls', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: 'Einsiedler Imkerei' });
    const cost = await customers.costOf(() => findDuplicates(customers.deps)(id));
    // Two of them go out at the same moment.
    expect({ ...cost, calls: cost.calls.toSorted() }).toEqual({
      calls: ['BatchGetItem', 'GetItem', 'Query'],
      reads: 3,
      writes: 0,
    });
  });

  it('of a new pair is five calls, and ten write units with its place in the list', async () => {
    const { other } = await twins('Paarweise Optik');
    const cost = await customers.costOf(() => findDuplicates(customers.deps)(other.id));
    expect(cost.calls.toSorted()).toEqual(['BatchGetItem', 'BatchGetItem', 'GetItem', 'Query', 'TransactWriteItems']);
    expect(cost.writes).toBeLessThanOrEqual(10);
  });
});
