import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AccountUpdated } from '../../../functions/customers/contract/events.ts';
import { depsOf, type Deps } from '../../../functions/customers/deps.ts';
import { stateOf, type Account, type ActiveAccount } from '../../../functions/customers/domain/account.ts';
import { accountRows, rowChanges } from '../../../functions/customers/domain/derived-rows.ts';
import { rowWrites } from '../../../functions/customers/persistence/derived-rows.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import { clockAt } from '../../support/clock.ts';
import { cause } from '../../support/company.ts';
import { eventsOn, hear } from '../../support/customer-views.ts';
import { memoryDynamo } from '../../support/memory-dynamo.ts';
import { START } from '../../support/tickets.ts';

const ID = '7KQ2M9XH4C';

const marks = (version: number) => ({
  id: ID,
  number: 'A-7KQ2M-9XH4C',
  createdAt: START,
  createdBy: 'person:admin',
  updatedAt: START,
  updatedBy: 'person:admin',
  version,
});

const accountAt = (version: number, name: string, ownerId: string | undefined): ActiveAccount => ({
  ...marks(version),
  status: 'active',
  kind: 'person',
  name,
  emails: [],
  phones: [],
  addresses: [],
  tags: [],
  consents: [],
  customFields: {},
  ...(ownerId !== undefined && { ownerId }),
});

const isRow = ({ pk }: Item) => /^customers#(search|accounts)#/.test(String(pk));
const placesOf = (rows: readonly Item[]) => rows.map(({ pk, sk }) => `${String(pk)} ${String(sk)}`).toSorted();

/** The places of the rows that an account should have. */
const wanted = (account: Account) => {
  const derived = accountRows(account);
  const writes = rowWrites({ type: 'account', id: ID }, rowChanges(undefined, derived), derived, 1);
  return placesOf(writes.flatMap((write) => (write.kind === 'put' ? [write.item] : [])));
};

/** A table whose next writes may fail before they happen, or answer that they failed when they did happen. */
const fragile = (table: Table) => {
  const faults: ('before' | 'after' | 'none')[] = [];
  return {
    faults,
    table: {
      ...table,
      write: async (...writes) => {
        const fault = faults.shift() ?? 'none';
        if (fault === 'before') throw new Error('the connection was lost');
        const written = await table.write(...writes);
        if (fault === 'after') throw new Error('the answer was lost');
        return written;
      },
    } satisfies Table,
  };
};

const company = () => {
  const memory = memoryDynamo();
  const { faults, table } = fragile(memory.table);
  const deps: Deps = depsOf(table, clockAt(START));
  const store = async (account: Account): Promise<DomainEvent> => {
    const state = account.status === 'active' ? stateOf(account) : { kind: 'person' as const };
    const event = AccountUpdated({ account: state, fields: [] });
    const when = account.version === 1 ? ('new' as const) : { version: account.version - 1 };
    const { ok } = await memory.table.write(deps.accounts.writeOf({ next: account, events: [event] }, [], when, cause));
    if (!ok) throw new Error('it is written in order');
    const [told] = eventsOn([...memory.fake.everything()].filter(({ sk }) => sk === 'record'));
    if (!told) throw new Error('it tells of itself');
    return told;
  };
  return { deps, faults, store, rows: () => [...memory.fake.everything()].filter(isRow) };
};

/** So many words that its rows need several transactions. */
const LONG = Array.from({ length: 60 }, (_, n) => `word${String.fromCodePoint(97 + (n % 26))}${n}`).join(' ');

const names = fc.constantFrom('Ada Lovelace', 'Ada King', '王小明', LONG, `${LONG} too`);
const owners = fc.constantFrom(undefined, 'sam', 'sally');
const fates = fc.constantFrom(
  'active' as const,
  'active' as const,
  'active' as const,
  'merged' as const,
  'erased' as const,
);
const versions = fc.array(fc.record({ name: names, ownerId: owners, fate: fates }), { minLength: 1, maxLength: 5 });
const faultsOf = fc.array(fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'after' as const), {
  maxLength: 12,
});

describe('the rows of a record', () => {
  it('are in the end those of its newest version: whatever crashes, repeats, comes late or meets', async () => {
    await fc.assert(
      fc.asyncProperty(versions, faultsOf, fc.array(fc.nat(4), { maxLength: 8 }), async (stories, planned, order) => {
        const { deps, faults, store, rows } = company();
        const events: DomainEvent[] = [];
        let account: Account | undefined;
        for (const [n, { name, ownerId, fate }] of stories.entries()) {
          account =
            fate === 'active'
              ? accountAt(n + 1, name, ownerId)
              : fate === 'merged'
                ? { ...marks(n + 1), status: 'merged', mergedInto: 'NOSUCH', mergeId: 'M' }
                : { ...marks(n + 1), status: 'erased', erasureId: 'E' };
          events.push(await store(account));
          faults.push(...planned.splice(0, 3));
          // Some of what was told by then is heard now, once or more often, side by side.
          const heard = order.slice(0, 3).flatMap((at) => events[at % events.length] ?? []);
          await Promise.allSettled(heard.map((event) => hear(deps, event)));
        }
        faults.length = 0;
        // What failed is received again.
        for (const event of events) await hear(deps, event);
        if (!account) throw new Error('there is a version');
        expect(placesOf(rows())).toEqual(wanted(account));
        const summaries = rows().flatMap(({ card, summary }) => [card ?? summary]);
        if (account.status === 'active') {
          const { name } = account;
          for (const shown of summaries) expect(JSON.stringify(shown)).toContain(`"${name}"`);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('are written by the second of two runs that meet, when it knows more', async () => {
    const { deps, store, rows } = company();
    const first = await store(accountAt(1, 'Ada Lovelace', undefined));
    const stale = await deps.derived.account(ID);
    const second = await store(accountAt(2, 'Ada King', 'sam'));
    await hear(deps, second);
    // A run that looked before, and writes after.
    const { record, kept } = stale;
    expect(await deps.derived.keep({ type: 'account', id: ID }, kept, accountRows(record), 1)).toBe(false);
    await hear(deps, first);
    expect(placesOf(rows())).toEqual(wanted(accountAt(2, 'Ada King', 'sam')));
  });

  it('stay as they are when only what they do not show has changed', async () => {
    const { deps, store, rows } = company();
    await hear(deps, await store(accountAt(1, 'Ada Lovelace', 'sam')));
    const before = rows();
    await hear(deps, await store({ ...accountAt(2, 'Ada Lovelace', 'sam'), birthday: '1815-12-10' }));
    const searched = (items: readonly Item[]) => items.filter(({ card }) => card !== undefined);
    expect(searched(rows())).toEqual(searched(before));
    expect(rows().flatMap(({ summary }) => (summary === undefined ? [] : [summary]))).toEqual([
      expect.objectContaining({ version: 2 }),
      expect.objectContaining({ version: 2 }),
    ]);
  });

  it('give up when others always come first', async () => {
    const { deps, store } = company();
    const event = await store(accountAt(1, 'Ada Lovelace', undefined));
    const derived = { ...deps.derived, keep: async () => false };
    await expect(hear({ ...deps, derived }, event)).rejects.toThrow('others are writing');
  });
});
