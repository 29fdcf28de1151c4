import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { accountFieldNames, type ActiveAccount } from '../../functions/customers/domain/account.ts';
import { accountClaims, contactClaims } from '../../functions/customers/domain/claims.ts';
import { fieldsOf } from '../../functions/customers/domain/record.ts';
import { emailKey } from '../../functions/customers/domain/normalize.ts';
import type { Merge } from '../../functions/customers/domain/merge-state.ts';
import { accountIn } from '../../functions/customers/persistence/account-store.ts';
import { claimStore } from '../../functions/customers/persistence/claim-store.ts';
import { contactIn } from '../../functions/customers/persistence/contact-store.ts';
import { importStore } from '../../functions/customers/persistence/import-store.ts';
import { mergeStore } from '../../functions/customers/persistence/merge-store.ts';
import { standardsStore } from '../../functions/customers/persistence/standards-store.ts';
import { systemClock } from '../../shared/kernel/clock.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import type { Settled } from './laws.ts';

/** The items of records of a kind: `account`, `contact`, `merge`, `import`. */
const recordsOf = (items: readonly Item[], kind: string) =>
  items.filter(({ pk, sk }) => sk === 'record' && String(pk).startsWith(`customers#${kind}#`));

export const accountsOf = ({ items }: Settled) => recordsOf(items, 'account').map((item) => accountIn(item));
export const activeAccountsOf = (settled: Settled) =>
  accountsOf(settled).flatMap((account) => (account.status === 'active' ? [account] : []));
export const activeContactsOf = ({ items }: Settled) =>
  recordsOf(items, 'contact')
    .map((item) => contactIn(item))
    .flatMap((contact) => (contact.status === 'active' ? [contact] : []));

/** The account that an id leads to by now. */
export const leadsTo = (settled: Settled) => {
  const byId = new Map(accountsOf(settled).map((account) => [account.id, account]));
  return (id: string): string | undefined => {
    for (let at = byId.get(id), steps = 0; at && steps < 50; steps += 1) {
      if (at.status === 'active') return at.id;
      at = at.status === 'merged' ? byId.get(at.mergedInto) : undefined;
    }
    return undefined;
  };
};

const lockItem = z.object({ pk: z.string(), holder: z.string() });
const blockItem = z.object({ pk: z.string(), ids: z.array(z.string()) });
const MOST_IN_BLOCK = 20;

