import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { departmentsNamedBy } from '../domain/route-by-rules.ts';

/** Replaces the routing rules; every department that they name must be there. `If-Match` is checked when it is sent. */
export const putRoutingRules =
  ({ routing, directory, clock }: Deps) =>
  async ({ body, caller, ifMatch, cause }: Request<typeof routes.putRoutingRules>) => {
    const allowed = await directory.authorize(caller, may.changeRoutingRules);
    if (!allowed.ok) return allowed;
    const before = await routing.rules();
    const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
    if (stale) return stale;
    for (const { departmentId, field } of departmentsNamedBy(body))
      if (!(await directory.department(departmentId)))
        return refuse('unknown-department', `There is no department ${departmentId}.`, field);
    if (!(await routing.putRules(body, before, clock.now(), cause)))
      return refuse('stale-version', 'Somebody else changed the rules meanwhile: read them again.');
    return ok({ rules: body, version: (before?.version ?? 0) + 1 });
  };
