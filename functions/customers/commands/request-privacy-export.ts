import { newId } from '../../../shared/kernel/id.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import type { Subject } from '../domain/erasure.ts';
import { newPrivacyExport } from '../domain/privacy-export.ts';
import { findPrivately } from '../queries/find-privately.ts';
import { privacyExportShown } from '../queries/read-privacy.ts';

type Asking = Request<typeof routes.exportAccountPrivately> | Request<typeof routes.exportContactPrivately>;

const exporting =
  (type: Subject['type']) =>
  (deps: Deps) =>
  async ({ params, caller, cause }: Asking) => {
    const { privacyExports, clock, write } = deps;
    const found = await findPrivately(deps, type, params.id, caller);
    if (!found.ok) return found;
    if (found.value.status === 'erased')
      return type === 'account'
        ? refuse('no-such-account', 'There is no account with this id.')
        : refuse('no-such-contact', 'There is no contact with this id.');
    const now = clock.now();
    const one = newPrivacyExport({ id: newId(), subject: { type, id: found.value.id }, by: cause.actor }, now);
    const written = await write(...privacyExports.writesOf(one, now, cause));
    if (!written.ok) throw new Error('an id that nobody can guess is taken');
    return ok(privacyExportShown(one));
  };

/** Gathers all that is kept of a customer, or of a contact, to be handed to them. */
export const exportAccountPrivately = exporting('account');
export const exportContactPrivately = exporting('contact');
