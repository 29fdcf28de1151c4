import * as z from 'zod';
import { listOf } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { batchAnswer, batchBody, duplicateQuery } from './batch.ts';
import { contact, contactEntry, contactPatch } from './contact.ts';
import { contactsQuery, contactSummary } from './lists.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

const SHOWN = 'The contact; fields that the asker may not see are left out.';
const DOUBLES =
  'What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.';

export const contactsRoutes = {
  createContact: defineRoute({
    method: 'POST',
    path: '/v1/contacts',
    operationId: 'createContact',
    tag: 'Contacts',
    summary: 'Enter a person of an organization',
    description: `Owner, team and territory are those of the organization unless they are given. ${DOUBLES}`,
    query: duplicateQuery,
    body: contactEntry,
    idempotencyKey: true,
    answers: { 201: { description: SHOWN, schema: contact, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 409, 422],
  }),
  createContacts: defineRoute({
    method: 'POST',
    path: '/v1/contacts/batch',
    operationId: 'createContacts',
    tag: 'Contacts',
    summary: 'Enter up to 50 contacts',
    description: `Each for itself and in their order. ${DOUBLES}`,
    query: duplicateQuery,
    body: batchBody('ContactEntry'),
    idempotencyKey: true,
    answers: { 200: { description: 'What became of each.', schema: batchAnswer(contact, 'Contact') } },
    refusals: [400, 403, 422],
  }),
  listContacts: defineRoute({
    method: 'GET',
    path: '/v1/contacts',
    operationId: 'listContacts',
    tag: 'Contacts',
    summary: 'The contacts, the newest first; those of one organization by id',
    description:
      'All filters that are given must hold. A page may be short, but has its cursor while there may be more.',
    query: contactsQuery,
    answers: { 200: { description: 'A page of contacts.', schema: listOf(contactSummary) } },
    refusals: [400, 403, 404],
  }),
  getContact: defineRoute({
    method: 'GET',
    path: '/v1/contacts/{id}',
    operationId: 'getContact',
    tag: 'Contacts',
    summary: 'One contact',
    params: byId,
    answers: { 200: { description: SHOWN, schema: contact, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  patchContact: defineRoute({
    method: 'PATCH',
    path: '/v1/contacts/{id}',
    operationId: 'patchContact',
    tag: 'Contacts',
    summary: 'Change a contact',
    description: `A merge patch (RFC 7396): \`null\` takes a field away. ${DOUBLES}`,
    params: byId,
    query: duplicateQuery,
    body: contactPatch,
    ifMatch: 'required',
    answers: { 200: { description: SHOWN, schema: contact, headers: ['ETag'] } },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  }),
} as const;
