import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import { isField } from '../contract/ruled-fields.ts';
import { alwaysShown } from '../contract/visibility.ts';
import type { Deps } from '../deps.ts';

/** Replaces the rules of who sees which records and fields; `If-Match` is checked when it is sent. */
export const putAccessRules =
  ({ store, directory, clock }: Deps) =>
  async ({ body, caller, ifMatch, cause }: Request<typeof routes.putAccessRules>) => {
    const allowed = await directory.authorize(caller, may.changeAccessRules);
    if (!allowed.ok) return allowed;
    const before = await store.accessRules();
    const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
    if (stale) return stale;
    for (const [index, { recordType, field, access }] of body.fields.entries()) {
      // A rule that is misspelt would hide nothing, and nobody would know.
      if (!isField(recordType, field))
        return refuse('unknown-field', `${recordType} has no field ${field}.`, `fields.${index}.field`);
      if (access === 'hidden' && alwaysShown.includes(field))
        return refuse('always-shown', `The field ${field} cannot be hidden.`, `fields.${index}.field`);
    }
    if (!(await store.putAccessRules(body, before, clock.now(), cause)))
      return refuse('stale-version', 'Somebody else changed the rules meanwhile: read them again.');
    return ok({ rules: body, version: (before?.version ?? 0) + 1 });
  };
