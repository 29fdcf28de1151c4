import type { Cause } from '../../../shared/kernel/event.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { patchAccount, updateAccountOf, type ActiveAccount } from '../domain/account.ts';
import { accountClaims } from '../domain/claims.ts';
import { givenFields, unwritable, type Viewer } from '../domain/shown.ts';
import { claim } from './claim.ts';
import { accountReady } from './make-ready.ts';
import { rankAccounts } from '../queries/rank-candidates.ts';

/** A change of an account that was found. */
export interface AccountChange {
  readonly found: { readonly record: ActiveAccount; readonly claims: readonly string[] };
  /** A merge patch (RFC 7396) of the fields that people enter, as `accountPatch` reads it. */
  readonly patch: object;
  /** The version that the change was decided on; `any` for what the system decided on what it found. */
  readonly ifMatch: number | 'any' | undefined;
  readonly cause: Cause;
  /** Whose rights hold. Left out for the system itself. */
  readonly viewer?: Viewer | undefined;
  readonly allowDuplicate?: boolean;
}

/**
 * Changes an account together with its locks and blocks; what newly makes it look like another one is refused as when it is
 * entered. What changes nothing writes nothing.
 * @returns the account as it is then, and the names of the fields that changed
 */
export const updateAccount =
  (deps: Deps) =>
  async ({ found, patch, ifMatch, cause, viewer, allowDuplicate = false }: AccountChange) => {
    const { record: before, claims: had } = found;
    const given = givenFields(patch, { asPatch: true });
    const forbidden = unwritable(viewer, 'account', given);
    if (forbidden) return forbidden;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    const entry = patchAccount(before, patch);
    if (!entry.ok) return entry;
    const ready = await accountReady(deps)(entry.value, { before, given, viewer });
    if (!ready.ok) return ready;
    const { fields, definitions } = ready.value;
    const { changed, decision } = updateAccountOf(before, fields, cause.actor, deps.clock.now());
    if (changed.length === 0) return ok({ account: before, changed });
    if (changed.includes('kind') && (await deps.contacts.ofAccount(before.id, undefined, 1)).length > 0)
      return refuse('has-contacts', 'An organization that has contacts stays one.', 'kind');

    const outcome = await claim(deps, {
      of: { type: 'account', id: before.id },
      had,
      wanted: accountClaims(fields, definitions),
      allowDuplicate,
      rank: rankAccounts(deps, fields, viewer),
      writes: (claims) => [deps.accounts.writeOf(decision, claims, { version: before.version }, cause)],
    });
    if (!outcome.ok) return outcome;
    return outcome.value.stored
      ? ok({ account: decision.next, changed })
      : refuse('stale-version', 'The account changed meanwhile: read it again and decide anew.');
  };
