import type { Account, CustomField } from '../api/client.ts';

export type CustomValue = NonNullable<NonNullable<Account['customFields']>[string]>;

/** What is being typed, whatever the kind: text, a number, several codes, an amount, yes. */
export interface CustomTyped {
  readonly text: string;
  readonly number?: number;
  readonly codes: readonly string[];
  readonly currency: string;
  readonly yes: boolean;
}

export const typedOf = (value: CustomValue | undefined): CustomTyped => ({
  text: typeof value === 'string' ? value : typeof value === 'object' && 'amount' in value ? value.amount : '',
  number: typeof value === 'number' ? value : undefined,
  codes: Array.isArray(value) ? value : [],
  currency: typeof value === 'object' && 'currency' in value ? value.currency : '',
  yes: value === true,
});

/** What was typed as a value of the field; null when that is none. */
export const valueOf = (kind: CustomField['kind'], typed: CustomTyped): CustomValue | null => {
  const text = typed.text.trim();
  if (kind === 'number') return typed.number ?? null;
  if (kind === 'yes-no') return typed.yes;
  if (kind === 'multi-choice') return typed.codes.length > 0 ? [...typed.codes] : null;
  if (kind === 'money') return text === '' ? null : { amount: text, currency: typed.currency.trim().toUpperCase() };
  return text === '' ? null : text;
};

/** By the id of the field: what somebody typed into a form. Where nothing was touched nothing is there. */
export type CustomDraft = Readonly<Partial<Record<string, CustomTyped>>>;

type CustomValues = Readonly<Record<string, CustomValue>>;

/**
 * The values that a form sends for its fields: those that were touched, null where one was emptied. Of what must be said, a box
 * that was never ticked says no.
 * @param before what the record has
 */
export const customPatch = (
  fields: readonly CustomField[],
  draft: CustomDraft,
  before: Account['customFields'] = {},
): Record<string, CustomValue | null> =>
  Object.fromEntries(
    fields.flatMap(({ id, kind, required }): [string, CustomValue | null][] => {
      const typed = draft[id];
      if (typed) return [[id, valueOf(kind, typed)]];
      return kind === 'yes-no' && required && before[id] === undefined ? [[id, false]] : [];
    }),
  );

/** The same of a record that is made: what is empty is not sent. */
export const customEntry = (fields: readonly CustomField[], draft: CustomDraft): CustomValues =>
  Object.fromEntries(
    Object.entries(customPatch(fields, draft)).flatMap(([id, value]): [string, CustomValue][] =>
      value === null ? [] : [[id, value]],
    ),
  );
