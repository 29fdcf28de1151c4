import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { duplicatePair, merge, mergeBody } from './merge.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

export const mergesRoutes = {
  mergeAccount: defineRoute({
    method: 'POST',
    path: '/v1/accounts/{id}/merge',
    operationId: 'mergeAccount',
    tag: 'Accounts',
    summary: 'Take another account into this one',
    description:
      'Both records are as they shall be when this answers, and the other id leads here. What hangs on the other account (contacts, tickets, timeline) follows.',
    params: byId,
    body: mergeBody,
    ifMatch: 'required',
    idempotencyKey: true,
    answers: {
      201: { description: 'The merge.', schema: z.strictObject({ id: z.string() }), headers: ['Location'] },
    },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  }),
  getMerge: defineRoute({
    method: 'GET',
    path: '/v1/merges/{id}',
    operationId: 'getMerge',
    tag: 'Accounts',
    summary: 'A merge, and how far it is',
    params: byId,
    answers: { 200: { description: 'The merge.', schema: merge, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  undoMerge: defineRoute({
    method: 'POST',
    path: '/v1/merges/{id}/undo',
    operationId: 'undoMerge',
    tag: 'Accounts',
    summary: 'Undo a merge',
    description:
      'Both accounts are as they were, but for fields that were changed since: `kept` names them. What moved comes back; what arrived since stays.',
    params: byId,
    ifMatch: 'optional',
    answers: { 200: { description: 'The merge.', schema: merge, headers: ['ETag'] } },
    refusals: [400, 403, 404, 409, 412],
  }),
  listDuplicates: defineRoute({
    method: 'GET',
    path: '/v1/duplicates',
    operationId: 'listDuplicates',
    tag: 'Accounts',
    summary: 'Pairs of accounts that may be the same customer, the likeliest first',
    description: 'They are looked for after each change. A page may be short: the cursor says whether there is more.',
    query: listQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(25) }),
    answers: { 200: { description: 'A page of pairs.', schema: listOf(duplicatePair) } },
    refusals: [400, 403],
  }),
  dismissDuplicate: defineRoute({
    method: 'POST',
    path: '/v1/duplicates/{id}/dismiss',
    operationId: 'dismissDuplicate',
    tag: 'Accounts',
    summary: 'Say that a pair is two customers',
    params: byId,
    ifMatch: 'required',
    answers: { 204: { description: 'It is not shown again.' } },
    refusals: [400, 403, 404, 412, 428],
  }),
} as const;
