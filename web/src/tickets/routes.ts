import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';

interface QueueSearch {
  readonly department?: string;
  /** The ticket that is open. */
  readonly ticket?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const ticketsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tickets',
    validateSearch: ({ department, ticket }): QueueSearch => ({ department: text(department), ticket: text(ticket) }),
    component: lazyRouteComponent(() => import('./tickets-page.tsx'), 'TicketsPage'),
  }),
] as const;
