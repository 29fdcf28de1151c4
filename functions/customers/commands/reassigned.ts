import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';

/** Others may change a block at the same moment: then it is read anew. */
const TRIES = 6;
/** What a transaction of DynamoDB holds. */
const MOST_WRITES = 100;

type Parties = Parameters<Deps['claims']['reassign']>[1];

/** Writes records together with the claims that go from one to the other; each write bears the condition that it was decided on. */
export const reassigned = async (
  { claims, write }: Pick<Deps, 'claims' | 'write'>,
  { parties, writes }: { parties: Parties; writes: readonly Write[] },
) => {
  const blocks = [...new Set(parties.flatMap(({ had, wanted }) => [...had, ...wanted]))].filter(claims.isBlock);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { now } = await claims.read(blocks);
    const all = [...writes, ...claims.reassign(now, parties)];
    if (all.length > MOST_WRITES)
      return refuse(
        'too-many-values',
        'They have too many addresses and numbers for one change: take some away first.',
      );
    const written = await write(...all);
    if (written.ok) return ok(undefined);
    if (written.error.index < writes.length)
      return refuse('stale-version', 'One of the two changed meanwhile: read them again and decide anew.');
  }
  return refuse('busy', 'Others have, or are just entering, what one of the two would get: look for duplicates first.');
};
