import { pageOf } from '../../../shared/dynamo/list.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

/** A page of what is kept in one item, by name. */
const pageOfKept = <Kept extends object, Shown>(
  list: string,
  query: ListQuery,
  kept: Readonly<Record<string, Kept>>,
  show: (one: Kept) => Shown,
) => {
  const names = Object.keys(kept).toSorted();
  return pageOf(
    list,
    query,
    async (after, limit) =>
      names
        .filter((name) => after === undefined || name > after)
        .slice(0, limit)
        .flatMap((name) => (kept[name] ? [{ name, shown: show(kept[name]) }] : [])),
    ({ name }) => name,
  );
};

const withoutMeta = <Kept extends { readonly version: number; readonly createdAt: string }>({
  version: _,
  createdAt: __,
  ...shown
}: Kept) => shown;

export const listCodeLists =
  ({ standards, directory }: Deps) =>
  async ({ query, caller }: Request<typeof routes.listCodeLists>) => {
    const allowed = await directory.authorize(caller, may.readCustomerSettings);
    if (!allowed.ok) return allowed;
    return pageOfKept('code lists', query, (await standards.codeLists()).kept, withoutMeta);
  };

export const listCustomFields =
  ({ standards, directory }: Deps) =>
  async ({ query, caller }: Request<typeof routes.listCustomFields>) => {
    const allowed = await directory.authorize(caller, may.readCustomerSettings);
    if (!allowed.ok) return allowed;
    return pageOfKept('custom fields', query, (await standards.customFields()).kept, withoutMeta);
  };
