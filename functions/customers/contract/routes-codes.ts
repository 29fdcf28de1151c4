import * as z from 'zod';
import { recordTypes } from '../../access/contract/visibility.ts';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { codeList, codeListBody, codeListIds } from './code-list.ts';
import { customField, customFieldBody } from './custom-field.ts';
import { customFieldId } from './values.ts';

const ofField = z.strictObject({ recordType: z.enum(recordTypes), id: customFieldId });

export const codesRoutes = {
  listCodeLists: defineRoute({
    method: 'GET',
    path: '/v1/code-lists',
    operationId: 'listCodeLists',
    tag: 'Code lists',
    summary: 'The code lists that are kept, by id',
    description: 'A field whose list is not kept takes every code.',
    query: listQuery,
    answers: { 200: { description: 'A page of code lists.', schema: listOf(codeList) } },
    refusals: [400, 403],
  }),
  putCodeList: defineRoute({
    method: 'PUT',
    path: '/v1/code-lists/{id}',
    operationId: 'putCodeList',
    tag: 'Code lists',
    summary: 'Keep a code list or replace it',
    description: 'From then on the field takes its active codes only; records keep what they have.',
    params: z.strictObject({ id: z.enum(codeListIds) }),
    body: codeListBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The list as it is now.', schema: codeList, headers: ['ETag'] },
      201: { description: 'The new list.', schema: codeList, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 412, 422],
  }),
  listCustomFields: defineRoute({
    method: 'GET',
    path: '/v1/custom-fields',
    operationId: 'listCustomFields',
    tag: 'Custom fields',
    summary: "The company's own fields, by type of record and id",
    query: listQuery,
    answers: { 200: { description: 'A page of custom fields.', schema: listOf(customField) } },
    refusals: [400, 403],
  }),
  putCustomField: defineRoute({
    method: 'PUT',
    path: '/v1/custom-fields/{recordType}/{id}',
    operationId: 'putCustomField',
    tag: 'Custom fields',
    summary: 'Define a custom field or replace its definition',
    description:
      'What is written from then on must fit; records keep what they have. `kind` and `unique` stay as they are.',
    params: ofField,
    body: customFieldBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The field as it is now.', schema: customField, headers: ['ETag'] },
      201: { description: 'The new field.', schema: customField, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 409, 412, 422],
  }),
  deleteCustomField: defineRoute({
    method: 'DELETE',
    path: '/v1/custom-fields/{recordType}/{id}',
    operationId: 'deleteCustomField',
    tag: 'Custom fields',
    summary: 'Take a custom field away',
    description: 'Records keep the values that they have; no further ones are accepted.',
    params: ofField,
    ifMatch: 'optional',
    answers: { 204: { description: 'It is gone.' } },
    refusals: [400, 403, 404, 412],
  }),
} as const;
