import type { RouteContract } from '../shared/kernel/route.ts';
import { routes as access } from './access/contract/routes.ts';
import { routes as analytics } from './analytics/contract/routes.ts';
import { routes as customers } from './customers/contract/routes.ts';
import { routes as platform } from './platform/contract/routes.ts';
import { routes as service } from './service/contract/routes.ts';

/** Every route of the API with its contract. */
export const contracts: readonly RouteContract[] = [
  ...Object.values(access),
  ...Object.values(customers),
  ...Object.values(service),
  ...Object.values(analytics),
  ...Object.values(platform),
];
