import { plusHours, plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { RoutingRules } from '../contract/rules.ts';
import type { MovedTicket } from '../contract/trial.ts';
import type { Deps } from '../deps.ts';
import { departmentsNamedBy, routeByRules } from '../domain/route-by-rules.ts';
import { canBeTried, movedBy } from '../domain/trial.ts';

const WEEK_HOURS = 7 * 24;
/** More tickets nobody reads through. */
const MOST_TICKETS = 200;
/** How many are read at once. */
const AT_ONCE = 100;
/** The longest rules on the longest text take a second or so; an answer must come within ten. */
const LONGEST_MS = 3_000;

/** Tries rules on the tickets of the last week, the latest first, until there are too many of them or it takes too long. */
const tryOnTickets = async ({ routed, clock }: Deps, rules: RoutingRules, now: Instant) => {
  const until = plusMilliseconds(now, LONGEST_MS);
  const latest = await routed.latest(plusHours(now, -WEEK_HOURS), now, MOST_TICKETS + 1);
  const looked = latest.slice(0, MOST_TICKETS);
  const moved: MovedTicket[] = [];
  let tried = 0;
  for (let from = 0; from < looked.length; from += AT_ONCE) {
    const found = await routed.read(looked.slice(from, from + AT_ONCE));
    for (const one of found.filter(canBeTried)) {
      if (clock.now() >= until) return { tickets: moved, tried, isComplete: false };
      tried += 1;
      const ticket = movedBy(rules, one);
      if (ticket) moved.push(ticket);
    }
  }
  return { tickets: moved, tried, isComplete: latest.length <= MOST_TICKETS };
};

/** What rules would do, those in the request or those that are saved: with a sample, and with the tickets of the last week. */
export const tryRoutingRules =
  (deps: Deps) =>
  async ({ body, caller }: Request<typeof routes.tryRoutingRules>) => {
    const { routing, directory, clock } = deps;
    const now = clock.now();
    const allowed = await directory.authorize(caller, may.changeRoutingRules);
    if (!allowed.ok) return allowed;
    const rules = body.rules ?? (await routing.rules());
    if (!rules) return refuse('no-rules', 'There are no routing rules yet: send those that are to be tried.');
    for (const { departmentId, field } of body.rules ? departmentsNamedBy(body.rules) : [])
      if (!(await directory.department(departmentId)))
        return refuse('unknown-department', `There is no department ${departmentId}.`, `rules.${field}`);
    return ok({
      ...(body.sample && { sample: routeByRules(body.sample, rules) }),
      ...(await tryOnTickets(deps, rules, now)),
    });
  };
