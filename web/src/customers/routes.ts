import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';

const page = lazyRouteComponent(() => import('./soon-page.tsx'), 'SoonPage');

export const customersRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/customers', component: page }),
  createRoute({ getParentRoute: () => shellRoute, path: '/search', component: page }),
  createRoute({ getParentRoute: () => shellRoute, path: '/duplicates', component: page }),
  createRoute({ getParentRoute: () => shellRoute, path: '/imports', component: page }),
] as const;
