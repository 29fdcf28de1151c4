import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { Session } from './session.ts';
import { meQuery } from './me.ts';

export interface RouterContext {
  readonly client: QueryClient;
  readonly session: Session;
  readonly stage: string;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()();

/** What surrounds every page; whoever makes a page hangs it below this. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  loader: ({ context }) => context.client.ensureQueryData(meQuery),
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});
