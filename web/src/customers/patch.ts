import { hashKey } from '@tanstack/react-query';

/** Whatever values they are. */
const entriesOf = (record: object) => Object.entries<unknown>({ ...record });

/** A merge patch put on a record: `null` takes a field away, an object is merged field by field. */
export const patched = (shown: object, patch: object): Record<string, unknown> => {
  const next: Record<string, unknown> = { ...shown };
  for (const [name, value] of entriesOf(patch)) {
    const old = next[name];
    if (value === null) delete next[name];
    else if (typeof value === 'object' && !Array.isArray(value) && value !== null)
      next[name] = patched(typeof old === 'object' && old !== null ? old : {}, value);
    else next[name] = value;
  }
  return next;
};

/** The fields that a patch takes away, as nothing. */
export const undone = (patch: object) =>
  Object.fromEntries(entriesOf(patch).flatMap(([name, value]) => (value === null ? [[name, undefined]] : [])));

const partOf = (record: unknown, name: string): unknown =>
  typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;

/** Whether one of the fields that a patch writes is another in `now` than in `seen`. */
export const overwrites = (patch: object, seen: unknown, now: unknown): boolean =>
  entriesOf(patch).some(([name, value]) => {
    const was = partOf(seen, name);
    const is = partOf(now, name);
    const isMerged = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMerged ? overwrites(value, was, is) : hashKey([was]) !== hashKey([is]);
  });
