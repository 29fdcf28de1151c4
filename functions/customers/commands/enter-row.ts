import type * as z from 'zod';
import type { Cause } from '../../../shared/kernel/event.ts';
import { digestOf } from '../../../shared/kernel/id.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { may } from '../../access/contract/policy.ts';
import { candidate } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import { countryIn, type Draft, type Plan } from '../domain/import/draft.ts';
import { locksOf, recordIdIn } from '../domain/import/match.ts';
import { patchOf } from '../domain/import/patch-of.ts';
import type { RowResult } from '../domain/import/results.ts';
import type { Viewer } from '../domain/shown.ts';
import type { FindOrganization } from './find-organization.ts';
import { recordsOf, type Kept } from './imported-records.ts';

/** What the rows of a step have in common. */
export interface Entering {
  readonly deps: Deps;
  readonly importId: string;
  readonly plan: Plan;
  readonly viewer: Viewer;
  /** Whose the work is, and the number that all of it has. */
  readonly by: Pick<Cause, 'actor' | 'correlationId'>;
  /** The company's. */
  readonly country: string | undefined;
  readonly organizationOf: FindOrganization;
}

/** A row that is being entered, with the organization that it names. */
interface Row {
  readonly row: number;
  readonly draft: Draft;
  readonly cause: Cause;
  readonly accountId: string | undefined;
}

/** What a change by a row is caused by: how the row, entered again, knows that the change was its own. */
const rowEvent = (importId: string, row: number) => `import/${importId}:${row}:0`;

type Outcome = Omit<RowResult, 'row' | 'cells'>;

/** Somebody may change a record at the same moment. */
const TRIES = 3;
/** So many of those that a row may be are compared with it. */
const COMPARED = 3;

const refused = (reason: string, field?: string): Outcome => ({
  outcome: 'refused',
  reason,
  ...(field !== undefined && { field }),
});

const of = (outcome: 'created' | 'updated' | 'unchanged', { id, number }: Kept['record']): Outcome => ({
  outcome,
  id,
  number,
});

const candidatesIn = (error: Refusal) => (error.candidates ?? []).map((one) => candidate.parse(one));

const asRefused = (error: Refusal): Outcome => {
  const [first] = candidatesIn(error);
  if (error.code !== 'duplicate') return refused(error.detail, error.field);
  const which = first?.number === undefined ? '' : ` It may be ${first.number}.`;
  return {
    outcome: 'duplicate',
    reason: `${error.field === undefined ? 'This may be somebody who is there already.' : error.detail}${which}`,
    ...(error.field !== undefined && { field: error.field }),
    ...(first?.number !== undefined && { number: first.number, id: first.id }),
  };
};

/** The record that a row names by its number, its external id or an e-mail address; a text says why there is none. */
const matched = async ({ deps, plan }: Entering, draft: Draft): Promise<Kept | string | undefined> => {
  const { recordType } = plan;
  const records = recordsOf(deps, recordType);
  if (draft.number !== undefined) {
    const id = recordIdIn(recordType, draft.number);
    return (id === undefined ? undefined : await records.find(id)) ?? `There is no ${recordType} with this number.`;
  }
  const names = locksOf(recordType, draft).map((lock) => deps.claims.nameOf({ type: 'lock', field: '', ...lock }));
  const { now } = await deps.claims.read([...new Set(names)]);
  const holder = names.map((name) => now.holders.get(name)).find((one) => one !== undefined);
  return holder && records.find(holder.id);
};

/** What of a draft a record lacks, as a merge patch. */
const lackOf = ({ plan, country }: Entering, { record }: Kept, draft: Draft, accountId: string | undefined) => {
  const patch = patchOf(record, draft, countryIn(draft, plan.options) ?? country);
  const moves = accountId !== undefined && 'accountId' in record && record.accountId !== accountId;
  return { ...patch, ...(moves && { accountId }) };
};

