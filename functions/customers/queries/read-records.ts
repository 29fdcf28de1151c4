import { pageOf } from '../../../shared/dynamo/list.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { fitsFilter } from '../domain/filter.ts';
import { accountView, contactView, isSeen } from '../domain/shown.ts';
import { findAccount, findContact } from './find-record.ts';
import { contactShown, mayFilter, pageOfContacts } from './list-records.ts';

/** An account, or the one that it went into. One call. */
export const getAccount =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getAccount>) => {
    const found = await findAccount(deps)(id, caller);
    return found.ok ? ok(accountView(found.value.record, found.value.viewer)) : found;
  };

export const getContact =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getContact>) => {
    const found = await findContact(deps)(id, caller);
    return found.ok ? ok(contactView(found.value.record, found.value.viewer)) : found;
  };

/**
 * The contacts that the caller sees: of an organization by id, in two calls; otherwise of all, the newest first. A page may be
 * short, but then has its cursor.
 */
export const listContacts =
  (deps: Deps) =>
  async ({ query: { accountId, limit, cursor, ...filter }, caller }: Request<typeof routes.listContacts>) => {
    const allowed = await mayFilter(deps, caller, 'contact', filter);
    if (!allowed.ok) return allowed;
    if (accountId === undefined) return pageOfContacts(deps, filter, { limit, cursor }, allowed.value);
    const found = await findAccount(deps)(accountId, caller);
    if (!found.ok) return found;
    const { record, viewer } = found.value;
    const page = await pageOf(
      `contacts of ${record.id}`,
      { limit, cursor },
      (after, most) => deps.contacts.ofAccount(record.id, after, most),
      ({ id }) => id,
    );
    if (!page.ok) return page;
    const items = page.value.items
      .filter((row) => isSeen(viewer, 'contact', row) && fitsFilter(filter, row))
      .map((row) => contactShown(row, viewer));
    return ok({ ...page.value, items });
  };
