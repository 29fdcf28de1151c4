import { pageOf } from '../../../shared/dynamo/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { PrivacyExportView } from '../contract/privacy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { erasureShown } from '../domain/erasure.ts';
import { HTML_FILE, JSON_FILE, type PrivacyExport } from '../domain/privacy-export.ts';

/** An erasure, for those who look after privacy. */
export const findErasure =
  ({ erasures, directory }: Pick<Deps, 'erasures' | 'directory'>) =>
  async (id: string, caller: Caller) => {
    const allowed = await directory.authorize(caller, may.handlePrivacy);
    if (!allowed.ok) return allowed;
    const found = await erasures.get(id);
    return found ? ok(found) : refuse('no-such-erasure', 'There is no erasure with this id.');
  };

export const getErasure =
  (deps: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getErasure>) => {
    const found = await findErasure(deps)(id, caller);
    return found.ok ? ok(erasureShown(found.value)) : found;
  };

/** Erasures, the newest first. Two calls. */
export const listErasures =
  ({ erasures, directory }: Deps) =>
  async ({ query, caller }: Request<typeof routes.listErasures>) => {
    const allowed = await directory.authorize(caller, may.handlePrivacy);
    if (!allowed.ok) return allowed;
    const page = await pageOf(
      'erasures',
      query,
      (after, limit) => erasures.page(after, limit),
      ({ position }) => position,
    );
    return page.ok ? ok({ ...page.value, items: page.value.items.map(({ one }) => erasureShown(one)) }) : page;
  };

/** A privacy export as the API shows it, without its links. */
export const privacyExportShown = (one: PrivacyExport): PrivacyExportView => ({
  id: one.id,
  ...(one.subject.type === 'account' ? { accountId: one.subject.id } : { contactId: one.subject.id }),
  status: one.status,
  requestedBy: one.requestedBy,
  requestedAt: one.requestedAt,
  ...(one.finishedAt !== undefined && { finishedAt: one.finishedAt }),
  version: one.version,
});

export const getPrivacyExport =
  ({ privacyExports, privacyLinks, directory }: Deps) =>
  async ({ params: { id }, caller }: Request<typeof routes.getPrivacyExport>) => {
    const allowed = await directory.authorize(caller, may.handlePrivacy);
    if (!allowed.ok) return allowed;
    const one = await privacyExports.get(id);
    if (!one) return refuse('no-such-export', 'There is no privacy export with this id.');
    const shown = privacyExportShown(one);
    if (one.status !== 'done') return ok(shown);
    const [json, html] = await Promise.all([privacyLinks.read(id, JSON_FILE), privacyLinks.read(id, HTML_FILE)]);
    return ok({ ...shown, files: { json, html } });
  };
