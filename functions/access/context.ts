import type { ContextManifest } from '../../shared/manifest/context.ts';
import {
  AccessDenied,
  AuditErasureWanted,
  AuditVerificationContinued,
  AuditVerificationDue,
  DataExported,
} from './contract/audit-events.ts';
import { routes } from './contract/routes.ts';

/** People, how the company is parted, who sees what; and the audit of all that becomes of records. */
export const manifest: ContextManifest = {
  name: 'access',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    timeoutSeconds: 10,
    grants: ['records:read', 'records:write', 'users:manage'],
    impactIfDead:
      'Administrators can neither let people in nor take rights away, nor change departments, teams and settings',
  },
  queues: {
    'keep-audit': {
      entry: 'keep-audit.queue.ts',
      subscribesTo: [
        AccessDenied,
        DataExported,
        AuditErasureWanted,
        AuditVerificationContinued,
        AuditVerificationDue,
      ].map(({ type }) => type),
      timeoutSeconds: 60,
      memoryMb: 1024,
      grants: ['records:read', 'records:write', 'heads:read'],
      impactIfDead: 'The audit lacks what was refused and exported, keeps what was erased, and is not verified',
    },
  },
  streams: {
    'record-changes': {
      entry: 'record-changes.stream.ts',
      batchSize: 100,
      // A record that people change says who changed it last.
      filters: [
        { dynamodb: { NewImage: { updatedBy: { S: [{ exists: true }] } } } },
        { dynamodb: { OldImage: { updatedBy: { S: [{ exists: true }] } } } },
      ],
      timeoutSeconds: 60,
      grants: ['records:read', 'records:write'],
      impactIfDead: 'Changes are missing in the audit',
    },
  },
  schedules: {
    'store-heads': {
      entry: 'store-heads.schedule.ts',
      every: 'rate(1 day)',
      timeoutSeconds: 30,
      // It alone reaches the heads, and it cannot write to the table.
      grants: ['records:read', 'heads:write'],
      impactIfDead: 'Nobody could tell later whether the end of the audit was cut off or rewritten',
    },
  },
};
