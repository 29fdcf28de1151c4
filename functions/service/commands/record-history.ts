import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Deps } from '../deps.ts';
import { historyOf, orderOf } from '../domain/history.ts';

/** Adds what happened to the ticket's history; a repeat finds it there. */
export const recordHistory =
  ({ history }: Pick<Deps, 'history'>) =>
  async (event: DomainEvent) => {
    await history.add(event.subject, historyOf(event), orderOf(event));
    return ok(undefined);
  };
