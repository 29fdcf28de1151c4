import { pageOf } from '../../../shared/dynamo/list.ts';
import type { ListQuery } from '../../../shared/kernel/list.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import type { AuditDeps } from '../audit-deps.ts';
import {
  chainedEntry,
  fieldChanges,
  type AuditEntry,
  type FieldChange,
  type VerificationView,
} from '../contract/audit.ts';
import { may } from '../contract/policy.ts';
import type { auditRoutes } from '../contract/routes-audit.ts';
import { fieldAccess, recordTypes } from '../contract/visibility.ts';
import { checkRow } from '../domain/audit-check.ts';
import type { Verification } from '../domain/verification.ts';
import type { StoredRow } from '../persistence/audit-store.ts';
import type { Viewer } from '../published/directory.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const HAPPENED = /^\d{4}-\d\d-\d\dT[\d:.]+Z/;

/** A row whose entry nobody can read: it is shown, not hidden. */
const unreadable = ({ recordType, recordId, mark }: StoredRow): AuditEntry => ({
  recordType,
  recordId,
  kind: 'changed',
  at: HAPPENED.exec(mark)?.[0] ?? '1970-01-01T00:00:00.000Z',
  by: 'unknown',
  fields: [],
  intact: false,
});

/** Without the values of fields that the access rules hide from who asks. */
const shownTo = ({ who, rules }: Viewer, recordType: string, changes: readonly FieldChange[]): FieldChange[] => {
  const type = recordTypes.find((one) => one === recordType);
  if (!type) return [...changes];
  const hides = (field: string) => fieldAccess(who, type, field, rules) === 'hidden';
  return changes.map((change) => {
    const [top = '', inside] = change.field.split('.');
    const hidden = hides(top) || (inside !== undefined && hides(`${top}.${inside}`));
    return hidden ? { field: change.field, hidden: true } : change;
  });
};

const viewOf = (row: StoredRow, isChained: boolean, viewer: Viewer): AuditEntry => {
  const entry = chainedEntry.safeParse(parsed(row.text)).data;
  if (!entry) return unreadable(row);
  const { mark: _, digest, ...shown } = entry;
  const changes = fieldChanges.safeParse(parsed(row.values?.changes ?? '')).data;
  const found = checkRow(row.text, digest, row, row);
  return {
    ...shown,
    ...(changes && { changes: shownTo(viewer, entry.recordType, changes) }),
    ...(found === 'erased' && { erased: true }),
    intact: isChained && (found === 'intact' || found === 'erased'),
  };
};

/** Rows as the API shows them, each compared with the link that it was chained in. */
const viewsOf = async ({ audit }: AuditDeps, rows: readonly StoredRow[], viewer: Viewer): Promise<AuditEntry[]> => {
  const links = await audit.linksAt(rows);
  return rows.map((row) => {
    const link = links.find(({ chain, seq }) => chain === row.chain && seq === row.seq);
    return viewOf(row, link?.entries.includes(row.text) ?? false, viewer);
  });
};

const auditor = ({ directory }: AuditDeps, caller: Request<typeof auditRoutes.listAudit>['caller']) =>
  directory.viewer(caller, ({ who }) => may.readAudit(who));

const listed = async (deps: AuditDeps, viewer: Viewer, list: string, query: ListQuery) => {
  const page = await pageOf(
    list,
    query,
    (after, limit) => deps.audit.rowsIn(list, limit, after),
    ({ position }) => position,
  );
  if (!page.ok) return page;
  const rows = page.value.items.map(({ row }) => row);
  return ok({ ...page.value, items: await viewsOf(deps, rows, viewer) });
};

/** What became of a record, or what a person did. */
export const listAudit =
  (deps: AuditDeps) =>
  async ({ caller, query }: Request<typeof auditRoutes.listAudit>) => {
    const allowed = await auditor(deps, caller);
    if (!allowed.ok) return allowed;
    const { actor, recordType = '', recordId = '' } = query;
    if (actor !== undefined) return listed(deps, allowed.value, deps.audit.lists.of(actor), query);
    const page = await pageOf(
      `audit of ${recordType} ${recordId}`,
      query,
      (after, limit) =>
        deps.audit.rowsOf({ recordType, recordId }, { limit, backward: true, ...(after !== undefined && { after }) }),
      ({ mark }) => mark,
    );
    return page.ok ? ok({ ...page.value, items: await viewsOf(deps, page.value.items, allowed.value) }) : page;
  };

export const listDenials =
  (deps: AuditDeps) =>
  async ({ caller, query }: Request<typeof auditRoutes.listAuditDenials>) => {
    const allowed = await auditor(deps, caller);
    return allowed.ok ? listed(deps, allowed.value, deps.audit.lists.denials, query) : allowed;
  };

export const listExports =
  (deps: AuditDeps) =>
  async ({ caller, query }: Request<typeof auditRoutes.listAuditExports>) => {
    const allowed = await auditor(deps, caller);
    return allowed.ok ? listed(deps, allowed.value, deps.audit.lists.exports, query) : allowed;
  };

/** The verification as the API shows it. */
export const verificationViewOf = ({ at: _, ...shown }: Verification): VerificationView => ({
  ...shown,
  ...(shown.status === 'done' && { intact: shown.faultCount === 0 }),
});

export const getVerification =
  ({ directory, verifications }: AuditDeps) =>
  async ({ params: { id }, caller }: Request<typeof auditRoutes.getAuditVerification>) => {
    const allowed = await directory.authorize(caller, may.readAudit);
    if (!allowed.ok) return allowed;
    const found = await verifications.get(id);
    return found ? ok(verificationViewOf(found)) : refuse('no-such-verification', 'There is no such verification.');
  };
