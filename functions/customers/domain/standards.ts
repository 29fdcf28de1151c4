import { refuse } from '../../../shared/kernel/refusal.ts';
import { grades, stages } from '../contract/account.ts';
import type { CodeList } from '../contract/code-list.ts';
import type { CustomField } from '../contract/custom-field.ts';

/** A code with its path in what was sent. */
interface Placed {
  readonly code: string;
  readonly path: string;
}

const placed = (list: 'codes' | 'choices', codes: readonly { readonly code: string }[]): Placed[] =>
  codes.map(({ code }, n) => ({ code, path: `${list}.${n}.code` }));

const firstTwice = (codes: readonly Placed[]) =>
  codes.find(({ code }, n) => codes.findIndex((other) => other.code === code) < n);

/** Codes that the product itself knows: a list of labels may name these only. */
const fixedCodes: Partial<Record<CodeList['id'], readonly string[]>> = {
  'grade-labels': grades,
  'stage-labels': stages,
};

/** Why a code list cannot be kept; nothing when it can. */
export const wrongInList = (list: CodeList) => {
  const codes = placed('codes', list.codes);
  const twice = firstTwice(codes);
  if (twice) return refuse('bad-list', `The code ${twice.code} is there twice.`, twice.path);
  const fixed = fixedCodes[list.id];
  const strange = codes.find(({ code }) =>
    fixed ? !fixed.includes(code) : (grades as readonly string[]).includes(code),
  );
  return strange && refuse('bad-list', `${list.id} takes no ${strange.code}.`, strange.path);
};

/** What each kind of field may be limited by. */
const limits: Readonly<Record<CustomField['kind'], readonly (keyof CustomField)[]>> = {
  text: ['minLength', 'maxLength', 'unique'],
  number: ['min', 'max', 'unique'],
  money: ['min', 'max'],
  date: ['from', 'to', 'unique'],
  choice: ['choices'],
  'multi-choice': ['choices'],
  'yes-no': [],
  link: ['unique'],
};

const everyLimit = ['minLength', 'maxLength', 'min', 'max', 'from', 'to', 'choices', 'unique'] as const;

const bounds = [
  ['minLength', 'maxLength'],
  ['min', 'max'],
  ['from', 'to'],
] as const;

/** Why a custom field cannot be defined so; nothing when it can. */
export const wrongInField = (field: CustomField, before: CustomField | undefined) => {
  if (before && before.kind !== field.kind)
    return refuse('fixed', 'The kind of a field stays as it is: define another field.', 'kind');
  if (before && before.unique !== field.unique)
    return refuse('fixed', 'Whether its values are unique stays as it is: define another field.', 'unique');
  const strange = everyLimit.find(
    (limit) => field[limit] !== undefined && field[limit] !== false && !limits[field.kind].includes(limit),
  );
  if (strange !== undefined)
    return refuse('bad-field', `A field of the kind ${field.kind} has no ${strange}.`, strange);
  if (limits[field.kind].includes('choices') && !field.choices)
    return refuse('bad-field', `A field of the kind ${field.kind} needs its choices.`, 'choices');
  const twice = field.choices && firstTwice(placed('choices', field.choices));
  if (twice) return refuse('bad-field', 'This choice is there twice.', twice.path);
  // A date is neither more nor less than a number.
  const crossed = bounds.find(([low, high]) => (field[low] ?? -Infinity) > (field[high] ?? Infinity));
  return crossed && refuse('bad-field', `Nothing lies between ${crossed[0]} and ${crossed[1]}.`, crossed[1]);
};
