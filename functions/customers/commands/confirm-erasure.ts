import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';

type Confirming = Pick<Deps, 'erasures' | 'clock' | 'write'>;

const hasMore = () => refuse('nothing-left', 'The erasure has other things to do.');

/** When nothing is open any more, an erasure that waits for confirmations goes on. */
export const endWait = async ({ erasures, clock, write }: Confirming, erasureId: string, cause: Cause) => {
  const [open] = await erasures.names(erasureId, 'open', '', 1);
  if (open !== undefined) return hasMore();
  const erasure = await erasures.get(erasureId);
  if (erasure?.status !== 'running' || erasure.waitsFor !== 'confirmation') return hasMore();
  const { waitsFor: _, ...rest } = erasure;
  const now = clock.now();
  const next = { ...rest, updatedAt: now, updatedBy: cause.actor, version: erasure.version + 1 };
  // Refused when the erasure went on meanwhile: it looks for what is open itself.
  await write(erasures.writeOf(next, erasure, now, cause));
  return ok(undefined);
};

const confirm = async (
  deps: Confirming,
  erasureId: string,
  names: readonly string[],
  cause: Cause,
  ...writes: Write[]
) => {
  if (!(await deps.erasures.get(erasureId))) return refuse('nothing-left', 'This is no erasure of a customer.');
  await deps.write(...names.map((name) => deps.erasures.settleOf(erasureId, 'open', name)), ...writes);
  return endWait(deps, erasureId, cause);
};

/** The audit keeps no value of a record. It may say so of a dead letter before the letter itself is reported. */
export const confirmAudit =
  (deps: Confirming) =>
  (erasureId: string, { recordType, recordId }: { recordType: string; recordId: string }, cause: Cause) => {
    const name = `audit#${recordType}#${recordId}`;
    const early = recordType === 'dead-letter' ? [deps.erasures.noteOf(erasureId, 'confirmed', name)] : [];
    return confirm(deps, erasureId, [name], cause, ...early);
  };

/** No word of a ticket is left. */
export const confirmTicket = (deps: Confirming) => (ticketId: string, erasureId: string, cause: Cause) =>
  confirm(deps, erasureId, [`ticket#${ticketId}`], cause);

/** Dead letters are gone; what the audit keeps of them has to go as well. */
export const confirmLetters =
  (deps: Confirming) =>
  async (
    {
      erasureId,
      part,
      letterIds,
      isLast,
    }: { erasureId: string; part: string; letterIds: readonly string[]; isLast: boolean },
    cause: Cause,
  ) => {
    const { erasures, write } = deps;
    if ((await erasures.get(erasureId))?.status !== 'running')
      return refuse('nothing-left', 'The erasure is complete.');
    for (const id of letterIds) {
      await write(erasures.noteOf(erasureId, 'named', `letter#${id}`));
      const name = `audit#dead-letter#${id}`;
      // Refused when the audit has confirmed it already.
      await write(erasures.noteOf(erasureId, 'open', name), erasures.absentOf(erasureId, 'confirmed', name));
    }
    return isLast ? confirm(deps, erasureId, [`letters#${part}`], cause) : ok(undefined);
  };
