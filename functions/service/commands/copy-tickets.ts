import type { Cause } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { viewOf } from '../domain/ticket-view.ts';

/** What is handed to whoever a ticket is about: the ticket, what was written to them, and what became of it. */
const copyOf = async ({ tickets, messages, history }: Deps, id: string) => {
  const found = await tickets.get(id);
  if (!found) return [];
  return [
    {
      ticket: viewOf(found.ticket, found.accountId),
      messages: await messages.all(id),
      history: await history.all(id),
    },
  ];
};

/** Puts copies of tickets where a link says, and says that they are there. A link that has lapsed throws: another one is sent. */
export const copyTickets =
  (deps: Deps) =>
  async (
    { exportId, part, ticketIds, url }: { exportId: string; part: number; ticketIds: readonly string[]; url: string },
    cause: Cause,
  ) => {
    const copies = await Promise.all(ticketIds.map((id) => copyOf(deps, id)));
    await deps.putFile(url, JSON.stringify(copies.flat()));
    await deps.copies.say(exportId, part, deps.clock.now(), cause);
    return ok(undefined);
  };
