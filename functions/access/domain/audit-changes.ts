import type { FieldChange } from '../contract/audit.ts';

/** An item of the table. */
export type Image = Readonly<Record<string, unknown>>;

/** What the table, not the record, needs; and what an entry says in words of its own. */
const NOT_CONTENT = new Set(
  (
    'pk sk gsi1pk gsi1sk duePk dueSk listed expiresAt events ' +
    'version revision createdAt updatedAt updatedBy erasureId request requestMark claims'
  ).split(' '),
);

/** More fields than these are told at the top of the record only. */
const MOST_FIELDS = 500;
/** Bytes: an item of the table holds 400 KB, and its entry holds it twice. */
const MOST_VALUES = 200_000;

const isMap = (value: unknown): value is Image => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record's own fields: also those that it keeps only where its list shows them. */
export const contentOf = (image: Image | undefined): Image => {
  const listed = image?.['listed'];
  return Object.fromEntries(
    Object.entries({ ...(isMap(listed) ? listed : {}), ...image }).filter(([name]) => !NOT_CONTENT.has(name)),
  );
};

const sorted = (value: unknown): unknown =>
  isMap(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, one]) => [name, sorted(one)]),
      )
    : Array.isArray(value)
      ? value.map(sorted)
      : value;

const sameValue = (a: unknown, b: unknown) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

const differences = (before: unknown, after: unknown, path: string, depth: number): FieldChange[] => {
  const inside = [before, after].every((value) => value === undefined || isMap(value)) && depth > 0;
  const [was, is] = [isMap(before) ? before : {}, isMap(after) ? after : {}];
  const names = inside ? [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted() : [];
  if (names.length > 0)
    return names.flatMap((name) => differences(was[name], is[name], path === '' ? name : `${path}.${name}`, depth - 1));
  if (sameValue(before, after)) return [];
  return [{ field: path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
};

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** What differs, field by field, in maps within maps; a list is one value. Values beyond what an entry can hold are left out. */
export const changesBetween = (before: Image, after: Image): FieldChange[] => {
  const all = differences(before, after, '', Infinity);
  const told = all.length > MOST_FIELDS ? differences(before, after, '', 1) : all;
  let left = MOST_VALUES;
  return told.map((change) => {
    const size = bytesOf(change);
    if (size > left) return { field: change.field, leftOut: size };
    left -= size;
    return change;
  });
};

/** The names at the top of a record. */
export const topFields = (changes: readonly FieldChange[]) => [
  ...new Set(changes.map(({ field }) => field.split('.')[0] ?? '')),
];
