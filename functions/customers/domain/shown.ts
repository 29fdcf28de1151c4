import type { Principal } from '../../access/contract/principal.ts';
import {
  fieldAccess,
  sees,
  type AccessRules,
  type Belonging,
  type RecordType,
} from '../../access/contract/visibility.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import type { Account as ShownAccount } from '../contract/account.ts';
import type { Contact as ShownContact } from '../contract/contact.ts';
import type { MergeView } from '../contract/merge.ts';
import type { ActiveAccount } from './account.ts';
import type { ActiveContact } from './contact.ts';
import type { Merge } from './merge-state.ts';

/** Somebody who asks, with the rules that say what they see. */
export interface Viewer {
  readonly who: Principal;
  readonly rules: AccessRules;
}

const CUSTOM = 'customFields';

/** Whether somebody may know of a field, also when they look for it or filter by it. */
export const maySee = ({ who, rules }: Viewer, type: RecordType, field: string) =>
  fieldAccess(who, type, field, rules) !== 'hidden';

const mayWrite = ({ who, rules }: Viewer, type: RecordType, field: string) =>
  fieldAccess(who, type, field, rules) === 'write';

export const mayGiveCustom = (viewer: Viewer | undefined, type: RecordType) => (id: string) =>
  !viewer || (mayWrite(viewer, type, CUSTOM) && mayWrite(viewer, type, `${CUSTOM}.${id}`));

/** The record without the fields that the viewer may not see. */
export const withoutHidden = <Whole extends object>(
  record: Whole,
  type: RecordType,
  viewer: Viewer,
): Partial<Whole> => {
  const entries = Object.entries(record)
    .filter(([field]) => maySee(viewer, type, field))
    .map(([field, value]: [string, unknown]) => [
      field,
      field === CUSTOM && typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).filter(([id]) => maySee(viewer, type, `${CUSTOM}.${id}`)))
        : value,
    ]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- some of the entries of the record itself
  return Object.fromEntries(entries) as Partial<Whole>;
};

const isGiven = (value: unknown) =>
  value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** The fields that an entry or a patch gives, custom ones by `customFields.<id>`; an empty list or object in an entry gives nothing. */
export const givenFields = (given: object, { asPatch = false } = {}): string[] =>
  Object.entries(given).flatMap(([field, value]: [string, unknown]) => {
    if (!asPatch && !isGiven(value)) return [];
    return field === CUSTOM && typeof value === 'object' && value !== null
      ? [field, ...Object.keys(value).map((id) => `${CUSTOM}.${id}`)]
      : [field];
  });

/** Refuses fields that the viewer may not write: the first of them is named. */
export const unwritable = (viewer: Viewer | undefined, type: RecordType, fields: readonly string[]) => {
  const field = viewer && fields.find((one) => !mayWrite(viewer, type, one));
  return field === undefined
    ? undefined
    : refuse('field-forbidden', `You are not allowed to set ${field}; ask an administrator.`, field);
};

/** Whether the viewer sees the record. */
export const isSeen = (viewer: Viewer | undefined, type: RecordType, belonging: Belonging) =>
  !viewer || sees(viewer.who, type, belonging, viewer.rules);

/** Whether somebody is who asks. */
export const isOneself = ({ who }: Viewer, id: string) => who.kind !== 'nobody' && who.id === id;

/** Who enters a record for no owner, and would not see it, owns it: a person as well as a machine. */
export const withOwner = <Entry extends Belonging>(
  entry: Entry,
  type: RecordType,
  viewer: Viewer | undefined,
): Entry => {
  if (!viewer || viewer.who.kind === 'nobody') return entry;
  const own = { ...entry, ownerId: viewer.who.id };
  // Whoever sees not even their own gains nothing by it.
  return !isSeen(viewer, type, entry) && isSeen(viewer, type, own) ? own : entry;
};

/** The account as the API shows it to the viewer. */
export const accountView = (record: ActiveAccount, viewer: Viewer): ShownAccount => {
  const { status: _, updatedBy: __, request: ___, ...kept } = record;
  const { id, number, kind, name, createdAt, updatedAt, version } = record;
  return { ...withoutHidden(kept, 'account', viewer), id, number, kind, name, createdAt, updatedAt, version };
};

/** A merge as the API shows it: without the values of fields that are hidden from the viewer. */
export const mergeView = (merge: Merge, viewer: Viewer): MergeView => {
  const { targetBefore: _, sourceBefore: __, merged: ___, phase: ____, after: _____, body: ______, ...shown } = merge;
  const setAside = Object.entries(merge.setAside).filter(
    ([field]) => maySee(viewer, 'account', field) && maySee(viewer, 'account', field.split('.')[0] ?? field),
  );
  return { ...shown, kept: merge.kept && [...merge.kept], setAside: Object.fromEntries(setAside) };
};

/** The contact as the API shows it to the viewer. */
export const contactView = (record: ActiveContact, viewer: Viewer): ShownContact => {
  const { status: _, updatedBy: __, request: ___, ...kept } = record;
  const { id, number, accountId, name, createdAt, updatedAt, version } = record;
  return { ...withoutHidden(kept, 'contact', viewer), id, number, accountId, name, createdAt, updatedAt, version };
};
