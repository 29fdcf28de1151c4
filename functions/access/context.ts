import type { ContextManifest } from '../../shared/manifest/context.ts';
import { routes } from './contract/routes.ts';

/** People, departments and the settings of the company. */
export const manifest: ContextManifest = {
  name: 'access',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    timeoutSeconds: 10,
    grants: ['records:read', 'records:write'],
    impactIfDead: 'Administrators cannot change departments, people and settings',
  },
};
