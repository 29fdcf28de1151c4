import { isDeepStrictEqual } from 'node:util';
import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { SavedView } from '../contract/saved-view.ts';
import type { Deps } from '../deps.ts';
import { patchView, saveView, viewShown } from '../domain/saved-view.ts';
import { findView } from '../queries/read-views.ts';

type Saving = Pick<Deps, 'savedViews' | 'directory' | 'clock'>;

/** A view of the same request that was deleted has the id: the next draw is free. */
const DRAWS = 8;

/** A refusal when the view is newly shared with a team that is not there. */
const strangerIn = async (
  { directory }: Saving,
  { sharedWith }: Pick<SavedView, 'sharedWith'>,
  before?: Pick<SavedView, 'sharedWith'>,
) => {
  if (typeof sharedWith !== 'object' || isDeepStrictEqual(sharedWith, before?.sharedWith)) return undefined;
  const isTeam = (id: string) => sharedWith.teamId === id;
  if ((await directory.teams()).some(({ id }) => isTeam(id))) return undefined;
  return (await directory.teams({ asStored: true })).some(({ id }) => isTeam(id))
    ? undefined
    : refuse('unknown-team', `There is no team ${sharedWith.teamId}.`, 'sharedWith.teamId');
};

/** Saves a filter and columns. A repeated request finds what the first one made. */
export const createSavedView =
  (deps: Saving) =>
  async ({ body, caller, cause, idempotencyKey }: Request<typeof routes.createSavedView>) => {
    const allowed = await deps.directory.viewer(
      caller,
      ({ who }) => may.lookForCustomers(who) && may.shareView(who, body.sharedWith),
    );
    if (!allowed.ok) return allowed;
    const { who } = allowed.value;
    const stranger = await strangerIn(deps, body);
    if (stranger) return stranger;
    const from = idempotencyKey === undefined ? undefined : [cause.actor, 'createSavedView', idempotencyKey];
    const request = from && { key: digestOf(JSON.stringify(from)), body: digestOf(JSON.stringify(body)) };
    const ownerId = who.kind === 'nobody' ? '' : who.id;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const id = from ? idFrom(...from, String(draw)) : newId();
      const view = saveView(body, { id, ownerId, by: cause.actor, request }, deps.clock.now());
      const existing = await deps.savedViews.create(view);
      if (existing === undefined) return ok(viewShown(view));
      if (existing === 'taken') continue;
      // A write that was stored and whose answer was lost is sent again by the SDK: it meets itself.
      if (isDeepStrictEqual(existing, view)) return ok(viewShown(view));
      if (request && existing.request?.key === request.key)
        return existing.request.body === request.body
          ? ok(viewShown(existing))
          : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
    }
    throw new Error('no free id for a view in eight draws');
  };

/** Changes a view: whoever made it, or an administrator when it is shared. */
export const changeSavedView =
  (deps: Saving) =>
  async ({ params: { id }, body, caller, cause, ifMatch }: Request<typeof routes.patchSavedView>) => {
    const found = await findView(deps)(id, caller);
    if (!found.ok) return found;
    const before = found.value;
    const { sharedWith = before.sharedWith } = body;
    const allowed = await deps.directory.viewer(
      caller,
      ({ who }) =>
        may.changeView(who, before) &&
        (isDeepStrictEqual(sharedWith, before.sharedWith) || may.shareView(who, sharedWith)),
    );
    if (!allowed.ok) return allowed;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    const next = patchView(before, body, cause.actor, deps.clock.now());
    if (!next.ok) return next;
    const stranger = await strangerIn(deps, next.value, before);
    if (stranger) return stranger;
    return (await deps.savedViews.replace(before, next.value))
      ? ok(viewShown(next.value))
      : refuse('stale-version', 'The view changed meanwhile: read it again and decide anew.');
  };

/** Deletes a view: whoever made it, or an administrator when it is shared. `If-Match` is checked when it is sent. */
export const deleteSavedView =
  (deps: Saving) =>
  async ({ params: { id }, caller, cause, ifMatch }: Request<typeof routes.deleteSavedView>) => {
    const found = await findView(deps)(id, caller);
    if (!found.ok) return found;
    const before = found.value;
    const allowed = await deps.directory.viewer(caller, ({ who }) => may.changeView(who, before));
    if (!allowed.ok) return allowed;
    const stale = ifMatch !== undefined && checkVersion(ifMatch, before.version);
    if (stale) return stale;
    return (await deps.savedViews.delete(before, cause.actor, deps.clock.now()))
      ? ok(undefined)
      : refuse('stale-version', 'The view changed meanwhile: read it again and decide anew.');
  };
