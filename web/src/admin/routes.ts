import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';
import { auditLists } from './audit-lists.ts';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

interface OpenSearch {
  /** What is open; `+` is one that is being made. */
  readonly open?: string;
}

const openSearch = ({ open }: Record<string, unknown>): OpenSearch => ({ open: text(open) });

interface AuditSearch {
  readonly list?: (typeof auditLists)[number];
  readonly recordType?: string;
  readonly recordId?: string;
  /** The id of a person. */
  readonly person?: string;
  /** The id of a verification. */
  readonly verification?: string;
  /** The entry that is open. */
  readonly entry?: string;
}

const administrationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/administration',
  component: lazyRouteComponent(() => import('./administration.tsx'), 'Administration'),
});

const getParentRoute = () => administrationRoute;

const sections = [
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./contents-page.tsx'), 'ContentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/departments',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./departments-page.tsx'), 'DepartmentsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/teams',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./teams-page.tsx'), 'TeamsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/territories',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./territories-page.tsx'), 'TerritoriesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/routing',
    component: lazyRouteComponent(() => import('./routing-page.tsx'), 'RoutingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/access',
    component: lazyRouteComponent(() => import('./access-page.tsx'), 'AccessPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/stages',
    component: lazyRouteComponent(() => import('./stages-page.tsx'), 'StagesPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/code-lists',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./code-lists-page.tsx'), 'CodeListsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/custom-fields',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./custom-fields-page.tsx'), 'CustomFieldsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/dead-letters',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./dead-letters-page.tsx'), 'DeadLettersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page.tsx'), 'SettingsPage'),
  }),
] as const;

export const adminRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/people',
    validateSearch: openSearch,
    component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/audit',
    validateSearch: ({ list, recordType, recordId, person, verification, entry }): AuditSearch => ({
      list: auditLists.find((one) => one === list),
      recordType: text(recordType),
      recordId: text(recordId),
      person: text(person),
      verification: text(verification),
      entry: text(entry),
    }),
    component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
  }),
  administrationRoute.addChildren(sections),
] as const;
