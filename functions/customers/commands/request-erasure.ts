import { newId } from '../../../shared/kernel/id.ts';
import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { agree, erasureShown, refuseErasure as refused, requestErasure, type Subject } from '../domain/erasure.ts';
import { findErasure } from '../queries/read-privacy.ts';
import { findPrivately } from '../queries/find-privately.ts';

type Asking = Request<typeof routes.eraseAccount> | Request<typeof routes.eraseContact>;

const erasing =
  (type: Subject['type']) =>
  (deps: Deps) =>
  async ({ params, body, caller, cause }: Asking) => {
    const { erasures, clock, write } = deps;
    const found = await findPrivately(deps, type, params.id, caller);
    if (!found.ok) return found;
    if (found.value.status === 'erased') return refuse('erased-before', 'Nothing is left of this customer.');
    const subject = { type, id: found.value.id };
    const now = clock.now();
    const one = requestErasure({ id: newId(), subject, reason: body.reason, by: cause.actor }, now);
    const written = await write(...erasures.writesOf(one, now, cause));
    return written.ok
      ? ok(erasureShown(one))
      : refuse('asked-before', `Somebody has asked for it: see the erasure ${await erasures.of(subject)}.`);
  };

/** Somebody asks for a customer to be erased, with their contacts, their tickets and what was merged into them. */
export const eraseAccount = erasing('account');
export const eraseContact = erasing('contact');

/** What was agreed on is there as it was asked for: it did not go into another account since. */
const isThere = async ({ accounts, contacts }: Deps, { type, id }: Subject) =>
  (type === 'account' ? await accounts.get(id) : await contacts.get(id))?.record.status === 'active';

/** A second person agrees: from then on it runs. */
export const agreeToErasure =
  (deps: Deps) =>
  async ({ params: { id }, caller, ifMatch, cause }: Request<typeof routes.agreeToErasure>) => {
    const { erasures, clock, write } = deps;
    const found = await findErasure(deps)(id, caller);
    if (!found.ok) return found;
    const before = found.value;
    const now = clock.now();
    const next = agree(before, cause.actor, now);
    if (!next.ok && next.error.code === 'own-request') return next;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    if (!next.ok) return next;
    const { subject } = before;
    if (!(await isThere(deps, subject)))
      return refuse('changed-since', 'It went into another account, or is erased: refuse this, and ask anew.');
    const written = await write(
      erasures.writeOf(next.value, before, now, cause),
      erasures.noteOf(id, 'todo', `${subject.type}#${subject.id}`),
    );
    return written.ok
      ? ok(erasureShown(next.value))
      : refuse('stale-version', 'Somebody else has decided meanwhile: read it again.');
  };

/** Somebody refuses, or takes back what they asked for. */
export const refuseErasure =
  (deps: Deps) =>
  async ({ params: { id }, caller, ifMatch, cause }: Request<typeof routes.refuseErasure>) => {
    const { erasures, clock, write } = deps;
    const found = await findErasure(deps)(id, caller);
    if (!found.ok) return found;
    const before = found.value;
    const stale = checkVersion(ifMatch, before.version);
    if (stale) return stale;
    const now = clock.now();
    const next = refused(before, cause.actor, now);
    if (!next.ok) return next;
    const written = await write(erasures.writeOf(next.value, before, now, cause), erasures.releaseOf(before));
    return written.ok
      ? ok(erasureShown(next.value))
      : refuse('stale-version', 'Somebody else has decided meanwhile: read it again.');
  };
