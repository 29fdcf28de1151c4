import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { auditEntry, auditRecord, verificationView } from './audit.ts';

const page = { 200: { description: 'A page of entries.', schema: listOf(auditEntry) } } as const;

const verification = { description: 'The verification as it is now.', schema: verificationView } as const;

/** Of one record, or of one person: each is a list of its own. */
const ofOne = z
  .strictObject({
    ...listQuery.shape,
    ...auditRecord.partial().shape,
    actor: z
      .string()
      .regex(/^person:.{1,128}$/, 'must be person:<id>')
      .optional()
      .meta({ description: 'What this person did, instead of what was done to a record: `person:<id>`.' }),
  })
  .refine(
    ({ recordType, recordId, actor }) =>
      actor === undefined
        ? recordType !== undefined && recordId !== undefined
        : recordType === undefined && recordId === undefined,
    'Name a record by recordType and recordId, or a person by actor.',
  );

export const auditRoutes = {
  listAudit: defineRoute({
    method: 'GET',
    path: '/v1/audit',
    operationId: 'listAudit',
    tag: 'Audit',
    summary: 'What became of a record, or what a person did, newest first',
    query: ofOne,
    answers: page,
    refusals: [400, 403],
  }),
  listAuditDenials: defineRoute({
    method: 'GET',
    path: '/v1/audit/denials',
    operationId: 'listAuditDenials',
    tag: 'Audit',
    summary: 'What was refused to whom, newest first',
    description: 'The same refusal of the same caller is noted once in a minute.',
    query: listQuery,
    answers: page,
    refusals: [400, 403],
  }),
  listAuditExports: defineRoute({
    method: 'GET',
    path: '/v1/audit/exports',
    operationId: 'listAuditExports',
    tag: 'Audit',
    summary: 'Who took data out, newest first',
    query: listQuery,
    answers: page,
    refusals: [400, 403],
  }),
  verifyAudit: defineRoute({
    method: 'POST',
    path: '/v1/audit/verifications',
    operationId: 'verifyAudit',
    tag: 'Audit',
    summary: 'Check that nobody has changed, cut or forged the audit',
    description: 'All of it is checked, against itself and against the heads that were stored each day.',
    idempotencyKey: true,
    answers: { 202: { ...verification, headers: ['Location'] } },
    refusals: [400, 403, 422],
  }),
  getAuditVerification: defineRoute({
    method: 'GET',
    path: '/v1/audit/verifications/{id}',
    operationId: 'getAuditVerification',
    tag: 'Audit',
    summary: 'A verification and what it found',
    params: z.strictObject({ id: z.string().regex(/^[0-9A-Z]{26}$/, 'must be the id of a verification') }),
    answers: { 200: { ...verification, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
} as const;
