import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { auditDeps } from '../../audit-deps.ts';
import { requestVerification } from '../../commands/request-verification.ts';
import type { auditRoutes } from '../../contract/routes-audit.ts';
import { getVerification, listAudit, listDenials, listExports, verificationViewOf } from '../../queries/read-audit.ts';

const statuses = { forbidden: 403, 'no-such-verification': 404, 'bad-cursor': 400 };

const page = (body: object) => ({ status: 200, body });

export const auditOperations = {
  listAudit: async (request) => answer(await listAudit(auditDeps())(request), statuses, page),
  listAuditDenials: async (request) => answer(await listDenials(auditDeps())(request), statuses, page),
  listAuditExports: async (request) => answer(await listExports(auditDeps())(request), statuses, page),
  verifyAudit: async (request) =>
    answer(await requestVerification(auditDeps())(request), statuses, (verification) => ({
      status: 202,
      body: verificationViewOf(verification),
      headers: { location: `/v1/audit/verifications/${verification.id}` },
    })),
  getAuditVerification: async (request) =>
    answer(await getVerification(auditDeps())(request), statuses, (verification) => ({
      status: 200,
      body: verification,
      headers: etag(verification.version),
    })),
} satisfies { [Name in keyof typeof auditRoutes]: Handler<(typeof auditRoutes)[Name]> };
