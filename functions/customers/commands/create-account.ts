import { isDeepStrictEqual } from 'node:util';
import type { Cause } from '../../../shared/kernel/event.ts';
import { digestOf, shortId, shortIdFrom } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { AccountEntry } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import { createAccountOf, type ActiveAccount } from '../domain/account.ts';
import { accountClaims } from '../domain/claims.ts';
import { givenFields, unwritable, withOwner, type Viewer } from '../domain/shown.ts';
import { claim } from './claim.ts';
import { accountReady } from './make-ready.ts';
import { rankAccounts } from '../queries/rank-candidates.ts';

/** Short ids collide now and then; the next draw is free. */
const DRAWS = 8;

/** Somebody new, as whoever enters them sends it. */
export interface NewAccount {
  readonly entry: AccountEntry;
  readonly cause: Cause;
  /** Whose rights hold: the fields that they may write, the doubles that they may see. Left out for the system itself. */
  readonly viewer?: Viewer | undefined;
  /** Enter it though it looks like somebody who is there; the same e-mail address is refused all the same. */
  readonly allowDuplicate?: boolean;
  /** Makes one account however often it is asked: `parts` say what for (caller, route and key; an import and its row). */
  readonly request?: { readonly parts: readonly string[] } | undefined;
}

/**
 * Enters an account with its locks and blocks, in two calls. Refuses what may be a double (`duplicate`, with candidates),
 * a value that only one may have (`taken`), and what does not fit (`bad-phone`, `unknown-code`, …, with the field's path).
 * @returns the account, and whether this call made it: a repeated request finds what the first one made, as it is by now
 */
export const createAccount =
  (deps: Deps) =>
  async ({ entry: sent, cause, viewer, allowDuplicate = false, request }: NewAccount) => {
    const { accounts, clock } = deps;
    const given = givenFields(sent);
    const forbidden = unwritable(viewer, 'account', given);
    if (forbidden) return forbidden;
    const entry = sent.ownerId === undefined ? withOwner(sent, 'account', viewer) : sent;
    const ready = await accountReady(deps)(entry, { given, viewer });
    if (!ready.ok) return ready;
    const { fields, definitions } = ready.value;

    const mark = request && {
      key: digestOf(JSON.stringify(request.parts)),
      body: digestOf(JSON.stringify(sent)),
    };
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const id = request ? shortIdFrom(draw, ...request.parts) : shortId();
      const decision = createAccountOf(fields, { id, by: cause.actor, request: mark }, clock.now());
      const outcome = await claim(deps, {
        of: { type: 'account', id },
        had: [],
        wanted: accountClaims(fields, definitions),
        allowDuplicate,
        rank: rankAccounts(deps, fields, viewer),
        writes: (claims) => [accounts.writeOf(decision, claims, 'new', cause)],
        unless: request && accounts.keyOf(id),
      });
      if (!outcome.ok) return outcome;
      if (outcome.value.stored) return ok({ account: decision.next, created: true });
      const existing = outcome.value.existing && accounts.heldIn(outcome.value.existing).record;
      if (!existing) continue;
      // A write that was stored and whose answer was lost is sent again by the SDK: it meets itself.
      if (isDeepStrictEqual(existing, decision.next)) return ok({ account: decision.next, created: true });
      if (!mark || existing.request?.key !== mark.key) continue;
      if (existing.request.body !== mark.body)
        return refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
      const found = await accounts.find(id);
      if (found) return ok<{ account: ActiveAccount; created: boolean }>({ account: found.record, created: false });
    }
    throw new Error('no free account id in eight draws');
  };
