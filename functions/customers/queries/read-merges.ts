import { pageOf } from '../../../shared/dynamo/list.ts';
import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import type { Pair } from '../domain/pair.ts';
import { accountView, isSeen, mergeView, type Viewer } from '../domain/shown.ts';
import { CANDIDATE_FROM } from '../domain/similarity.ts';
import { candidateOf } from './rank-candidates.ts';

const NO_MERGE = ['no-such-merge', 'There is no merge with this id.'] as const;

/** A merge, for those who see what came of it. */
export const findMerge =
  ({ merges, directory }: Pick<Deps, 'merges' | 'directory'>) =>
  async (id: string, caller: Caller) => {
    const looking = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
    if (!looking.ok) return looking;
    const merge = await merges.get(id);
    if (!merge) return refuse(...NO_MERGE);
    const viewer = await directory.viewer(
      caller,
      ({ who, rules }) =>
        may.readRecord(who, 'account', merge.merged, rules) &&
        may.readRecord(who, 'account', merge.sourceBefore, rules),
    );
    return viewer.ok ? ok({ merge, viewer: viewer.value }) : conceal(...NO_MERGE);
  };

export const getMerge =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getMerge>) => {
    const found = await findMerge(deps)(id, caller);
    return found.ok ? ok(mergeView(found.value.merge, found.value.viewer)) : found;
  };

/** Both accounts of a pair, when they are among those that were found, are still like each other, and the viewer sees them. */
const pairView = (held: Awaited<ReturnType<Deps['accounts']['getMany']>>, pair: Pair, viewer: Viewer) => {
  const active = held.flatMap(({ record }) => (record.status === 'active' ? [record] : []));
  const [one, other] = pair.ids.map((id) => active.find((record) => record.id === id));
  if (!one || !other || ![one, other].every((record) => isSeen(viewer, 'account', record))) return undefined;
  // By what the viewer may know of them: a hidden number speaks for nothing.
  const candidate = candidateOf(one, other, other, 'account', viewer);
  if (candidate.score < CANDIDATE_FROM) return undefined;
  const { id, foundAt, version } = pair;
  const { score, because } = candidate;
  const accounts = [one, other].map((record) => {
    const { id: accountId, number, name } = accountView(record, viewer);
    return { id: accountId, number, name };
  });
  return { id, score, because, accounts, foundAt, version };
};

/** What somebody may see of up to 50 pairs, in their order. One call. */
export const pairViews = async (deps: Pick<Deps, 'accounts'>, pairs: readonly Pair[], viewer: Viewer) => {
  const held = await deps.accounts.getMany(pairs.flatMap(({ ids }) => ids));
  return pairs.flatMap((pair) => pairView(held, pair, viewer) ?? []);
};

/** Pairs that may be the same customer, the likeliest first; a page may be short. Five calls. */
export const listDuplicates =
  (deps: Deps) =>
  async ({ query, caller }: Request<typeof routes.listDuplicates>) => {
    const viewer = await deps.directory.viewer(caller, ({ who }) => may.mergeAccounts(who));
    if (!viewer.ok) return viewer;
    const page = await pageOf(
      'duplicates',
      query,
      (after, limit) => deps.duplicates.page(after, limit),
      ({ position }) => position,
    );
    if (!page.ok) return page;
    const pairs = page.value.items.map(({ pair }) => pair);
    return ok({ ...page.value, items: await pairViews(deps, pairs, viewer.value) });
  };
