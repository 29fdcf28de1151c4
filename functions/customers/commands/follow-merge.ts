import type { Cause } from '../../../shared/kernel/event.ts';
import type { Deps } from '../deps.ts';

/**
 * Takes a ticket along to the account that its own went into, when the merge's job passed by before it stood beside the account:
 * the merge notes it, so that the ticket comes back when the merge is undone.
 * @returns false when it is to be looked at anew where the ticket is: the merge is being undone at this moment
 */
export const followMerge =
  ({
    accounts,
    merges,
    ticketLinks,
    clock,
    write,
  }: Pick<Deps, 'accounts' | 'merges' | 'ticketLinks' | 'clock' | 'write'>) =>
  async (ticketId: string, accountId: string, cause: Cause): Promise<boolean> => {
    const held = await accounts.get(accountId);
    if (held?.record.status !== 'merged') return false;
    const [merge, link] = await Promise.all([merges.get(held.record.mergeId), ticketLinks.get(ticketId)]);
    // A newer link is told by its own event.
    if (!merge || link?.accountId !== accountId) return true;
    if (merge.status !== 'moving' && merge.status !== 'moved') return false;
    const written = await write(
      ticketLinks.writeOf(ticketId, merge.targetId, link, clock.now(), cause),
      merges.checkOf(merge),
      merges.notedOf(merge.id, `ticket#${ticketId}`),
    );
    return written.ok;
  };
