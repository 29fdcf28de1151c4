import * as z from 'zod';
import type { Deps } from '../deps.ts';
import type { Account } from '../domain/account.ts';
import type { Contact } from '../domain/contact.ts';
import type { Subject } from '../domain/erasure.ts';
import { copyFile, partsOf, type PrivacyExport } from '../domain/privacy-export.ts';
import type { Gathered } from '../domain/privacy-page.ts';
import type { Reader } from '../domain/privacy-values.ts';
import type { PrivacyDeps } from '../privacy-deps.ts';

const PAGE = 100;
const MOST_MERGES = 1_000;

const copies = z.array(z.unknown());

/** A record as it is handed out: without what only the system needs. */
const given = <Kept extends Account | Contact>({ request: _, ...record }: Kept) => record;

/** Reads pages of something until there is no more. */
const all = async <Row>(
  read: (after: string | undefined, limit: number) => Promise<readonly Row[]>,
  positionOf: (row: Row) => string,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await read(last && positionOf(last), PAGE);
    rows.push(...page);
    if (page.length < PAGE) return rows;
  }
};

/** The tickets of a customer, or of one contact. */
export const ticketIdsOf = async ({ merges, remains }: Deps, { type, id }: Subject): Promise<string[]> => {
  if (type === 'contact') return remains.ticketsOfContact(id, MOST_MERGES);
  const rows = await all(
    (after, limit) => merges.ticketsOf(id, after, limit),
    ({ position }) => position,
  );
  return rows.map((row) => row.id);
};

const contactsOf = async ({ contacts }: Deps, accountId: string) => {
  const rows = await all(
    (after, limit) => contacts.ofAccount(accountId, after, limit),
    ({ id }) => id,
  );
  const found: Contact[] = [];
  for (let n = 0; n < rows.length; n += PAGE)
    for (const { record } of await contacts.getMany(rows.slice(n, n + PAGE).map(({ id }) => id))) found.push(record);
  return found;
};

const formerlyOf = async ({ merges, remains }: Deps, accountId: string) => {
  const found = [];
  for (const id of await remains.mergesOf(accountId, MOST_MERGES)) {
    const merge = await merges.get(id);
    if (merge?.status === 'moving' || merge?.status === 'moved')
      found.push(...[merge.targetBefore, merge.sourceBefore].map(given));
  }
  return found;
};

const timelineOf = async ({ timelines }: Deps, accountId: string) =>
  (
    await all(
      (after, limit) => timelines.page(accountId, after, limit),
      ({ position }) => position,
    )
  ).map(({ entry: { id, at, by, what, about, details } }) => ({ id, at, by, what, about, details }));

/** The copies of tickets that the department of service has put. */
const ticketsIn = async ({ erasureFiles }: PrivacyDeps, one: PrivacyExport) => {
  const tickets: unknown[] = [];
  for (const { part } of partsOf(one))
    tickets.push(...copies.parse(JSON.parse(await erasureFiles.getPrivate(one.id, copyFile(part)))));
  return tickets;
};

/** Somebody who reads a page about themselves: on the clock of the company where it is not known on which one. */
const readerOf = async (
  { directory, standards }: Deps,
  { language, timeZone }: { readonly language?: string | undefined; readonly timeZone?: string | undefined },
): Promise<Reader> => {
  const [company, { codeLists, customFields }] = await Promise.all([directory.settings(), standards.current()]);
  return { language, timeZone: timeZone ?? company.timeZone, codeLists, customFields };
};

/** All that is kept of a customer or of a contact, and who reads it; nothing when there is nothing of them. */
export const gatherPrivate = async (
  deps: PrivacyDeps,
  one: PrivacyExport,
): Promise<{ gathered: Gathered; reader: Reader } | undefined> => {
  const { accounts, contacts, clock } = deps;
  const { type, id } = one.subject;
  const exportedAt = clock.now();
  const tickets = await ticketsIn(deps, one);
  if (type === 'account') {
    const record = (await accounts.find(id))?.record;
    if (!record) return undefined;
    const gathered = {
      exportedAt,
      records: [given(record)],
      formerly: await formerlyOf(deps, record.id),
      contacts: (await contactsOf(deps, record.id)).map(given),
      tickets,
      timeline: await timelineOf(deps, record.id),
    };
    return { gathered, reader: await readerOf(deps, record) };
  }
  const record = (await contacts.get(id))?.record;
  if (record?.status !== 'active') return undefined;
  const account = (await accounts.find(record.accountId))?.record;
  const timeline = account ? await timelineOf(deps, account.id) : [];
  const gathered = {
    exportedAt,
    records: [given(record)],
    formerly: [],
    contacts: [],
    tickets,
    timeline: timeline.filter(({ about }) => about.type === 'contact' && about.id === id),
  };
  return { gathered, reader: await readerOf(deps, record) };
};
