import { digestOf, idFrom, newId } from '../../../shared/kernel/id.ts';
import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller, Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import { recordTypeOf, type ExportEntry } from '../contract/export.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { newExport } from '../domain/export/export-state.ts';
import { findAccount } from '../queries/find-record.ts';
import { exportShown } from '../queries/read-exports.ts';
import { mayFilter } from '../queries/list-records.ts';

const NO_VIEW = ['no-such-view', 'There is no saved view with this id.'] as const;

/** What is wanted, with what a saved view says of it. */
const viewed = async ({ savedViews, directory }: Deps, { savedViewId, ...entry }: ExportEntry, caller: Caller) => {
  if (savedViewId === undefined) return ok(entry);
  const view = await savedViews.get(savedViewId);
  if (!view) return refuse(...NO_VIEW);
  const allowed = await directory.authorize(caller, (who) => may.readView(who, view));
  if (!allowed.ok) return conceal(...NO_VIEW);
  if (view.recordType !== recordTypeOf(entry.of))
    return refuse('wrong-view', `The saved view is of another type of record than ${entry.of}.`, 'savedViewId');
  const columns = entry.columns ?? (view.columns.length > 0 ? view.columns : undefined);
  return ok({ ...entry, filter: { ...view.filter, ...entry.filter }, ...(columns && { columns }) });
};

/** Somebody wants a list, or everything, as files: it is begun, and steps write it. */
export const createExport =
  (deps: Deps) =>
  async ({ body, caller, idempotencyKey, cause }: Request<typeof routes.createExport>) => {
    const { exports, directory, clock, write } = deps;
    const allowed = await directory.authorize(caller, (who) => may.beginExport(who, body.of));
    if (!allowed.ok) return allowed;
    const wanted = await viewed(deps, body, caller);
    if (!wanted.ok) return wanted;
    const { accountId, ...filter } = wanted.value.filter ?? {};
    const type = recordTypeOf(body.of);
    const fits = type && (await mayFilter(deps, caller, type, filter));
    if (fits && !fits.ok) return fits;
    const account = accountId === undefined ? undefined : await findAccount(deps)(accountId, caller);
    if (account && !account.ok) return account;
    const ofAccount = account && { accountId: account.value.record.id };
    const id = idempotencyKey === undefined ? newId() : idFrom(cause.actor, 'createExport', idempotencyKey);
    const digest = digestOf(JSON.stringify(body));
    const now = clock.now();
    const one = newExport(
      { ...wanted.value, filter: { ...filter, ...ofAccount } },
      { id, by: cause.actor, now, ...(idempotencyKey !== undefined && { body: digest }) },
    );
    const written = await write(...exports.writesOf(one, now, cause));
    if (written.ok) return ok(exportShown(one));
    const stored = await exports.get(id);
    if (!stored) throw new Error(`the export ${id} is stored in parts`);
    return stored.body === digest
      ? ok(exportShown(stored))
      : refuse('key-reused', 'This Idempotency-Key came with another body before: use a new key.');
  };
