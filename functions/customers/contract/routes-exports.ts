import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { exportEntry, exportView } from './export.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });
const TAG = 'Exports';

export const exportsRoutes = {
  createExport: defineRoute({
    method: 'POST',
    path: '/v1/exports',
    operationId: 'createExport',
    tag: TAG,
    summary: 'Export a list, or everything',
    description:
      'As the asker sees it: records and fields that they may not see are left out, and filtering by a hidden field is refused. In CSV, a cell that a spreadsheet would compute begins with an apostrophe, which an import takes off again. Records that come after the start are not in it.',
    body: exportEntry,
    idempotencyKey: true,
    answers: { 202: { description: 'The export.', schema: exportView, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 404, 422],
  }),
  listExports: defineRoute({
    method: 'GET',
    path: '/v1/exports',
    operationId: 'listExports',
    tag: TAG,
    summary: "One's own exports, the newest first; an administrator sees everybody's",
    query: listQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(25) }),
    answers: { 200: { description: 'A page of exports.', schema: listOf(exportView) } },
    refusals: [400, 403],
  }),
  getExport: defineRoute({
    method: 'GET',
    path: '/v1/exports/{id}',
    operationId: 'getExport',
    tag: TAG,
    summary: 'An export: how far it is, and links to its files',
    params: byId,
    answers: { 200: { description: 'The export.', schema: exportView, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  stopExport: defineRoute({
    method: 'POST',
    path: '/v1/exports/{id}/stop',
    operationId: 'stopExport',
    tag: TAG,
    summary: 'Stop it for good; what is written is deleted',
    params: byId,
    ifMatch: 'optional',
    answers: { 202: { description: 'The export.', schema: exportView, headers: ['ETag'] } },
    refusals: [400, 403, 404, 409, 412],
  }),
} as const;
