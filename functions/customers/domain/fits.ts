import { refuse, type Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { RecordType } from '../../access/contract/visibility.ts';
import type { CodeList } from '../contract/code-list.ts';
import type { CustomField } from '../contract/custom-field.ts';
import type { CustomValue } from '../contract/values.ts';

type Misfit<Code extends string> = Result<never, Refusal<Code>> | undefined;

/** The fields whose codes are those of the list of the same name. */
const coded = ['industry', 'occupation', 'region', 'source'] as const;

/** The fields with codes that a record has. */
export type Coded = Partial<Readonly<Record<(typeof coded)[number], string | undefined>>>;

/** Refuses a code that a kept list does not have, or gives no more; what a record had before it keeps. */
export const codeMisfit = (
  fields: Coded,
  before: Coded | undefined,
  lists: readonly CodeList[],
): Misfit<'unknown-code'> => {
  for (const field of coded) {
    const value = fields[field];
    const list = lists.find(({ id }) => id === field);
    if (value === undefined || value === before?.[field] || !list) continue;
    if (!list.codes.some(({ code, active }) => active && code === value))
      return refuse('unknown-code', `The list of codes for ${field} has no ${value}.`, field);
  }
  return undefined;
};

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isLink = (text: string) => ['http:', 'https:', 'mailto:', 'tel:'].includes(URL.parse(text)?.protocol ?? '');

const isChosen = ({ choices = [] }: CustomField, code: string) =>
  choices.some((choice) => choice.active && choice.code === code);

const outside = (value: number, { min = -Infinity, max = Infinity }: CustomField) =>
  value < min || value > max
    ? `must be ${min} to ${max}`.replace('-Infinity to', 'up to').replace(' to Infinity', ' or more')
    : undefined;

const textMisfit = (value: string, { minLength = 0, maxLength = 2000 }: CustomField) => {
  const { length } = Array.from(value);
  return length < minLength || length > maxLength ? `must have ${minLength} to ${maxLength} characters` : undefined;
};

const dateMisfit = (value: string, { from = '0000-01-01', to = '9999-12-31' }: CustomField) => {
  if (!isDate(value)) return 'must be a date like 2026-03-29';
  return value < from || value > to ? `must be a date from ${from} to ${to}` : undefined;
};

/** Why a value does not fit the field; nothing when it does. */
const misfitOf = (value: CustomValue, field: CustomField): string | undefined => {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? textMisfit(value, field) : 'must be a text';
    case 'number':
      return typeof value === 'number' ? outside(value, field) : 'must be a number';
    case 'money':
      return typeof value === 'object' && 'amount' in value
        ? outside(Number(value.amount), field)
        : 'must be an amount and a currency';
    case 'date':
      return typeof value === 'string' ? dateMisfit(value, field) : 'must be a date like 2026-03-29';
    case 'choice':
      return typeof value === 'string' && isChosen(field, value) ? undefined : 'must be one of its choices';
    case 'multi-choice':
      return Array.isArray(value) && new Set(value).size === value.length && value.every((one) => isChosen(field, one))
        ? undefined
        : 'must be some of its choices, each once';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'link':
      return typeof value === 'string' && isLink(value) ? undefined : 'must be a link, like https://…';
  }
};

type CustomFields = Readonly<Record<string, CustomValue>>;

const sameValue = (a: CustomValue | undefined, b: CustomValue) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Refuses custom fields that are not defined or do not fit their definition, and a required one that lacks; what a record had
 * before it keeps.
 * @param mayGive whether whoever asks may give the field: nobody is asked for what they may not give
 */
export const customMisfit = (
  type: RecordType,
  values: CustomFields,
  before: CustomFields | undefined,
  definitions: readonly CustomField[],
  mayGive: (id: string) => boolean = () => true,
): Misfit<'bad-custom-field'> => {
  const own = definitions.filter(({ recordType }) => recordType === type);
  for (const [id, value] of Object.entries(values)) {
    if (sameValue(before?.[id], value)) continue;
    const field = own.find((one) => one.id === id);
    const reason = field ? misfitOf(value, field) : 'is not a field that the company has';
    if (reason !== undefined)
      return refuse('bad-custom-field', `The custom field ${id} ${reason}.`, `customFields.${id}`);
  }
  const missing = own.find(({ id, required }) => required && values[id] === undefined && mayGive(id));
  return (
    missing && refuse('bad-custom-field', `The custom field ${missing.id} must be given.`, `customFields.${missing.id}`)
  );
};