const update = async (entering: Entering, found: Kept, { draft, cause, accountId }: Row): Promise<Outcome> => {
  const { deps, plan, viewer } = entering;
  const { recordType, options } = plan;
  const records = recordsOf(deps, recordType);
  let kept: Kept | undefined = found;
  for (let tries = 0; tries < TRIES && kept; tries += 1) {
    const { record }: Kept = kept;
    if (!may.readRecord(viewer.who, recordType, record, viewer.rules))
      return { outcome: 'duplicate', reason: 'Another record has this e-mail address or external id.' };
    if (!may.changeRecord(viewer.who, recordType, record, viewer.rules))
      return refused(`You are not allowed to change ${record.number}.`, 'number');
    const patch = lackOf(entering, kept, draft, accountId);
    if (Object.keys(patch).length === 0) {
      // This row may have changed it before the step was interrupted.
      const isOurs = (await deps.imports.causeOf(records.keyOf(record.id))) === cause.causationId;
      return of(isOurs ? 'updated' : 'unchanged', record);
    }
    const changed = await records.update({
      found: kept,
      patch,
      cause,
      viewer,
      allowDuplicate: options.allowDuplicates,
    });
    if (changed.ok) return of(changed.value ? 'updated' : 'unchanged', record);
    if (changed.error.code !== 'stale-version') return asRefused(changed.error);
    kept = await records.find(record.id);
  }
  return refused('Others are changing this record: import the row again.');
};

/** Of those that a new record may be, one that has all that the row says. */
const sameAmong = async (entering: Entering, error: Refusal, draft: Draft, accountId: string | undefined) => {
  const { deps, plan, viewer } = entering;
  for (const { id } of candidatesIn(error).slice(0, COMPARED)) {
    const kept = await recordsOf(deps, plan.recordType).find(id);
    if (!kept || !may.readRecord(viewer.who, plan.recordType, kept.record, viewer.rules)) continue;
    if (Object.keys(lackOf(entering, kept, draft, accountId)).length === 0) return kept.record;
  }
  return undefined;
};

const issueIn = ({ issues: [issue] }: z.ZodError) =>
  refused(`The row is no record: ${issue?.message ?? ''}`.slice(0, 300), issue?.path.map(String).join('.'));

const create = async (entering: Entering, { row, draft, cause, accountId }: Row): Promise<Outcome> => {
  const { deps, plan, viewer, importId } = entering;
  const { recordType, options } = plan;
  const records = recordsOf(deps, recordType);
  const entry = records.entryOf(draft, options, accountId);
  if (!entry.success) return issueIn(entry.error);
  const asked = { cause, viewer, request: { parts: [importId, String(row)] } };
  const enter = (allowDuplicate: boolean): Promise<Result<Kept['record'], Refusal>> =>
    entry.create({ ...asked, allowDuplicate });
  let made = await enter(false);
  if (!made.ok && made.error.code === 'duplicate') {
    const same = await sameAmong(entering, made.error, draft, accountId);
    if (same) return of('unchanged', same);
    if (options.allowDuplicates) made = await enter(true);
  }
  return made.ok ? of('created', made.value) : asRefused(made.error);
};

/**
 * Enters a row: changes the record that it names, or makes a new one. Entered again, also after it was interrupted anywhere,
 * it finds what it did and says the same.
 */
export const enterRow = async (entering: Entering, row: number, draft: Draft): Promise<Outcome> => {
  const { plan, importId, organizationOf, by } = entering;
  const cause = { ...by, causationId: rowEvent(importId, row) };
  const organization = draft.organization === undefined ? undefined : await organizationOf(draft.organization, cause);
  if (organization && !organization.ok) return refused(organization.error, 'organization');
  const accountId = organization?.value;
  const found = await matched(entering, draft);
  if (typeof found === 'string') return refused(found, 'number');
  if (!found) {
    if (plan.recordType === 'contact' && accountId === undefined)
      return refused('A contact belongs to an organization, and the row names none.', 'organization');
    return create(entering, { row, draft, cause, accountId });
  }
  const isOurs = found.record.request?.key === digestOf(JSON.stringify([importId, String(row)]));
  return isOurs ? of('created', found.record) : update(entering, found, { row, draft, cause, accountId });
};
