import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';

/** Notes the account that a ticket is with; the newest word counts, in whatever order they come. */
export const linkAccount =
  ({ tickets }: Pick<Deps, 'tickets'>) =>
  async (ticketId: string, accountId: string, version: number) =>
    (await tickets.link(ticketId, accountId, version))
      ? ok(undefined)
      : refuse('linked-anew', 'A newer link of the ticket is known.');
