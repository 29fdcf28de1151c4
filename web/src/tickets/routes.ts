import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';

interface DeskSearch {
  readonly department?: string;
  /** The ticket that is open. */
  readonly ticket?: string;
  /** What of it; absent: the thread. */
  readonly part?: 'history';
}

interface NewTicketSearch {
  /** The customer whom it is for. */
  readonly account?: string;
}

/** What looks like a number was read as one. */
const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

export const ticketsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tickets',
    validateSearch: ({ department, ticket, part }): DeskSearch => ({
      department: text(department),
      ticket: text(ticket),
      part: part === 'history' ? part : undefined,
    }),
    component: lazyRouteComponent(() => import('./tickets-page.tsx'), 'TicketsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tickets/new',
    validateSearch: ({ account }): NewTicketSearch => ({ account: text(account) }),
    component: lazyRouteComponent(() => import('./new-ticket-page.tsx'), 'NewTicketPage'),
  }),
] as const;
