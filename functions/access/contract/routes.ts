import { auditRoutes } from './routes-audit.ts';
import { organizationRoutes } from './routes-organization.ts';
import { peopleRoutes } from './routes-people.ts';

export const routes = { ...organizationRoutes, ...peopleRoutes, ...auditRoutes } as const;
