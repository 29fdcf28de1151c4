import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import type { KeptEntry } from '../domain/timeline.ts';
import { tried } from './tried.ts';

/** Where that which belongs to an account is by now: with the account itself, or with the one that it went into. */
export interface Whereabouts {
  readonly accountId: string;
  /** Hold a write to it: it fails when somebody merges the account, or undoes that, in between. */
  readonly checks: readonly Write[];
  /** The writes by which the merges on the way note what they took along, so that it comes back with them. */
  readonly notesOf: (what: string) => Write[];
}

/** Nothing when the account was erased. */
export const whereaboutsOf = async (
  { accounts, merges }: Pick<Deps, 'accounts' | 'merges'>,
  accountId: string,
): Promise<Whereabouts | undefined> => {
  const lead = await accounts.lead(accountId);
  return (
    lead && {
      accountId: lead.account.record.id,
      checks: accounts.checksOf(lead),
      notesOf: (what) => lead.merged.map(({ mergeId }) => merges.notedOf(mergeId, what)),
    }
  );
};

/** The writes that tell an entry where the account is by now. */
export const tellingOf = (
  { timelines }: Pick<Deps, 'timelines'>,
  { accountId, notesOf }: Whereabouts,
  entry: KeptEntry,
): Write[] => [timelines.writeOf(accountId, entry), ...notesOf(`timeline#${timelines.positionOf(entry)}`)];

type Telling = Pick<Deps, 'accounts' | 'merges' | 'timelines' | 'write'>;

/** Tells an entry of an account where that is by now; false when it is not there any more. */
export const tellAt = async (deps: Telling, of: string, where: Whereabouts, entry: KeptEntry): Promise<boolean> => {
  if (where.accountId !== of) return (await deps.write(...where.checks, ...tellingOf(deps, where, entry))).ok;
  await deps.timelines.add(of, entry);
  return true;
};

/** Tells an entry in the timeline of an account, wherever that is; nothing when it was erased. */
export const tell = (deps: Telling, accountId: string, entry: KeptEntry) =>
  tried(async () => {
    const where = await whereaboutsOf(deps, accountId);
    return !where || (await tellAt(deps, accountId, where, entry)) || undefined;
  });
