import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { accountSummary } from './account.ts';
import { around } from './around.ts';
import { cardQuery } from './card.ts';
import { accountsQuery } from './lists.ts';
import { searchAnswer, searchQuery } from './search.ts';
import { timelineEntry } from './timeline.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

const MOMENT = 'What was changed a moment ago may not be seen here yet.';

/** Routes: what is read of many records at once, or of all that hangs on one. */
export const searchRoutes = {
  search: defineRoute({
    method: 'GET',
    path: '/v1/search',
    operationId: 'search',
    tag: 'Search',
    summary: 'Find accounts, contacts and tickets',
    description: `The best 20, in a stable order. Tickets are found by their number. ${MOMENT}`,
    query: searchQuery,
    answers: { 200: { description: 'What was found.', schema: searchAnswer } },
    refusals: [400, 403],
  }),
  listAccounts: defineRoute({
    method: 'GET',
    path: '/v1/accounts',
    operationId: 'listAccounts',
    tag: 'Accounts',
    summary: 'The accounts, the newest first',
    description: `All filters that are given must hold. A page may be short or empty: where it carries a cursor, there may be more. ${MOMENT}`,
    query: accountsQuery,
    answers: { 200: { description: 'A page of accounts.', schema: listOf(accountSummary) } },
    refusals: [400, 403],
  }),
  getAccountAround: defineRoute({
    method: 'GET',
    path: '/v1/accounts/{id}/360',
    operationId: 'getAccountAround',
    tag: 'Accounts',
    summary: 'Everything about a customer',
    params: byId,
    answers: { 200: { description: 'The customer, with all that hangs on it.', schema: around, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  getAccountCard: defineRoute({
    method: 'GET',
    path: '/v1/accounts/{id}/card',
    operationId: 'getAccountCard',
    tag: 'Accounts',
    summary: 'A customer on a card, as a page to print',
    params: byId,
    query: cardQuery,
    answers: { 200: { description: 'The card, in HTML.' } },
    refusals: [400, 403, 404],
  }),
  getAccountTimeline: defineRoute({
    method: 'GET',
    path: '/v1/accounts/{id}/timeline',
    operationId: 'getAccountTimeline',
    tag: 'Accounts',
    summary: 'Every touch and every change of a customer, the newest first',
    description: `Also of its contacts and tickets. A page may be short or empty: where it carries a cursor, there may be more. ${MOMENT}`,
    params: byId,
    query: listQuery,
    answers: { 200: { description: 'A page of entries.', schema: listOf(timelineEntry) } },
    refusals: [400, 403, 404],
  }),
} as const;
