import { isDeepStrictEqual } from 'node:util';
import { changes } from '../../functions/customers/contract/events.ts';
import { accountRows, contactRows, rowChanges, type Derived } from '../../functions/customers/domain/derived-rows.ts';
import { placeOf, ticketCard, ticketRows, unknownTicket } from '../../functions/customers/domain/known-ticket.ts';
import { contactRowIn } from '../../functions/customers/persistence/contact-store.ts';
import { rowWrites, type Owner } from '../../functions/customers/persistence/derived-rows.ts';
import { contactRowKey, ticketRowKey } from '../../functions/customers/persistence/keys.ts';
import { changes as ticketChanges } from '../../functions/service/contract/events.ts';
import { stateOf } from '../../functions/service/domain/ticket.ts';
import type { Item, Key, Write } from '../../shared/dynamo/table.ts';
import { activeAccountsOf, activeContactsOf, leadsTo } from './customers-law.ts';
import type { Settled } from './laws.ts';

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
const keyOf = (item: Item): Key => ({ pk: String(item['pk']), sk: String(item['sk']) });

/** What was written of an item, as it lies in the table; which version it was made of says nothing. */
const contentOf = ({ version: _, ...content }: Item): unknown => JSON.parse(JSON.stringify(content));

const rowsOf = (owner: Owner, derived: Derived) =>
  rowWrites(owner, rowChanges(undefined, derived), derived, 1).flatMap((write: Write) =>
    write.kind === 'put' ? [write.item] : [],
  );

const isSearchOrList = ({ pk }: Item) => /^customers#(search|accounts|contacts)#/.test(String(pk));

const knownTickets = (settled: Settled) => {
  const lead = leadsTo(settled);
  return settled.tickets.map((ticket) => {
    const link = settled.items.find(({ pk, sk }) => pk === `customers#ticket#${ticket.id}` && sk === 'link');
    const known = {
      ...unknownTicket(ticket.id),
      state: stateOf(ticket),
      createdBy: ticket.createdBy,
      ...(link && { accountId: String(link['accountId']) }),
    };
    return { known, accountId: known.accountId === undefined ? undefined : lead(known.accountId) };
  });
};

const differences = (expected: ReadonlyMap<string, unknown>, found: ReadonlyMap<string, unknown>) => [
  ...[...expected.keys()].filter((name) => !found.has(name)).map((name) => `${name} is missing`),
  ...[...found.keys()].filter((name) => !expected.has(name)).map((name) => `${name} should not be there`),
  ...[...expected].flatMap(([name, content]) =>
    found.has(name) && !isDeepStrictEqual(content, found.get(name)) ? [`${name} says what is not so`] : [],
  ),
];

/** How the rows of searches and lists differ from those that are made anew of the records. */
export const wrongRows = (settled: Settled): string[] => {
  const expected = [
    ...activeAccountsOf(settled).flatMap((one) => rowsOf({ type: 'account', id: one.id }, accountRows(one))),
    ...activeContactsOf(settled).flatMap((one) => rowsOf({ type: 'contact', id: one.id }, contactRows(one))),
    ...knownTickets(settled).flatMap(({ known }) => rowsOf({ type: 'ticket', id: known.id }, ticketRows(known))),
  ];
  const found = settled.items.filter(isSearchOrList);
  const mapped = (items: readonly Item[]) => new Map(items.map((item) => [nameOf(keyOf(item)), contentOf(item)]));
  return differences(mapped(expected), mapped(found));
};

/** How what stands beside accounts, for the 360° view, differs from the contacts and tickets that there are. */
export const wrongBeside = (settled: Settled): string[] => {
  const beside = settled.items.filter(
    ({ pk, sk }) => String(pk).startsWith('customers#account#') && String(sk).startsWith('record#'),
  );
  const contacts = new Map(
    activeContactsOf(settled).map((one) => [
      nameOf(contactRowKey(one.accountId, one.id)),
      contentOf(contactRowIn({ ...one })),
    ]),
  );
  const tickets = new Map(
    knownTickets(settled).flatMap(({ known, accountId }) => {
      const place = placeOf(known, accountId);
      return place ? [[nameOf(ticketRowKey(place, known.id)), ticketCard(known)] as const] : [];
    }),
  );
  const found = new Map(
    beside.map((item) => [
      nameOf(keyOf(item)),
      String(item['sk']).startsWith('record#contact#')
        ? contentOf(contactRowIn(item))
        : Object.fromEntries(
            Object.entries(item).filter(([name]) => !['pk', 'sk', 'version', 'createdBy'].includes(name)),
          ),
    ]),
  );
  return differences(new Map<string, unknown>([...contacts, ...tickets]), found);
};

const told = new Set<string>([...changes, ...ticketChanges].map(({ type }) => type));
/** Told in the timelines of two accounts, where they are two. */
const ofTwo = new Set(['contact.moved.v1']);
/** Told of an account that is gone, which nobody looks at before its merge is undone. */
const ofGone = new Set(['account.merged.v1']);

/** What the timelines of accounts lack, and what they tell twice. */
export const wrongInTimelines = (settled: Settled): string[] => {
  const { items, events } = settled;
  const partitions = new Set(activeAccountsOf(settled).map(({ id }) => `customers#timeline#${id}`));
  const entries = items.flatMap(({ pk, sk }) =>
    partitions.has(String(pk)) ? [String(sk).slice(String(sk).indexOf('#') + 1)] : [],
  );
  const times = new Map<string, number>();
  for (const id of entries) times.set(id, (times.get(id) ?? 0) + 1);
  return events
    .filter(({ type }) => told.has(type))
    .flatMap(({ id, type }) => {
      const found = times.get(id) ?? 0;
      // What moves because its account was merged is not told.
      const right = ofTwo.has(type) ? found <= 2 : ofGone.has(type) ? found <= 1 : found === 1;
      return right ? [] : [`${type} ${id} is told ${found} times`];
    });
};
