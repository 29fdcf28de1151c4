import { ok } from '../../../shared/kernel/result.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import { eraseAuditValues } from '../commands/erase-audit-values.ts';
import { recordNotice } from '../commands/record-notice.ts';
import { verifyAudit } from '../commands/verify-audit.ts';
import {
  AccessDenied,
  AuditErasureWanted,
  AuditVerificationContinued,
  AuditVerificationDue,
  DataExported,
} from '../contract/audit-events.ts';
import { draftOfDenial, draftOfExport } from '../domain/audit-notice.ts';
import { headDeps } from '../head-deps.ts';

export const handler = onQueue(
  [AccessDenied, DataExported, AuditErasureWanted, AuditVerificationContinued, AuditVerificationDue],
  async (event, cause) => {
    switch (event.type) {
      case AccessDenied.type:
        return recordNotice(headDeps())(draftOfDenial(event), cause);
      case DataExported.type:
        return recordNotice(headDeps())(draftOfExport(event), cause);
      case AuditErasureWanted.type: {
        const { erasureId, records, after } = event.data;
        for (const record of records) {
          const erased = await eraseAuditValues(headDeps())(record, { erasureId, at: event.time, after }, cause);
          if (!erased.ok) return erased;
        }
        return ok(undefined);
      }
      case AuditVerificationContinued.type:
      case AuditVerificationDue.type:
        return verifyAudit(headDeps())(event.subject, cause);
    }
  },
  { name: 'keep-audit', settled: ['verified', 'in-other-hands'] },
);
