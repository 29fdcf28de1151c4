import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { adminRoutes } from '../admin/routes.ts';
import { customersRoutes } from '../customers/routes.ts';
import { reportsRoutes } from '../reports/routes.ts';
import { ticketsRoutes } from '../tickets/routes.ts';
import { ErrorPage, NotFoundPage } from './error-page.tsx';
import { meQuery } from './me.ts';
import { placesFor } from './navigation.ts';
import { rightsOf } from './rights.ts';
import type { Session } from './session.ts';
import { rootRoute, shellRoute } from './shell-route.ts';

/** Whoever comes in without a path starts with the first thing that they have to do. */
const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async ({ context }) => {
    const [first] = placesFor(rightsOf(await context.client.ensureQueryData(meQuery)));
    redirect({ to: first?.to ?? '/people', replace: true, throw: true });
  },
});

/** Nothing is there, but the way to other places stays. */
const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    homeRoute,
    ...ticketsRoutes,
    ...customersRoutes,
    ...reportsRoutes,
    ...adminRoutes,
    nowhereRoute,
  ]),
]);

export const makeRouter = (client: QueryClient, session: Session, stage: string) =>
  createRouter({
    routeTree,
    context: { client, session, stage },
    defaultPreload: 'intent',
    // Queries know themselves how old their data is.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    scrollRestoration: true,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
