import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { erasure, erasureBody, privacyExport } from './privacy.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

const asked = {
  description: 'The erasure; somebody else must agree.',
  schema: erasure,
  headers: ['ETag', 'Location'],
} as const;
const decided = { description: 'The erasure as it is now.', schema: erasure, headers: ['ETag'] } as const;
const gathering = { description: 'The export.', schema: privacyExport, headers: ['ETag', 'Location'] } as const;

const askAgain = 'It may be asked for once at a time, and for each once for all.';
const twoPeople = 'Whoever asked for it may not: it takes two.';

export const privacyRoutes = {
  eraseAccount: defineRoute({
    method: 'POST',
    path: '/v1/accounts/{id}/privacy/erase',
    operationId: 'eraseAccount',
    tag: 'Privacy',
    summary: 'Ask for a customer to be erased, with their contacts, their tickets and all that was merged into them',
    description: askAgain,
    params: byId,
    body: erasureBody,
    answers: { 202: asked },
    refusals: [400, 403, 404, 409],
  }),
  eraseContact: defineRoute({
    method: 'POST',
    path: '/v1/contacts/{id}/privacy/erase',
    operationId: 'eraseContact',
    tag: 'Privacy',
    summary: 'Ask for a contact to be erased, with their tickets',
    description: askAgain,
    params: byId,
    body: erasureBody,
    answers: { 202: asked },
    refusals: [400, 403, 404, 409],
  }),
  listErasures: defineRoute({
    method: 'GET',
    path: '/v1/erasures',
    operationId: 'listErasures',
    tag: 'Privacy',
    summary: 'Erasures, the newest first',
    query: listQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(25) }),
    answers: { 200: { description: 'A page of erasures.', schema: listOf(erasure) } },
    refusals: [400, 403],
  }),
  getErasure: defineRoute({
    method: 'GET',
    path: '/v1/erasures/{id}',
    operationId: 'getErasure',
    tag: 'Privacy',
    summary: 'An erasure: how far it is, and when it is complete, the proof',
    params: byId,
    answers: { 200: decided },
    refusals: [400, 403, 404],
  }),
  agreeToErasure: defineRoute({
    method: 'POST',
    path: '/v1/erasures/{id}/agree',
    operationId: 'agreeToErasure',
    tag: 'Privacy',
    summary: 'Agree to an erasure: from then on nobody can stop it',
    description: twoPeople,
    params: byId,
    ifMatch: 'required',
    answers: { 202: decided },
    refusals: [400, 403, 404, 409, 412, 428],
  }),
  refuseErasure: defineRoute({
    method: 'POST',
    path: '/v1/erasures/{id}/refuse',
    operationId: 'refuseErasure',
    tag: 'Privacy',
    summary: 'Refuse an erasure, or take back that one asked for it',
    params: byId,
    ifMatch: 'required',
    answers: { 200: decided },
    refusals: [400, 403, 404, 409, 412, 428],
  }),
  exportAccountPrivately: defineRoute({
    method: 'POST',
    path: '/v1/accounts/{id}/privacy/export',
    operationId: 'exportAccountPrivately',
    tag: 'Privacy',
    summary: 'Gather all that is kept of a customer, to hand it to them',
    params: byId,
    answers: { 202: gathering },
    refusals: [400, 403, 404],
  }),
  exportContactPrivately: defineRoute({
    method: 'POST',
    path: '/v1/contacts/{id}/privacy/export',
    operationId: 'exportContactPrivately',
    tag: 'Privacy',
    summary: 'Gather all that is kept of a contact, to hand it to them',
    params: byId,
    answers: { 202: gathering },
    refusals: [400, 403, 404],
  }),
  getPrivacyExport: defineRoute({
    method: 'GET',
    path: '/v1/privacy-exports/{id}',
    operationId: 'getPrivacyExport',
    tag: 'Privacy',
    summary: 'All that is kept of somebody, as one JSON file and as one to be read',
    params: byId,
    answers: { 200: { description: 'The export.', schema: privacyExport, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
} as const;
