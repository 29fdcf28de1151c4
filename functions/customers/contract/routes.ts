import { accountsRoutes } from './routes-accounts.ts';
import { codesRoutes } from './routes-codes.ts';
import { contactsRoutes } from './routes-contacts.ts';
import { exportsRoutes } from './routes-exports.ts';
import { importsRoutes } from './routes-imports.ts';
import { mergesRoutes } from './routes-merges.ts';
import { privacyRoutes } from './routes-privacy.ts';
import { searchRoutes } from './routes-search.ts';
import { stagesRoutes } from './routes-stages.ts';
import { viewsRoutes } from './routes-views.ts';

export const routes = {
  ...accountsRoutes,
  ...contactsRoutes,
  ...codesRoutes,
  ...viewsRoutes,
  ...searchRoutes,
  ...stagesRoutes,
  ...mergesRoutes,
  ...importsRoutes,
  ...exportsRoutes,
  ...privacyRoutes,
} as const;
