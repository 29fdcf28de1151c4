import type { Deps } from '../deps.ts';
import { pairOf } from '../domain/pair.ts';
import { CANDIDATE_FROM, compare } from '../domain/similarity.ts';

/** What is compared at once. */
const MOST_COMPARED = 100;

/**
 * Notes the accounts that may be the same customer as this one: those that share a block with it. A pair that somebody dismissed
 * stays dismissed; one that is like each other no longer is taken away.
 */
export const findDuplicates =
  ({ accounts, claims, duplicates, clock }: Pick<Deps, 'accounts' | 'claims' | 'duplicates' | 'clock'>) =>
  async (id: string) => {
    const held = await accounts.get(id);
    if (held?.record.status !== 'active') return;
    const blocks = held.claims.filter(claims.isBlock);
    const { now } = await claims.read(blocks);
    const ids = [...new Set(blocks.flatMap((name) => now.blocks.get(name)?.ids ?? []))].filter((one) => one !== id);
    for (const { record } of await accounts.getMany(ids.slice(0, MOST_COMPARED))) {
      if (record.status !== 'active') continue;
      const { id: pairId, ids: both } = pairOf(id, record.id);
      const before = await duplicates.get(pairId);
      const { score, because } = compare(held.record, record);
      if (score < CANDIDATE_FROM) {
        if (before?.status === 'open') await duplicates.remove(pairId);
        continue;
      }
      if (before && (before.status === 'dismissed' || before.score === score)) continue;
      const pair = {
        id: pairId,
        ids: both,
        score,
        because,
        status: 'open' as const,
        foundAt: before?.foundAt ?? clock.now(),
        version: (before?.version ?? 0) + 1,
      };
      if (!(await duplicates.put(pair, before))) throw new Error(`the pair ${pairId} was noted by others meanwhile`);
    }
  };
