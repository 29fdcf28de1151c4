import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { accountView, contactView } from '../domain/shown.ts';
import { findAccount, findContact } from '../queries/find-record.ts';
import { updateAccount } from './update-account.ts';
import { updateContact } from './update-contact.ts';

/** Somebody changes an account that they see, if they keep customers. */
export const changeAccount =
  (deps: Deps) =>
  async ({ params: { id }, query, body, caller, ifMatch, cause }: Request<typeof routes.patchAccount>) => {
    const found = await findAccount(deps)(id, caller);
    if (!found.ok) return found;
    const { record } = found.value;
    const viewer = await deps.directory.viewer(caller, ({ who, rules }) =>
      may.changeRecord(who, 'account', record, rules),
    );
    if (!viewer.ok) return viewer;
    const allowDuplicate = query.allowDuplicate === 'true';
    const change = { found: found.value, patch: body, ifMatch, cause, viewer: viewer.value, allowDuplicate };
    const changed = await updateAccount(deps)(change);
    return changed.ok ? ok(accountView(changed.value.account, viewer.value)) : changed;
  };

/** Somebody changes a contact that they see, if they keep customers. */
export const changeContact =
  (deps: Deps) =>
  async ({ params: { id }, query, body, caller, ifMatch, cause }: Request<typeof routes.patchContact>) => {
    const found = await findContact(deps)(id, caller);
    if (!found.ok) return found;
    const { record } = found.value;
    const viewer = await deps.directory.viewer(caller, ({ who, rules }) =>
      may.changeRecord(who, 'contact', record, rules),
    );
    if (!viewer.ok) return viewer;
    const allowDuplicate = query.allowDuplicate === 'true';
    const change = { found: found.value, patch: body, ifMatch, cause, viewer: viewer.value, allowDuplicate };
    const changed = await updateContact(deps)(change);
    return changed.ok ? ok(contactView(changed.value.contact, viewer.value)) : changed;
  };
