import { connectTable } from '../../shared/dynamo/connect.ts';
import type { Table } from '../../shared/dynamo/table.ts';
import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { once } from '../../shared/lambda/environment.ts';
import { auditStore, type AuditStore } from './persistence/audit-store.ts';
import { verificationStore, type VerificationStore } from './persistence/verification-store.ts';
import { directoryOf, type Directory } from './published/directory.ts';

export interface AuditDeps {
  readonly audit: AuditStore;
  readonly verifications: VerificationStore;
  readonly directory: Directory;
  readonly clock: Clock;
}

export const auditDepsOf = (table: Table, clock: Clock): AuditDeps => ({
  audit: auditStore(table),
  verifications: verificationStore(table),
  directory: directoryOf(table, clock),
  clock,
});

export const auditDeps = once(() => auditDepsOf(connectTable(), systemClock));
