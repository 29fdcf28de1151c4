import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../app/shell-route.ts';
import { filterNames, type AccountFilter } from './filter.ts';

export interface CustomersSearch extends AccountFilter {
  /** The saved view that the filter came from. */
  readonly view?: string;
  /** The account that is open. */
  readonly account?: string;
}

const text = (value: unknown) =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const texts = <Name extends string>(search: Readonly<Record<string, unknown>>, ...names: readonly Name[]) => {
  const given: Partial<Record<Name, string>> = {};
  for (const name of names) given[name] = text(search[name]);
  return given;
};

export const customersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/customers',
    validateSearch: (search): CustomersSearch => texts(search, ...filterNames, 'view', 'account'),
    component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/search',
    validateSearch: (search) => texts(search, 'q'),
    component: lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/duplicates',
    validateSearch: (search) => texts(search, 'pair', 'merge'),
    component: lazyRouteComponent(() => import('./duplicates-page.tsx'), 'DuplicatesPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/imports',
    validateSearch: (search) => texts(search, 'import'),
    component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/exports',
    validateSearch: (search) => texts(search, 'export'),
    component: lazyRouteComponent(() => import('./exports-page.tsx'), 'ExportsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/erasures',
    component: lazyRouteComponent(() => import('./erasures-page.tsx'), 'ErasuresPage'),
  }),
] as const;
