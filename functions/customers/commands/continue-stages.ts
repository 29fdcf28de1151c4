import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import type { Facts } from '../domain/facts.ts';
import { movesOf } from '../domain/stage-rules.ts';
import { carriedOn } from '../domain/stage-run.ts';
import { stageAccount } from './stage-account.ts';

type Staging = Pick<Deps, 'accounts' | 'facts' | 'stageRuns' | 'clock' | 'write'>;

/** How much a step does; it ends after the page that reaches one of the two. */
export interface Portion {
  readonly page: number;
  readonly mostLooked: number;
  readonly mostMoved: number;
}

const usualPortion: Portion = { page: 500, mostLooked: 10_000, mostMoved: 500 };

const AT_ONCE = 10;

/** Moves those that the rules move, a few at a time. */
const moveEach = async (deps: Staging, open: readonly Facts[], cause: Cause) => {
  let moved = 0;
  for (let n = 0; n < open.length; n += AT_ONCE) {
    const some = open.slice(n, n + AT_ONCE);
    const done = await Promise.all(some.map(({ id }) => stageAccount(deps)(id, cause)));
    moved += done.filter(Boolean).length;
  }
  return moved;
};

/**
 * One step of the look at all accounts: reads what is known of a stretch of them, and loads those alone that the rules would
 * move. A repeated step finds them moved.
 */
export const continueStages =
  (deps: Staging, { page, mostLooked, mostMoved }: Portion = usualPortion) =>
  async (cause: Cause) => {
    const { facts, stageRuns, clock, write } = deps;
    const run = await stageRuns.get();
    if (run?.status !== 'running') return refuse('nothing-left', 'All accounts have been looked at.');
    const { rules } = await facts.rules();
    const now = clock.now();
    let [after, looked, moved] = [run.after, 0, 0];
    do {
      const rows = await facts.page(run.shard, after, page);
      const open = rows.filter((known) => movesOf(known, rules, now).length > 0);
      looked += rows.length;
      moved += await moveEach(deps, open, cause);
      after = rows.length === page ? rows.at(-1)?.id : undefined;
    } while (after !== undefined && looked < mostLooked && moved < mostMoved);
    const next = carriedOn(run, { after, looked, moved }, facts.shards, clock.now());
    const written = await write(stageRuns.writeOf(next, run, clock.now(), cause));
    return written.ok ? ok(undefined) : refuse('went-on', 'Another hand has taken the step.');
  };
