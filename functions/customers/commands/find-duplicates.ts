import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import type { Account } from '../domain/account.ts';
import { pairOf, type Pair } from '../domain/pair.ts';
import { CANDIDATE_FROM, compare } from '../domain/similarity.ts';
import { tried } from './tried.ts';

type Finding = Pick<Deps, 'accounts' | 'claims' | 'duplicates' | 'clock' | 'write'>;

/** What an account is compared with at once: items of one call. */
const MOST_COMPARED = 100;
/** New pairs of one account, the likeliest: who shares a name with many is no double of each. */
const MOST_NEW = 10;
/** A pair is four writes at the most, and a transaction has a hundred. */
const PAIRS_AT_ONCE = 24;

/** The accounts that share a block with one. */
const matesOf = async ({ claims }: Finding, names: readonly string[]) => {
  const blocks = names.filter(claims.isBlock);
  const { now } = await claims.read(blocks);
  return blocks.flatMap((name) => now.blocks.get(name)?.ids ?? []);
};

interface Change {
  readonly other: Account | undefined;
  readonly before: Pair | undefined;
  /** None: the pair goes. */
  readonly next: Pair | undefined;
}

const withNewest = (changes: readonly Change[]) => {
  const isNew = ({ before }: Change) => !before;
  const likeliest = changes.filter(isNew).toSorted((a, b) => (b.next?.score ?? 0) - (a.next?.score ?? 0));
  return [...changes.filter((change) => !isNew(change)), ...likeliest.slice(0, MOST_NEW)];
};

/** What is to become of the pair of an account with another one; nothing when it is as it shall be. */
const changeOf = (own: Account, other: Account | undefined, before: Pair | undefined, now: string): Change[] => {
  const gone: Change[] = before ? [{ other, before, next: undefined }] : [];
  if (own.status === 'erased' || !other || other.status === 'erased') return gone;
  // A merge may be undone: what somebody said about the two holds then.
  if (before?.status === 'dismissed') return [];
  if (own.status !== 'active' || other.status !== 'active') return gone;
  const { score, because } = compare(own, other);
  if (score < CANDIDATE_FROM) return gone;
  if (before?.score === score) return [];
  const next = {
    ...pairOf(own.id, other.id),
    score,
    because,
    status: 'open' as const,
    foundAt: before?.foundAt ?? now,
    version: (before?.version ?? 0) + 1,
  };
  return [{ other, before, next }];
};

/**
 * Keeps the pairs of an account with those that may be the same customer: with those that share a block with it, and with those
 * that it was a pair with before. A pair that somebody dismissed stays dismissed; one of which an account is merged or erased, or
 * whose accounts are no longer alike, goes. Each write holds both accounts to what was compared. What is as it shall be
 * costs three or four calls and no write.
 */
export const findDuplicates = (deps: Finding) => (id: string) =>
  tried(async () => {
    const { accounts, duplicates, clock, write } = deps;
    const held = await accounts.get(id);
    if (!held) return true;
    const { record } = held;
    const [partners, mates] = await Promise.all([
      duplicates.partnersOf(id),
      record.status === 'active' ? matesOf(deps, held.claims) : [],
    ]);
    const ids = [...new Set([...partners, ...mates])].filter((one) => one !== id).slice(0, MOST_COMPARED);
    const [others, pairs] = await Promise.all([
      accounts.getMany(ids),
      duplicates.getMany(partners.map((other) => pairOf(id, other).id)),
    ]);
    const changes = withNewest(
      ids.flatMap((otherId) => {
        const other = others.find((one) => one.record.id === otherId)?.record;
        const before = pairs.find((pair) => pair.id === pairOf(id, otherId).id);
        return changeOf(record, other, before, clock.now());
      }),
    );
    const asCompared = ({ id: of, version }: Account): Write => ({
      kind: 'check',
      key: accounts.keyOf(of),
      when: { version },
    });
    for (let n = 0; n < changes.length; n += PAIRS_AT_ONCE) {
      const writes = changes
        .slice(n, n + PAIRS_AT_ONCE)
        .flatMap(({ other, before, next }) => [
          ...(other ? [asCompared(other)] : []),
          ...(next ? duplicates.writesOf(next, before) : before ? duplicates.removesOf(before) : []),
        ]);
      if (!(await write(asCompared(record), ...writes)).ok) return undefined;
    }
    // There may be more of them beside an account that has gone.
    return changes.length < MOST_COMPARED || record.status === 'active' || undefined;
  });
