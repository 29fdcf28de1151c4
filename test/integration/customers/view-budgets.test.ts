import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSavedView } from '../../../functions/customers/commands/save-view.ts';
import { savedViewEntry } from '../../../functions/customers/contract/saved-view.ts';
import { listSavedViews } from '../../../functions/customers/queries/read-views.ts';
import type { Item } from '../../../shared/dynamo/table.ts';
import { requestBy, valueOf } from '../../support/company.ts';
import { eventsOn, hear, viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';
import { ticket } from '../../support/told-tickets.ts';
import { writeUnits } from '../../support/units.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
});
afterAll(async () => {
  await customers.stop();
});

const keyOf = ({ pk, sk }: Item) => `${String(pk)} ${String(sk)}`;
const stored = async () => new Map((await customers.everything()).map((item) => [keyOf(item), item]));

/** What happened is told in a write of its own, and so is that facts have changed; all else is written together. */
const isAlone = (key: string, before: Item | undefined) =>
  key.startsWith('customers#timeline#') || (key.startsWith('customers#facts#') && before !== undefined);

/** The calls of some work, its read units, and its write units with each item counted as one of up to a kilobyte. */
const costOf = async (work: () => Promise<unknown>) => {
  await customers.warm();
  const before = await stored();
  const calls = await customers.callsOf(work);
  const after = await stored();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => !isDeepStrictEqual(before.get(key), after.get(key)),
  );
  return {
    calls: calls.length,
    read: calls.reduce((sum, { readUnits }) => sum + readUnits, 0),
    write: changed.reduce(
      (sum, key) =>
        sum +
        writeUnits(before.get(key), after.get(key), {
          inTransaction: !isAlone(key, before.get(key)),
          sizeOfOne: () => 1,
        }),
      0,
    ),
  };
};

/** The latest event of an account, as its queue would hear it. */
const latestOf = async (id: string) => {
  const [event] = eventsOn(await customers.everything()).filter(({ subject }) => subject === id);
  if (!event) throw new Error('it tells of itself');
  return event;
};

const bare = { params: undefined, query: undefined, body: undefined };

describe('what is read and kept beside customers', () => {
  it('costs what docs/access-patterns.md says', async () => {
    const entry = { kind: 'person', name: 'Ada Lovelace', ownerId: 'sally', teamId: 'north' };
    const { id } = await customers.posted({
      ...entry,
      emails: [{ address: 'ada@engines.example' }],
      phones: [{ number: '+49301234567' }],
    });
    const created = await latestOf(id);
    // In three scopes: two words, an address and its domain, a phone, a number, and the row of the list; what says so; what happened;
    // then whom it is like (two marks), and its facts.
    expect(await costOf(() => hear(customers.deps, created))).toEqual({
      calls: 3 + 3 + 2,
      read: 1 + 4 + 3 + 1,
      write: 2 * (3 * 7 + 1) + 1 + 2,
    });

    valueOf(await customers.patch(id, { birthday: '1815-12-10' }));
    const changed = await latestOf(id);
    expect(await costOf(() => hear(customers.deps, changed))).toEqual({
      calls: 3 + 3 + 1,
      read: 2 + 4 + 3,
      write: 2 * (3 + 1) + 1,
    });
    // Heard again.
    expect(await costOf(() => hear(customers.deps, changed))).toEqual({ calls: 6, read: 9, write: 0 });

    // Whom it is like is looked at only when something changes that shows it.
    valueOf(await customers.patch(id, { tags: ['vip'] }));
    const tagged = await latestOf(id);
    expect(await costOf(() => hear(customers.deps, tagged))).toEqual({ calls: 4, read: 5, write: 2 * (3 + 1) + 1 });

    const one = ticket('budget');
    expect(await costOf(() => hear(customers.deps, one.routed()))).toEqual({ calls: 2, read: 1, write: 2 * 3 });
    expect(await costOf(() => hear(customers.deps, one.linked(id)))).toEqual({
      calls: 3,
      read: 2,
      write: 2 * 3,
    });
    expect(await costOf(() => hear(customers.deps, one.resolved()))).toEqual({
      calls: 3 + 2,
      read: 2 + 3,
      write: 2 * 4,
    });

    await customers.warm();
    expect(await costOf(() => views.search('lovelace'))).toEqual({ calls: 4, read: 2, write: 0 });
    expect(await costOf(() => views.search('4567'))).toEqual({ calls: 9, read: 4.5, write: 0 });
    expect(await costOf(() => views.list())).toEqual({ calls: 4, read: 2, write: 0 });
    expect(await costOf(() => views.list({ ownerId: 'sally', grade: 'A' }))).toEqual({ calls: 1, read: 0.5, write: 0 });
    expect(await costOf(() => views.around(id, sellers.sally))).toEqual({ calls: 1, read: 0.5, write: 0 });
    expect(await costOf(() => views.timeline(id, sellers.sally))).toEqual({ calls: 2, read: 1.5, write: 0 });

    const save = () =>
      createSavedView(customers.deps)({
        ...requestBy(sellers.sally),
        ...bare,
        body: savedViewEntry.parse({ name: 'Mine', recordType: 'account', sharedWith: 'everybody' }),
      });
    expect(await costOf(save)).toEqual({ calls: 1, read: 0, write: 2 * 3 });
    const list = () =>
      listSavedViews(customers.deps)({ ...requestBy(sellers.sally), ...bare, query: { limit: 50, cursor: undefined } });
    expect(await costOf(list)).toEqual({ calls: 3, read: 3, write: 0 });
  });
});
