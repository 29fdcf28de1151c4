import mergePatch from 'json-merge-patch';
import type * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';

/** What a record is known by, beside what people entered. */
export interface Marks {
  readonly id: string;
  readonly number: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly updatedAt: Instant;
  /** The actor of the latest change; the audit looks for it. */
  readonly updatedBy: string;
  readonly version: number;
  /** Digests of the request that made it: its `Idempotency-Key` with its caller, and its body. */
  readonly request?: { readonly key: string; readonly body: string } | undefined;
}

/** How a new record comes by its id. */
export interface Origin {
  readonly id: string;
  /** The actor. */
  readonly by: string;
  readonly request?: Marks['request'];
}

export const newMarks = ({ id, by, request }: Origin, number: string, now: Instant): Marks => ({
  id,
  number,
  createdAt: now,
  createdBy: by,
  updatedAt: now,
  updatedBy: by,
  version: 1,
  ...(request && { request }),
});

export const touched = (before: Marks, by: string, now: Instant) => ({
  updatedAt: now,
  updatedBy: by,
  version: before.version + 1,
});

/** A copy without attributes that are undefined. */
export const compact = <Whole extends object>(whole: Whole): Whole =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an attribute that is undefined is as one that is not there
  Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Whole;

/** The names of the fields in which two records differ, in order. */
export const changedFields = (before: object, after: object): string[] => {
  const difference = mergePatch.generate(compact(before), compact(after));
  return Object.keys(difference ?? {}).toSorted();
};

/** Whether two values are the same, whatever the order of their fields. */
export const isSame = (a: unknown, b: unknown) => changedFields({ value: a }, { value: b }).length === 0;

/** Some fields of a record. */
export const fieldsOf = (record: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([name, value]) => names.includes(name) && value !== undefined));

/**
 * What somebody entered, after a merge patch (RFC 7396), read again by the shape of an entry.
 * @param entered the fields as they are
 */
export const patched = <Schema extends z.ZodType>(entered: object, patch: object, shape: Schema) => {
  const read = shape.safeParse(mergePatch.apply(structuredClone(entered), structuredClone(patch)));
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return refuse(
    'invalid-result',
    `After this change the record would not be as it must be: ${issue?.message ?? 'it has no fields'}.`,
    issue?.path.map(String).join('.') ?? '',
  );
};
