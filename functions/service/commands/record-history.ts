import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { TicketReopened, TicketRerouted } from '../contract/events.ts';
import { historyOf, orderOf } from '../domain/history.ts';

/** Adds what happened to the ticket's history; a repeat finds it there. */
export const recordHistory =
  ({ history }: Pick<Deps, 'history'>) =>
  async (event: DomainEvent) => {
    const isPersonal = event.type === TicketRerouted.type || event.type === TicketReopened.type;
    await history.add(event.subject, historyOf(event), orderOf(event), { isPersonal });
    return ok(undefined);
  };
