import { scopesOf } from '../../access/contract/visibility.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { digestOf } from '../../../shared/kernel/id.ts';
import type { AccountSummary } from '../contract/account.ts';
import type { ContactSummary } from '../contract/lists.ts';
import type { Account, ActiveAccount } from './account.ts';
import type { ActiveContact, Contact } from './contact.ts';
import { compact } from './record.ts';
import { searchableOf, tokensOf, type Searchable, type SearchType } from './search/text.ts';
import type { Token } from './search/token.ts';

/** What a search shows of a record, and what it is searched by: a copy of it is in each of its search rows. */
export interface SearchCard extends Searchable {
  readonly type: SearchType;
  readonly number: string;
  readonly title: string;
  readonly kind?: 'organization' | 'person' | undefined;
  readonly accountId?: string | undefined;
  /** A second line; not shown to those from whom its field is hidden. */
  readonly subtitle?: { readonly field: string; readonly text: string } | undefined;
}

/** A record in a list. */
interface Listed {
  /** When the record was created: its place in every list, which never changes. */
  readonly at: Instant;
  readonly summary: AccountSummary | ContactSummary;
}

/** All that search and lists shall have of a record: a row for each of its scopes and tokens, a row for each of its scopes. */
export interface Derived {
  readonly scopes: readonly string[];
  readonly tokens: readonly Token[];
  readonly card?: SearchCard;
  readonly listed?: Listed;
}

/** The rows that a record has by now; those that a run was about to write when it died may be missing. */
export interface Kept {
  readonly scopes: readonly string[];
  readonly tokens: readonly Token[];
  readonly at?: Instant | undefined;
  /** Digests of what the rows hold; none while it is not the same in all of them. */
  readonly card?: string | undefined;
  readonly summary?: string | undefined;
}

/** One row: of the search, or of a list. */
export interface Row {
  readonly scope: string;
  /** None for the row of a list. */
  readonly token?: Token;
}

/** What every list shows of a record, and what it is filtered by. */
const commonSummary = (record: ActiveAccount | ActiveContact) => ({
  id: record.id,
  number: record.number,
  name: record.name,
  emails: [...record.emails],
  phones: [...record.phones],
  tags: [...record.tags],
  ownerId: record.ownerId,
  teamId: record.teamId,
  territoryId: record.territoryId,
  updatedAt: record.updatedAt,
  version: record.version,
});

const accountSummaryOf = (account: ActiveAccount): AccountSummary =>
  compact({
    ...commonSummary(account),
    kind: account.kind,
    industry: account.industry,
    region: account.region,
    stage: account.stage,
    grade: account.grade,
  });

const contactSummaryOf = (contact: ActiveContact): ContactSummary =>
  compact({
    ...commonSummary(contact),
    accountId: contact.accountId,
    jobTitle: contact.jobTitle,
    role: contact.role,
  });

const NOTHING: Derived = { scopes: [], tokens: [] };

/** The rows of an account; none of one that was merged or erased. */
export const accountRows = (account: Account | undefined): Derived => {
  if (account?.status !== 'active') return NOTHING;
  const { number, kind, name, legalName, tradeName, givenName, familyName } = account;
  const searchable = searchableOf(account, { name, legalName, tradeName, givenName, familyName });
  const city = account.addresses.find((address) => address.city !== undefined)?.city;
  return {
    scopes: scopesOf(account),
    tokens: tokensOf(searchable),
    card: {
      ...searchable,
      type: 'account',
      number,
      title: name,
      kind,
      ...(city !== undefined && { subtitle: { field: 'addresses', text: city } }),
    },
    listed: { at: account.createdAt, summary: accountSummaryOf(account) },
  };
};

/** The rows of a contact; none of one that was erased. */
export const contactRows = (contact: Contact | undefined): Derived => {
  if (contact?.status !== 'active') return NOTHING;
  const { number, name, givenName, familyName, accountId, jobTitle } = contact;
  const searchable = searchableOf(contact, { name, givenName, familyName });
  return {
    scopes: scopesOf(contact),
    tokens: tokensOf(searchable),
    card: {
      ...searchable,
      type: 'contact',
      number,
      title: name,
      accountId,
      ...(jobTitle !== undefined && { subtitle: { field: 'jobTitle', text: jobTitle } }),
    },
    listed: { at: contact.createdAt, summary: contactSummaryOf(contact) },
  };
};

/** A digest of what the rows hold; none for no row. */
const markOf = (content: object | undefined) => (content ? digestOf(JSON.stringify(content)) : undefined);

/** What is kept of rows when all of them are written. */
export const keptOf = ({ scopes, tokens, card, listed }: Derived): Kept => ({
  scopes,
  tokens,
  at: listed?.at,
  card: markOf(card),
  summary: markOf(listed?.summary),
});

const nameOf = ({ scope, token }: Row) => JSON.stringify([scope, token?.kind, token?.text]);

const rowsOf = ({ scopes, tokens, at }: Kept): Row[] =>
  scopes.flatMap((scope) => [...tokens.map((token) => ({ scope, token })), ...(at === undefined ? [] : [{ scope }])]);

const each = <Item>(items: readonly Item[], name: (item: Item) => string) => [
  ...new Map(items.map((item) => [name(item), item])).values(),
];

/** Rows that may be there while one set of them is replaced by another: of both, and what they hold is not known. */
const during = (before: Kept, after: Kept): Kept => ({
  scopes: each([...before.scopes, ...after.scopes], (scope) => scope),
  tokens: each([...before.tokens, ...after.tokens], ({ kind, text }) => `${kind} ${text}`),
  at: before.at ?? after.at,
});

/** What is to be done so that the rows of `before` become those of `after`. */
export const rowChanges = (before: Kept = { scopes: [], tokens: [] }, after: Derived) => {
  const next = keptOf(after);
  const had = new Set(rowsOf(before).map(nameOf));
  const wanted = rowsOf(next);
  const has = new Set(wanted.map(nameOf));
  const isAsBefore = (row: Row) =>
    had.has(nameOf(row)) && (row.token ? before.card === next.card : before.summary === next.summary);
  return {
    next,
    during: during(before, next),
    put: wanted.filter((row) => !isAsBefore(row)),
    remove: rowsOf(before).filter((row) => !has.has(nameOf(row))),
  };
};
