import type { Draft } from '../../functions/customers/domain/import/draft.ts';

/** A row of an import as it was read: with nothing in it but what is given. */
export const draftWith = (more: Partial<Draft>): Draft => ({
  emails: [],
  phones: [],
  addresses: [],
  tags: [],
  customFields: {},
  fields: {},
  ...more,
});
