import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { accountFieldNames, type ActiveAccount } from '../domain/account.ts';
import { accountClaims } from '../domain/claims.ts';
import { mergeAccounts, setAsideBy } from '../domain/merge.ts';
import type { Merge } from '../domain/merge-state.ts';
import { fieldsOf } from '../domain/record.ts';
import { unwritable } from '../domain/shown.ts';
import { findAccount } from '../queries/find-record.ts';
import { reassigned } from './reassigned.ts';

/** The fields that somebody entered of an account, custom ones by `customFields.<id>`. */
export const enteredFields = (...accounts: readonly ActiveAccount[]) =>
  accounts.flatMap((account) => [
    ...Object.keys(fieldsOf(account, accountFieldNames)),
    ...Object.keys(account.customFields).map((id) => `customFields.${id}`),
  ]);

/**
 * Makes one account of two: the source goes into the target with all its values, its locks and blocks, and is found under the
 * target from then on. One transaction; what hangs on the source follows by a job.
 */
export const mergeAccount =
  (deps: Deps) =>
  async ({ params: { id }, body, caller, ifMatch, idempotencyKey, cause }: Request<typeof routes.mergeAccount>) => {
    const { accounts, claims, merges, standards, directory, clock } = deps;
    const target = await findAccount(deps)(id, caller);
    if (!target.ok) return target;
    const viewer = await directory.viewer(
      caller,
      ({ who, rules }) => may.mergeAccounts(who) && may.changeRecord(who, 'account', target.value.record, rules),
    );
    if (!viewer.ok) return viewer;
    const mergeId = idempotencyKey === undefined ? newId() : idFrom(cause.actor, 'mergeAccount', id, idempotencyKey);
    const digest = digestOf(JSON.stringify(body));
    const earlier = idempotencyKey === undefined ? undefined : await merges.get(mergeId);
    if (earlier)
      return earlier.body === digest
        ? ok({ id: mergeId })
        : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
    const stale = checkVersion(ifMatch, target.value.record.version);
    if (stale) return stale;

    const source = await findAccount(deps)(body.sourceId, caller);
    if (!source.ok) return refuse('no-such-source', 'There is no account with this id.', 'sourceId');
    const [one, other] = [target.value.record, source.value.record];
    const mayChange = await directory.viewer(caller, ({ who, rules }) =>
      may.changeRecord(who, 'account', other, rules),
    );
    if (!mayChange.ok) return mayChange;
    const forbidden = unwritable(viewer.value, 'account', enteredFields(one, other));
    if (forbidden) return forbidden;

    const now = clock.now();
    const decision = mergeAccounts(one, other, { choice: body.fields, mergeId, by: cause.actor, now });
    if (!decision.ok) return decision;
    const { customFields } = await standards.current();
    const merged = decision.value.target.next;
    const merge: Merge = {
      id: mergeId,
      targetId: one.id,
      sourceId: other.id,
      status: 'moving',
      targetBefore: one,
      sourceBefore: other,
      merged,
      setAside: setAsideBy(one, other, merged),
      moved: { contacts: 0, tickets: 0, timeline: 0 },
      phase: 'contacts',
      mergedAt: now,
      mergedBy: cause.actor,
      ...(idempotencyKey !== undefined && { body: digest }),
      version: 1,
    };
    const wanted = accountClaims(merged, customFields).map(claims.nameOf);
    const written = await reassigned(deps, {
      parties: [
        { of: { type: 'account', id: one.id }, had: target.value.claims, wanted },
        { of: { type: 'account', id: other.id }, had: source.value.claims, wanted: [] },
      ],
      writes: [
        accounts.writeOf(decision.value.target, wanted, { version: one.version }, cause),
        accounts.writeOf(decision.value.source, [], { version: other.version }, cause),
        merges.writeOf(merge, undefined, now, cause),
        ...merges.besidesOf(merge),
      ],
    });
    return written.ok ? ok({ id: mergeId }) : written;
  };
