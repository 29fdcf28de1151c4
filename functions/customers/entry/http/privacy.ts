import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { agreeToErasure, eraseAccount, eraseContact, refuseErasure } from '../../commands/request-erasure.ts';
import { exportAccountPrivately, exportContactPrivately } from '../../commands/request-privacy-export.ts';
import type { ErasureView, PrivacyExportView } from '../../contract/privacy.ts';
import type { privacyRoutes } from '../../contract/routes-privacy.ts';
import { deps } from '../../deps.ts';
import { getErasure, getPrivacyExport, listErasures } from '../../queries/read-privacy.ts';

const statuses = {
  forbidden: 403,
  'own-request': 403,
  'no-such-account': 404,
  'no-such-contact': 404,
  'no-such-erasure': 404,
  'no-such-export': 404,
  'asked-before': 409,
  'erased-before': 409,
  'changed-since': 409,
  decided: 409,
  'stale-version': 412,
  'if-match-missing': 428,
  'bad-cursor': 400,
};

const shown = (one: ErasureView | PrivacyExportView) => ({ status: 200, body: one, headers: etag(one.version) });

const begun = (path: string) => (one: ErasureView | PrivacyExportView) => ({
  status: 202,
  body: one,
  headers: { ...etag(one.version), location: `${path}/${one.id}` },
});
const asked = begun('/v1/erasures');
const gathering = begun('/v1/privacy-exports');

export const privacyOperations = {
  eraseAccount: async (request) => answer(await eraseAccount(deps())(request), statuses, asked),
  eraseContact: async (request) => answer(await eraseContact(deps())(request), statuses, asked),
  listErasures: async (request) =>
    answer(await listErasures(deps())(request), statuses, (body) => ({ status: 200, body })),
  getErasure: async (request) => answer(await getErasure(deps())(request), statuses, shown),
  agreeToErasure: async (request) =>
    answer(await agreeToErasure(deps())(request), statuses, (one) => ({ ...shown(one), status: 202 })),
  refuseErasure: async (request) => answer(await refuseErasure(deps())(request), statuses, shown),
  exportAccountPrivately: async (request) => answer(await exportAccountPrivately(deps())(request), statuses, gathering),
  exportContactPrivately: async (request) => answer(await exportContactPrivately(deps())(request), statuses, gathering),
  getPrivacyExport: async (request) => answer(await getPrivacyExport(deps())(request), statuses, shown),
} satisfies { [Name in keyof typeof privacyRoutes]: Handler<(typeof privacyRoutes)[Name]> };
