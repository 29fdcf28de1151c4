import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

/** Replaces the company's settings; `If-Match` is checked when it is sent. */
export const putSettings =
  ({ store, directory, clock }: Deps) =>
  async ({ body, caller, ifMatch, cause }: Request<typeof routes.putSettings>) => {
    const allowed = await directory.authorize(caller, may.changeSettings);
    if (!allowed.ok) return allowed;
    const before = await store.settings();
    const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
    if (stale) return stale;
    if (!(await store.putSettings(body, before, clock.now(), cause)))
      return refuse('stale-version', 'Somebody else changed the settings meanwhile: read them again.');
    return ok({ settings: body, version: (before?.version ?? 0) + 1 });
  };
