import { onHttp } from '../../../shared/lambda/http.ts';
import { routes } from '../contract/routes.ts';
import { accountsOperations } from './http/accounts.ts';
import { codesOperations } from './http/codes.ts';
import { contactsOperations } from './http/contacts.ts';
import { exportsOperations } from './http/exports.ts';
import { importsOperations } from './http/imports.ts';
import { mergesOperations } from './http/merges.ts';
import { privacyOperations } from './http/privacy.ts';
import { searchOperations } from './http/search.ts';
import { stagesOperations } from './http/stages.ts';
import { viewsOperations } from './http/views.ts';

export const handler = onHttp('customers', routes, {
  ...accountsOperations,
  ...contactsOperations,
  ...codesOperations,
  ...viewsOperations,
  ...searchOperations,
  ...stagesOperations,
  ...mergesOperations,
  ...importsOperations,
  ...exportsOperations,
  ...privacyOperations,
});
