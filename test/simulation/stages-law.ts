import { isDeepStrictEqual } from 'node:util';
import { dayOf, factsOf, isTouch, type Facts } from '../../functions/customers/domain/facts.ts';
import { pairOf, type Pair } from '../../functions/customers/domain/pair.ts';
import { CANDIDATE_FROM, compare } from '../../functions/customers/domain/similarity.ts';
import { storedEntry } from '../../functions/customers/persistence/timeline-store.ts';
import { duplicateStore } from '../../functions/customers/persistence/duplicate-store.ts';
import { factsStore } from '../../functions/customers/persistence/facts-store.ts';
import { everyShard } from '../../shared/dynamo/shards.ts';
import { accountsOf, activeAccountsOf } from './customers-law.ts';
import type { Settled } from './laws.ts';

const MANY = 1_000;

/** The last day on which the timeline of an account tells of a touch. */
const lastTouches = ({ items }: Settled) => {
  const last = new Map<string, string>();
  for (const item of items) {
    const [, id] = String(item['pk']).split('customers#timeline#');
    if (id === undefined) continue;
    const entry = storedEntry.parse(item);
    const day = dayOf(entry.at);
    if (isTouch(entry) && day > (last.get(id) ?? '')) last.set(id, day);
  }
  return last;
};

const withoutMarks = ({ version: _, touchedOn: __, ...known }: Facts) => known;

/** How the facts that the rules look at differ from the accounts and from what happened to them. */
export const wrongFacts = async (settled: Settled): Promise<string[]> => {
  const store = factsStore(settled.world.directly());
  const pages = await Promise.all(everyShard(store.shards).map((shard) => store.page(shard, undefined, MANY)));
  const found = new Map(pages.flat().map((facts) => [facts.id, facts]));
  const touches = lastTouches(settled);
  const active = activeAccountsOf(settled);
  return [
    ...[...found.keys()]
      .filter((id) => !active.some((one) => one.id === id))
      .map((id) => `${id} is gone and has facts`),
    ...active.flatMap((account) => {
      const facts = found.get(account.id);
      if (!facts) return [`${account.id} has no facts`];
      const isAsItIs = isDeepStrictEqual(withoutMarks(facts), withoutMarks(factsOf(account, undefined)));
      // After a merge was undone, silence has begun anew: later than the last touch.
      const isTouched = (facts.touchedOn ?? '') >= (touches.get(account.id) ?? '');
      return [
        ...(isAsItIs ? [] : [`the facts of ${account.id} are not as it is`]),
        ...(isTouched ? [] : [`the rules do not know when ${account.id} was last in touch`]),
      ];
    }),
  ];
};

/** Whether the look at all accounts came to its end. */
export const wrongRuns = ({ items }: Settled): string[] =>
  items.flatMap(({ pk, status }) =>
    pk === 'customers#stage-run' && status !== 'done' ? ['the look at all accounts came to no end'] : [],
  );

/** As many as share a block at the most, and as an account begins at once: with more, not each pair is found. */
const FEW = 10;

const stalePair = (pair: Pair, settled: Settled): string[] => {
  const [one, other] = pair.ids.map((id) => accountsOf(settled).find((account) => account.id === id));
  if (pair.status === 'dismissed') return [];
  if (one?.status !== 'active' || other?.status !== 'active') return [`the pair ${pair.id} is of somebody who is gone`];
  const { score } = compare(one, other);
  return score === pair.score && score >= CANDIDATE_FROM ? [] : [`the pair ${pair.id} is not as alike as it says`];
};

/** The pairs that are not so, and accounts that are like each other, share a mark and are no pair. */
export const wrongPairs = async (settled: Settled): Promise<string[]> => {
  const store = duplicateStore(settled.world.directly());
  const ids = settled.of('pair').map(({ id }) => String(id));
  const pairs = await store.getMany(ids.slice(0, 100));
  const known = new Set(ids);
  const active = new Map(activeAccountsOf(settled).map((account) => [account.id, account]));
  const beside = settled.items.filter(({ sk }) => String(sk).startsWith('pair#'));
  const missing =
    active.size > FEW
      ? []
      : settled.of('block').flatMap(({ ids: sharing }) => {
          const some = (Array.isArray(sharing) ? sharing : []).flatMap((id) => active.get(String(id)) ?? []);
          return some.flatMap((one, n) =>
            some.slice(n + 1).flatMap((other) => {
              const { id } = pairOf(one.id, other.id);
              return compare(one, other).score >= CANDIDATE_FROM && !known.has(id) ? [`${id} is no pair`] : [];
            }),
          );
        });
  return [
    ...pairs.flatMap((pair) => stalePair(pair, settled)),
    ...(beside.length === 2 * ids.length ? [] : [`${ids.length} pairs are noted ${beside.length} times`]),
    ...new Set(missing),
  ];
};
