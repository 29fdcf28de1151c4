import { pageOf } from '../../../shared/dynamo/list.ts';
import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { viewScopesSeen, viewShown } from '../domain/saved-view.ts';

type Reading = Pick<Deps, 'savedViews' | 'directory'>;

const NO_SUCH = ['no-such-view', 'There is no saved view with this id.'] as const;

/** A view for those who made it or whom it is shared with; to others it is as if it were not there. */
export const findView =
  ({ savedViews, directory }: Reading) =>
  async (id: string, caller: Caller) => {
    const looking = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
    if (!looking.ok) return looking;
    const found = await savedViews.get(id);
    if (!found) return refuse(...NO_SUCH);
    const allowed = await directory.viewer(caller, ({ who }) => may.readView(who, found));
    return allowed.ok ? ok(found) : conceal(...NO_SUCH);
  };

export const getSavedView =
  (deps: Reading) =>
  async ({ params: { id }, caller }: Request<typeof routes.getSavedView>) => {
    const found = await findView(deps)(id, caller);
    return found.ok ? ok(viewShown(found.value)) : found;
  };

/** The views that somebody made or that are shared with them. A call for each of their lists. */
export const listSavedViews =
  ({ savedViews, directory }: Reading) =>
  async ({ query, caller }: Request<typeof routes.listSavedViews>) => {
    const allowed = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
    if (!allowed.ok) return allowed;
    const scopes = viewScopesSeen(allowed.value.who);
    const page = await pageOf(
      'saved-views',
      query,
      (after, limit) => savedViews.page(scopes, after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ view }) => viewShown(view)) }) : page;
  };
