import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { accountClaims } from '../domain/claims.ts';
import { unmergeAccounts } from '../domain/merge.ts';
import type { Merge } from '../domain/merge-state.ts';
import { mergeView, unwritable } from '../domain/shown.ts';
import { findMerge } from '../queries/read-merges.ts';
import { enteredFields } from './merge-accounts.ts';
import { reassigned } from './reassigned.ts';

/** Both accounts and the merge as they are, when the merge can be undone. */
const undoable = async ({ accounts }: Deps, merge: Merge) => {
  if (merge.status === 'undoing' || merge.status === 'undone')
    return refuse('wrong-state', 'This merge is undone already.');
  const [target, source] = await Promise.all([accounts.get(merge.targetId), accounts.get(merge.sourceId)]);
  if (target?.record.status !== 'active')
    return refuse('merged-on', 'The account went into another one since: undo that merge first.');
  if (source?.record.status !== 'merged' || source.record.mergeId !== merge.id)
    return refuse('wrong-state', 'What was merged is not there any more.');
  return ok({ target: { ...target, record: target.record }, source: { ...source, record: source.record } });
};

/**
 * Gives both accounts back as they were before the merge, but for what was changed since, which it keeps and names. One
 * transaction; what moved comes back by a job, also when the merge was still moving it.
 */
export const undoMerge =
  (deps: Deps) =>
  async ({ params: { id }, caller, ifMatch, cause }: Request<typeof routes.undoMerge>) => {
    const { accounts, claims, merges, standards, directory, clock } = deps;
    const found = await findMerge(deps)(id, caller);
    if (!found.ok) return found;
    const { merge } = found.value;
    const viewer = await directory.viewer(
      caller,
      ({ who, rules }) =>
        may.mergeAccounts(who) &&
        may.changeRecord(who, 'account', merge.merged, rules) &&
        may.changeRecord(who, 'account', merge.sourceBefore, rules),
    );
    if (!viewer.ok) return viewer;
    const stale = ifMatch === undefined ? undefined : checkVersion(ifMatch, merge.version);
    if (stale) return stale;
    const now = clock.now();
    const both = await undoable(deps, merge);
    if (!both.ok) return both;
    const { target, source } = both.value;
    const forbidden = unwritable(viewer.value, 'account', enteredFields(target.record, merge.sourceBefore));
    if (forbidden) return forbidden;

    const decision = unmergeAccounts(
      merge,
      { target: target.record, source: source.record },
      { mergeId: id, by: cause.actor, now },
    );
    const { customFields } = await standards.current();
    const wanted = accountClaims(decision.target.next, customFields).map(claims.nameOf);
    const wantedBack = accountClaims(decision.source.next, customFields).map(claims.nameOf);
    const next: Merge = {
      ...merge,
      status: 'undoing',
      phase: 'contacts',
      after: undefined,
      kept: decision.kept,
      undoneAt: now,
      undoneBy: cause.actor,
      version: merge.version + 1,
    };
    const written = await reassigned(deps, {
      parties: [
        { of: { type: 'account', id: source.record.id }, had: source.claims, wanted: wantedBack },
        { of: { type: 'account', id: target.record.id }, had: target.claims, wanted },
      ],
      writes: [
        accounts.writeOf(decision.target, wanted, { version: target.record.version }, cause),
        accounts.writeOf(decision.source, wantedBack, { version: source.record.version }, cause),
        merges.writeOf(next, merge, now, cause),
      ],
    });
    return written.ok ? ok(mergeView(next, viewer.value)) : written;
  };
