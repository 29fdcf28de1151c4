import { Autocomplete, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import type { FieldInput } from './edit-field.tsx';
import { offered, type Option } from './lookups.ts';

/** Inputs of single fields, as `EditField` wants them. The field's name is said by its label beside. */
export const textInput =
  (type: 'text' | 'email' | 'date' | 'url' = 'text') =>
  ({ value, set, error, label }: FieldInput<string>) => (
    <TextInput
      size="xs"
      type={type}
      aria-label={label}
      value={value}
      error={error}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );

export const numberInput =
  (limits: { readonly min?: number; readonly max?: number; readonly integer?: boolean } = {}) =>
  ({ value, set, error, label }: FieldInput<number | undefined>) => (
    <NumberInput
      size="xs"
      aria-label={label}
      value={value ?? ''}
      error={error}
      min={limits.min}
      max={limits.max}
      allowDecimal={limits.integer !== true}
      onChange={(next) => set(typeof next === 'number' ? next : undefined)}
    />
  );

const selectable = (options: readonly Option[], value: string) => [
  ...offered(options, value),
  // What a record has stays choosable, also when it is not given to others.
  ...(value === '' || options.some((option) => option.value === value) ? [] : [{ value, label: value }]),
];

export const selectInput =
  (options: readonly Option[], canBeEmpty = true) =>
  ({ value, set, error, label }: FieldInput<string>) => (
    <Select
      size="xs"
      aria-label={label}
      data={selectable(options, value)}
      value={value === '' ? null : value}
      error={error}
      searchable
      clearable={canBeEmpty}
      clearButtonProps={{ 'aria-label': label }}
      onChange={(next) => set(next ?? '')}
    />
  );

/** A code of a list; any code where no list is kept. */
export const codeInput = (options: readonly Option[] | undefined) => (options ? selectInput(options) : textInput());

export const tagsInput = ({ value, set, error, label }: FieldInput<readonly string[]>) => (
  <TagsInput
    size="xs"
    aria-label={label}
    value={[...value]}
    error={error}
    onChange={set}
    splitChars={[',', ';', '，', '、']}
  />
);

export const suggestInput =
  (suggestions: readonly string[]) =>
  ({ value, set, error, label }: FieldInput<string>) => (
    <Autocomplete
      size="xs"
      aria-label={label}
      data={[...suggestions]}
      limit={20}
      value={value}
      error={error}
      onChange={set}
    />
  );
