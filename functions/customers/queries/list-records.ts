import { cursorOf, positionOf } from '../../../shared/dynamo/cursor.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import { scopesSeen, type RecordType } from '../../access/contract/visibility.ts';
import type { AccountSummary } from '../contract/account.ts';
import type { AccountFilter, ContactFilter, ContactSummary } from '../contract/lists.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { filteredFields, fitsFilter, scopesToRead } from '../domain/filter.ts';
import { compact } from '../domain/record.ts';
import { isSeen, maySee, withoutHidden, type Viewer } from '../domain/shown.ts';
import type { ListStore, Stretch } from '../persistence/list-store.ts';

/** So many rows are read for a page at the most, however few of them fit. */
const MOST_READ = 1_000;

/** Who asks for a list, if they may filter it like this. */
export const mayFilter = async (
  { directory }: Pick<Deps, 'directory'>,
  caller: Caller,
  type: RecordType,
  filter: AccountFilter | ContactFilter,
) => {
  const looking = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
  if (!looking.ok) return looking;
  const fields = filteredFields(filter);
  const allowed = await directory.viewer(caller, (viewer) => fields.every((field) => maySee(viewer, type, field)));
  if (allowed.ok) return allowed;
  const hidden = fields.find((field) => !maySee(looking.value, type, field)) ?? fields[0] ?? '';
  return refuse('field-forbidden', `You are not allowed to filter by ${hidden}; ask an administrator.`, hidden);
};

/** A page of those records that fit and that the viewer sees: the newest first, as far as the bound lets it read. */
const pageOf = async <Summary extends AccountSummary | ContactSummary>(
  {
    type,
    read,
    shown,
  }: {
    readonly type: RecordType;
    readonly read: (...args: Parameters<ListStore['accounts']>) => Promise<Stretch<Summary>>;
    readonly shown: (summary: Summary, viewer: Viewer) => Summary;
  },
  filter: AccountFilter | ContactFilter,
  { limit, cursor }: ListQuery,
  viewer: Viewer,
) => {
  const named = Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const list = `${type}s ${JSON.stringify(named)}`;
  const position = positionOf(list, cursor);
  if (!position.ok) return position;
  const scopes = scopesToRead(filter, scopesSeen(viewer.who, type, viewer.rules));
  const isFiltered = filteredFields(filter).length > 0;
  const { rows, until }: Stretch<Summary> =
    scopes.length === 0
      ? { rows: [], until: undefined }
      : await read(scopes, position.value, { each: isFiltered ? MOST_READ : limit + 1, most: MOST_READ });
  const items: Summary[] = [];
  let last = until;
  for (const [n, { position: at, summary }] of rows.entries()) {
    if (!isSeen(viewer, type, summary) || !fitsFilter(filter, summary)) continue;
    items.push(shown(summary, viewer));
    if (items.length < limit) continue;
    last = n === rows.length - 1 && until === undefined ? undefined : at;
    break;
  }
  return ok({ items, ...(last === undefined ? {} : { cursor: cursorOf(list, last) }) });
};

/** The accounts that the caller sees, the newest first. A call for each partition of their scopes. */
export const listAccounts =
  (deps: Pick<Deps, 'directory' | 'lists'>) =>
  async ({ query: { limit, cursor, ...filter }, caller }: Request<typeof routes.listAccounts>) => {
    const allowed = await mayFilter(deps, caller, 'account', filter);
    if (!allowed.ok) return allowed;
    return pageOf(
      {
        type: 'account',
        read: (...args) => deps.lists.accounts(...args),
        shown: (summary, viewer) => {
          const { id, number, kind, name, updatedAt, version } = summary;
          return { ...withoutHidden(summary, 'account', viewer), id, number, kind, name, updatedAt, version };
        },
      },
      filter,
      { limit, cursor },
      allowed.value,
    );
  };

/** A contact in a list, without the fields that the viewer may not see. */
export const contactShown = (contact: ContactSummary, viewer: Viewer): ContactSummary => {
  const { id, number, accountId, name, updatedAt, version } = contact;
  const { emails, phones, tags, jobTitle, role, ownerId, teamId, territoryId } = contact;
  const shown = compact({ emails, phones, tags, jobTitle, role, ownerId, teamId, territoryId });
  return { ...withoutHidden(shown, 'contact', viewer), id, number, accountId, name, updatedAt, version };
};

/** The contacts of all organizations that the viewer sees, the newest first. A call for each partition of their scopes. */
export const pageOfContacts = (
  { lists }: Pick<Deps, 'lists'>,
  filter: ContactFilter,
  page: ListQuery,
  viewer: Viewer,
) => pageOf({ type: 'contact', read: (...args) => lists.contacts(...args), shown: contactShown }, filter, page, viewer);
