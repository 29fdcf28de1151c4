import * as z from 'zod';
import { keepViews } from '../../functions/customers/commands/keep-views.ts';
import { changes, TicketLinked } from '../../functions/customers/contract/events.ts';
import type { Deps } from '../../functions/customers/deps.ts';
import { listAccounts } from '../../functions/customers/queries/list-records.ts';
import { getAccountAround, getAccountTimeline } from '../../functions/customers/queries/read-around.ts';
import { search } from '../../functions/customers/queries/search.ts';
import { changes as ticketChanges } from '../../functions/service/contract/events.ts';
import { eventEnvelope, type DomainEvent } from '../../shared/kernel/event.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import type { Caller } from '../../shared/lambda/http.ts';
import { requestBy, valueOf } from './company.ts';
import { sellers } from './customers.ts';

const kept = new Set<string>([...changes, ...ticketChanges, TicketLinked].map(({ type }) => type));

/** The events on stored items that the views are kept from. */
export const eventsOn = (items: readonly Item[]): DomainEvent[] =>
  items.flatMap(({ events }) =>
    typeof events === 'string'
      ? z
          .array(eventEnvelope)
          .parse(JSON.parse(events))
          .filter(({ type }) => kept.has(type))
      : [],
  );

/** Hands an event to the views, as the queue does. */
export const hear = (deps: Deps, event: DomainEvent) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- found by its type
  keepViews(deps)(event as Parameters<ReturnType<typeof keepViews>>[0]);

/** The views of customers, kept up as their queue would. */
export const viewsOf = (customers: { readonly deps: Deps; everything(): Promise<Item[]> }) => {
  const { deps } = customers;
  const heard = new Set<string>();
  return {
    /** Lets the views hear of everything that they have not heard of. */
    catchUp: async () => {
      const open = eventsOn(await customers.everything()).filter(({ id, type }) => !heard.has(`${type} ${id}`));
      for (const event of open) {
        heard.add(`${event.type} ${event.id}`);
        await hear(deps, event);
      }
    },
    search: (q: string, by: Caller = sellers.sally) =>
      search(deps)({ ...requestBy(by), params: undefined, query: { q }, body: undefined }),
    /** The ids of what is found, the best first. */
    found: async (q: string, by: Caller = sellers.sally) => {
      const answer = valueOf(
        await search(deps)({ ...requestBy(by), params: undefined, query: { q }, body: undefined }),
      );
      return answer.items.map(({ id }) => id);
    },
    list: (filter: Partial<Parameters<ReturnType<typeof listAccounts>>[0]['query']> = {}, by: Caller = sellers.sally) =>
      listAccounts(deps)({
        ...requestBy(by),
        params: undefined,
        query: { limit: 50, cursor: undefined, ...filter },
        body: undefined,
      }),
    around: (id: string, by: Caller = sellers.sally) =>
      getAccountAround(deps)({ ...requestBy(by), params: { id }, query: undefined, body: undefined }),
    timeline: (id: string, by: Caller = sellers.sally, page: { limit?: number; cursor?: string } = {}) =>
      getAccountTimeline(deps)({
        ...requestBy(by),
        params: { id },
        query: { limit: 50, cursor: undefined, ...page },
        body: undefined,
      }),
  };
};
