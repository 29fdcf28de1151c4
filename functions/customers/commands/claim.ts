import { refuse, type Refusal } from '../../../shared/kernel/refusal.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { Item, Key, Write } from '../../../shared/dynamo/table.ts';
import type { Candidate } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import type { Claim, LockClaim } from '../domain/claims.ts';
import { CANDIDATE_FROM } from '../domain/similarity.ts';

/** Others may take the same marks at the same moment: then what they stored is looked at anew. */
const TRIES = 12;
/** Items of one call. */
const MOST_COMPARED = 100;
/** Of one transaction. */
const MOST_WRITES = 100;
const MOST_SHOWN = 10;

/** What is written with a record, and how its doubles are judged. */
interface Claiming {
  readonly of: { readonly type: 'account' | 'contact'; readonly id: string };
  /** The names of what it holds so far. */
  readonly had: readonly string[];
  readonly wanted: readonly Claim[];
  readonly allowDuplicate: boolean;
  /** How like the record those of these ids are, as far as they are there. */
  readonly rank: (ids: readonly string[]) => Promise<readonly Candidate[]>;
  /** The record first, and what belongs to it; `claims` is what it holds from then on. */
  readonly writes: (claims: readonly string[]) => readonly Write[];
  /** Looked at together with the locks: what is stored there already is answered, and nothing is written. */
  readonly unless?: Key | undefined;
}

type Outcome =
  { readonly stored: true } | { readonly stored: false; readonly index: number; readonly existing: Item | undefined };

const taken = (lock: LockClaim, candidates: readonly Candidate[]) =>
  lock.because === undefined
    ? refuse('taken', 'Another record has this value, and no two may share it.', lock.field)
    : err<Refusal<'duplicate'>>({
        code: 'duplicate',
        detail: `Another record has this ${lock.because === 'email' ? 'e-mail address' : 'external id'}.`,
        field: lock.field,
        candidates,
      });

const likely = (candidates: readonly Candidate[]) =>
  err<Refusal<'duplicate'>>({
    code: 'duplicate',
    detail: 'This may be somebody who is there already: look at the candidates, or send allowDuplicate=true.',
    candidates,
  });

const ranked = (candidates: readonly Candidate[]) =>
  candidates.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, MOST_SHOWN);

/**
 * Writes a record with the locks and blocks that it claims, unless it is a double: its doubles are those that hold what it newly
 * claims, also one that was stored a moment before. Two that claim the same at the same moment conflict, and the second
 * one finds the first.
 * @returns what was not stored, and why: the place in `writes` of the write whose condition did not hold, and what is there
 */
export const claim = async ({ claims, write }: Pick<Deps, 'claims' | 'write'>, asked: Claiming) => {
  const { of, had, wanted, allowDuplicate, rank, unless } = asked;
  const byName = new Map(wanted.map((one) => [claims.nameOf(one), one]));
  const names = [...byName.keys()];
  const newNames = names.filter((name) => !had.includes(name));
  const leftBlocks = had.filter((name) => !byName.has(name) && claims.isBlock(name));

  for (let tries = 0; tries < TRIES; tries += 1) {
    const { now, others } = await claims.read([...newNames, ...leftBlocks], ...(unless ? [unless] : []));
    const [before] = others;
    if (before) return ok<Outcome>({ stored: false, index: 0, existing: before });

    const lock = [...byName].find(
      ([name, one]) => one.type === 'lock' && (now.holders.get(name)?.id ?? of.id) !== of.id,
    );
    const holders = newNames.flatMap((name) => now.holders.get(name)?.id ?? []);
    const sharing = newNames.flatMap((name) => now.blocks.get(name)?.ids ?? []);
    const ids = [...new Set([...holders, ...sharing])].filter((id) => id !== of.id).slice(0, MOST_COMPARED);
    const candidates = lock || !allowDuplicate ? await rank(ids) : [];
    if (lock?.[1].type === 'lock')
      return taken(
        lock[1],
        ranked(candidates.filter(({ id, score }) => holders.includes(id) || score >= CANDIDATE_FROM)),
      );
    const doubles = candidates.filter(({ score }) => score >= CANDIDATE_FROM);
    if (doubles.length > 0) return likely(ranked(doubles));

    const record = asked.writes(names);
    const beside = claims.writesOf(now, of, had, names);
    if (record.length + beside.length > MOST_WRITES)
      return refuse(
        'too-many-marks',
        'Too many e-mail addresses, phones and other marks change at once: change some of them first.',
      );
    const written = await write(...record, ...beside);
    if (written.ok) return ok<Outcome>({ stored: true });
    // What was refused is a lock or a block: whoever took it is found in the next look.
    if (written.error.index < record.length) return ok<Outcome>({ stored: false, ...written.error });
  }
  return refuse('busy', 'Others are entering the same at this moment: try again.');
};