/** What is wrong with the locks and blocks: one without its holder, a holder without it. */
export const wrongWithClaims = async (settled: Settled): Promise<string[]> => {
  const table = settled.world.directly();
  const { nameOf, isBlock } = claimStore(table);
  const { customFields } = await standardsStore(table, systemClock).current({ asStored: true });
  const wanted = [
    ...activeAccountsOf(settled).map((one) => ({ of: `account#${one.id}`, claims: accountClaims(one, customFields) })),
    ...activeContactsOf(settled).map((one) => ({ of: `contact#${one.id}`, claims: contactClaims(one, customFields) })),
  ].flatMap(({ of, claims }) => [...new Set(claims.map(nameOf))].map((name) => `${name} ${of}`));
  const held = [
    ...settled
      .of('lock')
      .map((item) => lockItem.parse(item))
      .map(({ pk, holder }) => `${pk.slice(10)} ${holder}`),
    ...settled
      .of('block')
      .map((item) => blockItem.parse(item))
      .flatMap(({ pk, ids }) => ids.map((id) => `${pk.slice(10)} ${id}`)),
  ];
  // A block names the record alone.
  const names = new Set(wanted.map((one) => (isBlock(one) ? one.replace(/(account|contact)#/, '') : one)));
  const full = new Set(
    settled
      .of('block')
      .flatMap(({ pk, ids }) => (Array.isArray(ids) && ids.length >= MOST_IN_BLOCK ? [String(pk).slice(10)] : [])),
  );
  const has = new Set(held);
  return [
    ...held.filter((one) => !names.has(one)).map((one) => `${one}: held by who does not claim it`),
    ...[...names]
      .filter((one) => !has.has(one) && !full.has(one.split(' ')[0] ?? ''))
      .map((one) => `${one}: claimed and not held`),
    ...held.filter((one, n) => held.indexOf(one) !== n).map((one) => `${one}: held twice`),
  ];
};

/** The addresses that two records of a kind have. */
export const sharedAddresses = (settled: Settled): string[] =>
  [activeAccountsOf(settled), activeContactsOf(settled)].flatMap((records) => {
    const all = records.flatMap(({ id, emails }) =>
      [...new Set(emails.map(({ address }) => emailKey(address)))].map((key) => ({ key, id })),
    );
    return all
      .filter(({ key }, n) => all.findIndex((one) => one.key === key) !== n)
      .map(({ key, id }) => `${id} has ${key}, and so has another`);
  });

const linkItem = z.object({ accountId: z.string() });

/** What is wrong with whose tickets are: each is with one customer who is there, and says so itself. */
export const wrongWithSenders = (settled: Settled): string[] => {
  const lead = leadsTo(settled);
  const byKey = new Map(settled.items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  const quiet = !settled.people.asked.some(({ wish }) => /Account|Contact|Import|Merge/.test(wish.operation));
  const senders = new Set(settled.tickets.map(({ customer }) => customer.email ?? customer.phone));
  const customers = accountsOf(settled).length;
  return [
    ...settled.tickets.flatMap(({ id }) => {
      const link = linkItem.safeParse(byKey.get(`customers#ticket#${id} link`)).data;
      const own = settled.items.find(({ pk, sk }) => pk === `service#ticket#${id}` && sk === 'ticket#account')?.[
        'accountId'
      ];
      if (!link || lead(link.accountId) === undefined) return [`${id} is nobody's`];
      return own === link.accountId ? [] : [`${id} says ${String(own)}, and is ${link.accountId}'s`];
    }),
    ...(quiet && customers !== senders.size ? [`${senders.size} senders, ${customers} customers`] : []),
  ];
};

const fields = (account: ActiveAccount) => fieldsOf(account, [...accountFieldNames, 'formerExternalIds']);

const eventsIn = (item: Item | undefined) => String(item?.['events']);

/** Contacts and tickets whose last move was the merge's, though it was undone. */
const wrongAfterUndoing = ({ world, items }: Settled, merges: readonly Merge[]): string[] => {
  const isUndone = (from: unknown, to: unknown) => {
    const same = merges.filter(({ sourceId, targetId }) => sourceId === from && targetId === to);
    // The undoing of a merge the other way round goes this way.
    const isOpposite = merges.some(({ sourceId, targetId }) => sourceId === to && targetId === from);
    return same.length > 0 && same.every(({ status }) => status === 'undone') && !isOpposite;
  };
  return items.flatMap(({ pk, sk, accountId }) => {
    if (
      accountId === undefined ||
      !/^customers#(ticket|contact)#/.test(String(pk)) ||
      !(sk === 'link' || (sk === 'record' && String(pk).startsWith('customers#contact#')))
    )
      return [];
    const moves = world.written.filter(
      ({ key, before, after }) =>
        key.pk === pk && key.sk === sk && before && before['accountId'] !== after?.['accountId'],
    );
    const last = moves.at(-1);
    // Where somebody brings a contact by hand, it stays; what a ticket was heard to be with, its link says.
    const isMerges = sk === 'link' || last?.after?.['updatedBy'] === 'system:run-jobs';
    return isMerges && isUndone(last?.before?.['accountId'], last?.after?.['accountId'])
      ? [`${String(pk)} did not come back to ${String(last?.before?.['accountId'])}`]
      : [];
  });
};

/** What is wrong with merges: one that has not come to its end, something that hangs on an account that went, a value that is gone. */
export const wrongWithMerges = (settled: Settled): string[] => {
  const { mergeIn } = mergeStore(settled.world.directly());
  const merges = recordsOf(settled.items, 'merge').map((item) => mergeIn(item));
  const active = new Set(activeAccountsOf(settled).map(({ id }) => id));
  const left = settled.items.filter(({ sk }) => String(sk).startsWith('moved#'));
  return [
    ...merges.flatMap(({ id, status }) =>
      status === 'moved' || status === 'undone' ? [] : [`merge ${id} is ${status}`],
    ),
    ...activeContactsOf(settled).flatMap(({ id, accountId }) =>
      active.has(accountId) ? [] : [`the contact ${id} hangs on ${accountId}, which is not there`],
    ),
    ...settled
      .of('link')
      .flatMap(({ pk, accountId }) =>
        active.has(String(accountId)) ? [] : [`${String(pk)} hangs on ${String(accountId)}, which is not there`],
      ),
    ...merges
      .filter(({ status }) => status === 'undone')
      .flatMap(({ id, moved }) => [
        ...left.filter(({ pk }) => pk === `customers#merge#${id}`).map(({ sk }) => `${String(sk)} did not come back`),
        ...(Object.values(moved).some((count) => count !== 0) ? [`${id} is undone, and ${JSON.stringify(moved)}`] : []),
      ]),
    ...wrongAfterUndoing(settled, merges),
    // Both are as they were; the target but for what was changed since.
    ...settled.world.written.flatMap(({ before, after }) => {
      const merge = merges.find(
        ({ id }) => eventsIn(after).includes('account.unmerged.v1') && eventsIn(after).includes(id),
      );
      if (!merge || !before || !after) return [];
      const now = accountIn(after);
      if (now.status !== 'active') return [];
      const was = accountIn(before);
      if (now.id === merge.sourceId)
        return isDeepStrictEqual(fields(now), fields(merge.sourceBefore))
          ? []
          : [`${now.id} is not as before the merge`];
      const isUntouched = was.status === 'active' && isDeepStrictEqual(fields(was), fields(merge.merged));
      return !isUntouched || isDeepStrictEqual(fields(now), fields(merge.targetBefore))
        ? []
        : [`${now.id} is not as before the merge`];
    }),
  ];
};

/** What people and files have told of customers that nobody has any more. */
export const forgottenTags = (settled: Settled): string[] => {
  const { everybody, said } = {
    everybody: new Set([...activeAccountsOf(settled), ...activeContactsOf(settled)].flatMap(({ tags }) => tags)),
    said: new Set(
      settled.world.written.flatMap(({ key, after }) =>
        key.sk === 'record' && /^customers#(account|contact)#/.test(key.pk) && Array.isArray(after?.['tags'])
          ? after['tags'].map(String)
          : [],
      ),
    ),
  };
  return [...said].filter((tag) => !everybody.has(tag)).map((tag) => `${tag} is gone`);
};

const resultItem = z.array(z.looseObject({ row: z.number(), outcome: z.string(), id: z.string().optional() }));
const ENTERED = new Set(['created', 'updated', 'unchanged']);

/** What is wrong with imports: one that does not end, a row that is lost or doubled, counts that are not those of the rows. */
export const wrongWithImports = (settled: Settled): string[] => {
  const { world, items } = settled;
  const { importIn } = importStore(world.directly());
  return recordsOf(items, 'import').flatMap((item) => {
    const { id, status, counts, position } = importIn(item);
    if (status === 'reading' || status === 'rehearsing' || status === 'running') return [`import ${id} is ${status}`];
    if (status !== 'done') return [];
    const rows = Buffer.from(world.files.get(`customers/imports/${id}/source`) ?? '')
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1);
    const results = Array.from({ length: position?.chunk ?? 0 }, (_, n) =>
      resultItem.parse(
        JSON.parse(Buffer.from(world.files.get(`customers/imports/${id}/results/${n}`) ?? '[]').toString()),
      ),
    ).flat();
    const times = (outcome: string) => results.filter((one) => one.outcome === outcome).length;
    return [
      ...(isDeepStrictEqual(
        results.map(({ row }) => row),
        rows.map((_, n) => n + 2),
      )
        ? []
        : [`import ${id}: ${results.length} results of ${rows.length} rows`]),
      ...Object.entries(counts).flatMap(([outcome, count]) =>
        count === times(outcome) ? [] : [`import ${id}: ${count} ${outcome}, and ${times(outcome)} rows are`],
      ),
      ...rows.flatMap((text, n) => {
        const tag = text.split(',').at(-1) ?? '';
        const outcome = results.find(({ row }) => row === n + 2)?.outcome ?? '';
        const made = world.written.filter(
          ({ key, before, after }) =>
            key.sk === 'record' && !before && Array.isArray(after?.['tags']) && after['tags'].includes(tag),
        ).length;
        const isThere = activeAccountsOf(settled).filter(({ tags }) => tags.includes(tag)).length;
        // Two hands on one piece may differ on a row that may be a double: the first to tell is believed, and the other may have
        // entered it. It is there once at the most all the same.
        if (outcome === 'duplicate' && isThere === 1 && made <= 1) return [];
        const expected = ENTERED.has(outcome) ? 1 : 0;
        return isThere === expected && made === (outcome === 'created' ? 1 : 0)
          ? []
          : [`import ${id}, row ${n + 2} (${outcome}): made ${made} times, and ${isThere} have it`];
      }),
    ];
  });
};
