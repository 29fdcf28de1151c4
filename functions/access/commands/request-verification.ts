import { stamp } from '../../../shared/kernel/event.ts';
import { idFrom, newId } from '../../../shared/kernel/id.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { AuditDeps } from '../audit-deps.ts';
import { AuditVerificationContinued } from '../contract/audit-events.ts';
import { may } from '../contract/policy.ts';
import type { auditRoutes } from '../contract/routes-audit.ts';
import { requested } from '../domain/verification.ts';

/** Asks for a check of the whole audit; the same key finds the check that it asked for first. */
export const requestVerification =
  ({ verifications, directory, clock }: AuditDeps) =>
  async ({ caller, cause, idempotencyKey }: Request<typeof auditRoutes.verifyAudit>) => {
    const allowed = await directory.authorize(caller, may.readAudit);
    if (!allowed.ok) return allowed;
    const now = clock.now();
    const id = idempotencyKey === undefined ? newId() : idFrom(cause.actor, 'audit-verification', idempotencyKey);
    const verification = requested(id, cause.actor, now);
    const about = { source: '/access/audit-verifications', subject: id, version: 1, time: now, cause };
    const made = await verifications.put(verification, stamp([AuditVerificationContinued({})], about));
    return ok(made ? verification : ((await verifications.get(id)) ?? verification));
  };
