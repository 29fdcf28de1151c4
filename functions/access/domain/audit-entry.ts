import type { Instant } from '../../../shared/kernel/clock.ts';
import { sha256 } from '../../../shared/kernel/hash.ts';
import type { AuditRecord, ChainedEntry, FieldChange } from '../contract/audit.ts';
import { changesBetween, contentOf, topFields, type Image } from './audit-changes.ts';

/** An entry that is to be chained, with the values. Personal data. */
export interface Draft {
  readonly entry: Omit<ChainedEntry, 'digest'>;
  readonly changes: readonly FieldChange[];
}

/** A change of an item as the table's stream tells it. */
export interface ItemChange {
  readonly key: { readonly pk: string; readonly sk: string };
  readonly before?: Image | undefined;
  readonly after?: Image | undefined;
  /** When the stream took it, to the second. */
  readonly at: Instant;
  /** Digits that grow with each change of an item. */
  readonly sequence: string;
  /** The table itself took the item away, since its time was over. */
  readonly expired: boolean;
}

const SEQUENCE_DIGITS = 40;
/** Names in an entry; a record has fewer. */
const MOST_NAMES = 100;

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/**
 * How the audit names a record: by its key. `customers#account#7KQ` is the account `7KQ`, `access#directory` with `person#ada`
 * the person `ada`, `analytics#schedules` with `weekly` the schedules' `weekly`.
 */
export const recordOf = ({ pk, sk }: ItemChange['key']): AuditRecord => {
  const [, collection = '', ...ids] = pk.split('#');
  if (ids.length > 0) {
    const beside = sk === 'record' || sk === collection ? [] : [sk];
    return { recordType: collection, recordId: [...ids, ...beside].join('#') };
  }
  const [type = '', ...rest] = sk.split('#');
  return rest.length > 0 ? { recordType: type, recordId: rest.join('#') } : { recordType: collection, recordId: sk };
};

/** The number of the request that led to a write: its events say it. */
const correlationIn = (image: Image | undefined) => {
  const riders = textOf(image?.['events']);
  return riders === undefined ? undefined : /"correlationid":"([^"\\]{1,100})"/.exec(riders)?.[1];
};

/** A record that somebody deleted says so, and who it was, before its item goes. */
const isGone = (image: Image | undefined) => image?.['status'] === 'deleted';

const kindOf = ({ before, after }: ItemChange) => {
  if (!after) return 'deleted';
  const erasure = after['erasureId'];
  if (erasure !== undefined && erasure !== before?.['erasureId']) return 'erased';
  if (isGone(after) && !isGone(before)) return 'deleted';
  return before === undefined || (isGone(before) && !isGone(after)) ? 'created' : 'changed';
};

/** When it happened: the record says it; where it says nothing new, the stream does, but no time before the last change. */
const timeOf = ({ before, after, at }: ItemChange) => {
  const said = textOf(after?.['updatedAt']);
  const last = textOf(before?.['updatedAt']);
  if (said !== undefined && said !== last) return said;
  return last !== undefined && last > at ? last : at;
};

const actorOf = ({ after, expired }: ItemChange) =>
  after ? (textOf(after['updatedBy']) ?? 'unknown') : expired ? 'system:expiry' : 'unknown';

/** What a letter holds that nobody could deliver may be anything: it lies in the letter alone. */
const told = ({ recordType }: AuditRecord, changes: readonly FieldChange[]): readonly FieldChange[] =>
  recordType === 'dead-letter' ? changes.filter(({ field }) => field !== 'body') : changes;

/** An erasure keeps no value: what it took away must not live on here. */
const aboutErasure = (erasureId: unknown) => ({ about: { erasureId: String(erasureId) } });

export const erasureMark = (at: Instant, erasureId: string) => `${at}#erasure-${erasureId}`;

/**
 * The entry of a change; nothing when there is nothing to tell: a write that changed no more than the table's own, or a
 * record long deleted that is now taken away.
 */
export const draftOf = (change: ItemChange): Draft | undefined => {
  const { key, before, after, sequence } = change;
  if (!after && isGone(before)) return undefined;
  const kind = kindOf(change);
  const record = recordOf(key);
  const changes = told(record, changesBetween(contentOf(before), contentOf(after)));
  const version = (after ?? before)?.['version'];
  if (kind === 'changed' && changes.length === 0 && version === before?.['version']) return undefined;
  const at = timeOf(change);
  const correlationId = correlationIn(after);
  const erasureId = kind === 'erased' ? String(after?.['erasureId']) : undefined;
  const entry = {
    ...record,
    mark: erasureId === undefined ? `${at}#${sequence.padStart(SEQUENCE_DIGITS, '0')}` : erasureMark(at, erasureId),
    kind,
    at,
    by: actorOf(change),
    ...(typeof version === 'number' && { version }),
    ...(correlationId !== undefined && { correlationId }),
    fields: topFields(changes).slice(0, MOST_NAMES),
    ...(erasureId !== undefined && aboutErasure(erasureId)),
  } as const;
  return { entry, changes: kind === 'erased' ? [] : changes };
};

/** The entry that says that the values of a record, which may be long gone, were erased. */
export const erasureOf = (record: AuditRecord, erasureId: string, at: Instant, by: string): Draft => ({
  entry: {
    ...record,
    mark: erasureMark(at, erasureId),
    kind: 'erased',
    at,
    by,
    fields: [],
    ...aboutErasure(erasureId),
  },
  changes: [],
});

/** An entry ready to be chained: its text, and the values apart. */
export interface Sealed {
  readonly entry: ChainedEntry;
  readonly text: string;
  readonly values?: { readonly salt: string; readonly changes: string } | undefined;
}

/** What is chained instead of the values. Without the salt nobody can try out which values it was made of. */
export const digestOfValues = ({ salt, changes }: { readonly salt: string; readonly changes: string }) =>
  sha256(JSON.stringify([salt, changes]));

/** @param salt that nobody can guess, for this entry alone */
export const sealed = ({ entry, changes }: Draft, salt: string): Sealed => {
  if (changes.length === 0) return { entry, text: JSON.stringify(entry) };
  const values = { salt, changes: JSON.stringify(changes) };
  const whole = { ...entry, digest: digestOfValues(values) };
  return { entry: whole, text: JSON.stringify(whole), values };
};
