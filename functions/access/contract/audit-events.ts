import * as z from 'zod';
import { defineEvent } from '../../../shared/kernel/event.ts';
import { auditRecord } from './audit.ts';

/** Somebody was refused: the router of the API says so (`shared/lambda/denials.ts`). The actor is who asked; the subject is new. */
export const AccessDenied = defineEvent(
  'access.denied.v1',
  z.strictObject({
    /** `GET /v1/accounts/{id}` */
    route: z.string(),
    /** 403, or 404 where it conceals that there is something. */
    status: z.number().int(),
    /** The record that the path names. */
    recordId: z.string().optional(),
  }),
);

/** Data left: said by whoever made an export, when it is complete. The subject is the export. */
export const DataExported = defineEvent(
  'data.exported.v1',
  z.strictObject({
    /** A code: `accounts`, `contacts`, `everything`, `privacy`. */
    what: z.string().max(100),
    /** A code: `csv`, `xlsx`, `ndjson`, `json`. */
    format: z.string().max(100),
    records: z.number().int().min(0),
    /** Who asked for it: `person:<id>`, `machine:<id>`. The actor is the step that made it. */
    requestedBy: z.string().max(200),
  }),
);

/**
 * The values that the audit keeps of these records must go. The subject is the erasure. Whoever erases a record that is
 * still there need not say this: they write it once with another `erasureId` than before (and without what is erased)
 * before anything else becomes of it, and the audit knows by then all that became of it earlier. This is for records
 * that are gone.
 */
export const AuditErasureWanted = defineEvent(
  'audit-erasure.wanted.v1',
  z.strictObject({
    erasureId: z.string().min(1).max(100),
    records: z.array(auditRecord).min(1).max(100),
    /** Said by the audit to itself, of one record: how far it is. */
    after: z.string().optional(),
  }),
);

/** The audit keeps no value of the record from before the erasure. The subject is the erasure. */
export const AuditValuesErased = defineEvent(
  'audit-values.erased.v1',
  z.strictObject({ erasureId: z.string(), ...auditRecord.shape }),
);

/** A verification of the audit was asked for, or goes on. The subject is the verification. */
export const AuditVerificationContinued = defineEvent('audit-verification.continued.v1', z.strictObject({}));

/** A verification has not been heard of for a while: the platform's sweeper says so. */
export const AuditVerificationDue = defineEvent('audit-verification.due.v1', z.strictObject({}));
