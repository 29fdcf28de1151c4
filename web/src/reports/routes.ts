import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';
import { tabs } from './tabs.ts';

type ReportsTab = (typeof tabs)[number];

interface ReportsSearch {
  readonly tab?: ReportsTab;
  /** The schedule that is open; `+` is one that is being made. */
  readonly schedule?: string;
  /** The run that is open. */
  readonly run?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/reports',
    validateSearch: ({ tab, schedule, run }): ReportsSearch => ({
      tab: tabs.find((one) => one === tab),
      schedule: text(schedule),
      run: text(run),
    }),
    component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage'),
  }),
] as const;
