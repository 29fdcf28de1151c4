import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { changeContact } from '../../commands/change-records.ts';
import { enterContact, enterContacts } from '../../commands/enter-records.ts';
import type { Contact } from '../../contract/contact.ts';
import type { contactsRoutes } from '../../contract/routes-contacts.ts';
import { deps } from '../../deps.ts';
import { getContact, listContacts } from '../../queries/read-records.ts';
import { batchAnswer, recordStatuses } from './statuses.ts';

const shown = (record: Contact) => ({ status: 200, body: record, headers: etag(record.version) });

const entered = (record: Contact) => ({
  status: 201,
  body: record,
  headers: { ...etag(record.version), location: `/v1/contacts/${record.id}` },
});

export const contactsOperations = {
  createContact: async (request) => answer(await enterContact(deps())(request), recordStatuses, entered),
  createContacts: async (request) => answer(await enterContacts(deps())(request), recordStatuses, batchAnswer),
  listContacts: async (request) =>
    answer(await listContacts(deps())(request), recordStatuses, (body) => ({ status: 200, body })),
  getContact: async (request) => answer(await getContact(deps())(request), recordStatuses, shown),
  patchContact: async (request) => answer(await changeContact(deps())(request), recordStatuses, shown),
} satisfies { [Name in keyof typeof contactsRoutes]: Handler<(typeof contactsRoutes)[Name]> };
