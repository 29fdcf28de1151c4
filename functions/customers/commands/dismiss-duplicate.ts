import { checkVersion, conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';

const NO_PAIR = ['no-such-pair', 'There is no pair with this id.'] as const;

/** Somebody looked at a pair and says that they are two: it is not shown again. */
export const dismissDuplicate =
  ({ accounts, duplicates, directory }: Deps) =>
  async ({ params: { id }, caller, ifMatch, cause }: Request<typeof routes.dismissDuplicate>) => {
    const looking = await directory.viewer(caller, ({ who }) => may.mergeAccounts(who));
    if (!looking.ok) return looking;
    const pair = await duplicates.get(id);
    if (!pair) return refuse(...NO_PAIR);
    const held = await accounts.getMany(pair.ids);
    const viewer = await directory.viewer(caller, ({ who, rules }) =>
      held.every(({ record }) => record.status !== 'active' || may.changeRecord(who, 'account', record, rules)),
    );
    if (!viewer.ok) return conceal(...NO_PAIR);
    const stale = checkVersion(ifMatch, pair.version);
    if (stale) return stale;
    if (pair.status === 'dismissed') return ok(undefined);
    const next = { ...pair, status: 'dismissed' as const, dismissedBy: cause.actor, version: pair.version + 1 };
    return (await duplicates.put(next, pair))
      ? ok(undefined)
      : refuse('stale-version', 'The pair changed meanwhile: look at it again.');
  };
