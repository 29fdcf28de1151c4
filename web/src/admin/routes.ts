import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';

const page = lazyRouteComponent(() => import('./soon-page.tsx'), 'SoonPage');

export const adminRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/people', component: page }),
  createRoute({ getParentRoute: () => shellRoute, path: '/audit', component: page }),
  createRoute({ getParentRoute: () => shellRoute, path: '/administration', component: page }),
] as const;
