import type { Cause } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { AuditDeps } from '../audit-deps.ts';
import type { Draft } from '../domain/audit-entry.ts';
import { appendToAudit } from './append-to-audit.ts';

/** Records one thing that a queue told: a denial, an export. Throws what kept it from being recorded. */
export const recordNotice = (deps: Pick<AuditDeps, 'audit'>) => async (draft: Draft, cause: Cause) => {
  const [failed] = await appendToAudit(deps)([draft], cause);
  if (failed) throw failed.reason;
  return ok(undefined);
};
