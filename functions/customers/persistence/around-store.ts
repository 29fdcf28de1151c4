import type { Item, Table } from '../../../shared/dynamo/table.ts';
import { accountIn, LONGEST_REDIRECT } from './account-store.ts';
import { contactRowIn } from './contact-store.ts';
import { accountKey } from './keys.ts';
import { ticketRowIn } from './known-ticket-store.ts';

/** So much is read at once: the whole of nearly every customer. */
const MOST_AT_ONCE = 120;
/** What is shown of a part. */
const MOST_CONTACTS = 50;
const MOST_OPEN_TICKETS = 30;
const MOST_RESOLVED_TICKETS = 10;

const parts = [
  { part: 'contacts', begins: 'record#contact#', most: MOST_CONTACTS },
  { part: 'tickets', begins: 'record#ticket#open#', most: MOST_OPEN_TICKETS },
  { part: 'tickets', begins: 'record#ticket#resolved#', most: MOST_RESOLVED_TICKETS },
] as const;

/** The 360° view: what stands beside an account's record. */
export const aroundStore = (table: Table) => {
  const read = async (accountId: string) => {
    const { pk, sk } = accountKey(accountId);
    const all = await table.query({ pk, sk: { begins: sk }, limit: MOST_AT_ONCE });
    const [record] = all;
    if (record?.['sk'] !== sk) return undefined;
    const isWhole = all.length < MOST_AT_ONCE;
    const found = await Promise.all(
      parts.map(async ({ part, begins, most }) => {
        const items: readonly Item[] = isWhole
          ? all.filter((item) => String(item['sk']).startsWith(begins))
          : await table.query({ pk, sk: { begins }, limit: most + 1 });
        return { part, isCut: items.length > most, items: items.slice(0, most) };
      }),
    );
    const itemsOf = (name: 'contacts' | 'tickets') => found.flatMap(({ part, items }) => (part === name ? items : []));
    return {
      account: accountIn(record),
      contacts: itemsOf('contacts').map(contactRowIn),
      tickets: itemsOf('tickets').map(ticketRowIn),
      more: [...new Set(found.flatMap(({ part, isCut }) => (isCut ? [part] : [])))],
    };
  };

  return {
    /**
     * The account of this id, or the one that it went into, with what stands beside it: in one query, and where there is more
     * than that brings, in one more for each part. Nothing when it is not there or erased.
     */
    async find(id: string) {
      let at = id;
      for (let steps = 0; steps <= LONGEST_REDIRECT; steps += 1) {
        const found = await read(at);
        if (!found || found.account.status === 'erased') return undefined;
        const { account, ...beside } = found;
        if (account.status === 'active') return { ...beside, record: account };
        at = account.mergedInto;
      }
      throw new Error(`the account ${id} was merged on and on: it was last seen as ${at}`);
    },
  };
};

export type AroundStore = ReturnType<typeof aroundStore>;
