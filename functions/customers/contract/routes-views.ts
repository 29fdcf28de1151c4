import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { savedView, savedViewEntry, savedViewPatch } from './saved-view.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

const shown = { description: 'The view.', schema: savedView, headers: ['ETag'] } as const;

/** Routes: saved views. */
export const viewsRoutes = {
  listSavedViews: defineRoute({
    method: 'GET',
    path: '/v1/saved-views',
    operationId: 'listSavedViews',
    tag: 'Saved views',
    summary: 'The saved views that the asker made or that are shared with them, the oldest first',
    query: listQuery,
    answers: { 200: { description: 'A page of views.', schema: listOf(savedView) } },
    refusals: [400, 403],
  }),
  createSavedView: defineRoute({
    method: 'POST',
    path: '/v1/saved-views',
    operationId: 'createSavedView',
    tag: 'Saved views',
    summary: 'Save a filter and columns of a list',
    description: 'Whoever looks at it sees the records and fields that they may see.',
    body: savedViewEntry,
    idempotencyKey: true,
    answers: { 201: { ...shown, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 422],
  }),
  getSavedView: defineRoute({
    method: 'GET',
    path: '/v1/saved-views/{id}',
    operationId: 'getSavedView',
    tag: 'Saved views',
    summary: 'One saved view',
    params: byId,
    answers: { 200: shown },
    refusals: [400, 403, 404],
  }),
  patchSavedView: defineRoute({
    method: 'PATCH',
    path: '/v1/saved-views/{id}',
    operationId: 'patchSavedView',
    tag: 'Saved views',
    summary: 'Change a saved view',
    description: 'A merge patch (RFC 7396) by whoever made it, or by an administrator when it is shared.',
    params: byId,
    body: savedViewPatch,
    ifMatch: 'required',
    answers: { 200: shown },
    refusals: [400, 403, 404, 412, 422, 428],
  }),
  deleteSavedView: defineRoute({
    method: 'DELETE',
    path: '/v1/saved-views/{id}',
    operationId: 'deleteSavedView',
    tag: 'Saved views',
    summary: 'Delete a saved view',
    params: byId,
    ifMatch: 'optional',
    answers: { 204: { description: 'It is gone.' } },
    refusals: [400, 403, 404, 412],
  }),
} as const;
