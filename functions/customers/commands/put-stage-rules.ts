import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { startedRun } from '../domain/stage-run.ts';

/** A run that is under way moves on all the time. */
const TRIES = 10;

/** Replaces the rules of stages and grades, and lets all accounts be looked at by them. `If-Match` is checked when it is sent. */
export const putStageRules =
  ({ facts, stageRuns, directory, clock, write }: Deps) =>
  async ({ body, caller, ifMatch, cause }: Request<typeof routes.putStageRules>) => {
    const allowed = await directory.authorize(caller, may.changeCustomerSettings);
    if (!allowed.ok) return allowed;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [before, run] = await Promise.all([facts.rules(), stageRuns.get()]);
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before.version);
      if (stale) return stale;
      const now = clock.now();
      const written = await write(
        facts.rulesWriteOf(body.rules, before, cause.actor, now),
        stageRuns.writeOf(startedRun(run, now), run, now, cause),
      );
      if (written.ok) return ok({ rules: body, version: before.version + 1 });
    }
    return refuse('stale-version', 'Others are changing the rules at this moment: read them again.');
  };
