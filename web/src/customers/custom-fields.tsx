import { Checkbox, Group, Input, MultiSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account, AccountPatch, CustomField } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Amount } from '../ui/when.tsx';
import { AccountField, WebLink, type PartProps } from './account-fields.tsx';
import { typedOf, valueOf, type CustomDraft, type CustomTyped } from './custom-values.ts';
import type { FieldInput } from './edit-field.tsx';
import { selectInput, textInput } from './inputs.tsx';
import { inLanguage, useCustomFields } from './lookups.ts';

/** A value of a custom field in words. */
export const CustomShown = ({ field, value }: { readonly field: CustomField | undefined; readonly value: unknown }) => {
  const { t, i18n } = useTranslation('customers');
  const locale = useLocale();
  const choice = (code: unknown) => {
    const found = field?.choices?.find((one) => one.code === code);
    return found ? inLanguage(found.label, i18n.language) : String(code);
  };
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return <Amount value={value} />;
  if (Array.isArray(value)) return new Intl.ListFormat(locale).format(value.map(choice));
  if (typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value)
    return `${String(value.amount)} ${String(value.currency)}`;
  if (typeof value !== 'string') return null;
  if (field?.kind === 'link') return <WebLink to={value} />;
  if (field?.kind === 'choice') return choice(value);
  if (field?.kind === 'date')
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
      new Date(`${value}T00:00:00Z`),
    );
  return value;
};

const KindInput = ({ field, value, set, error, label }: FieldInput<CustomTyped> & { readonly field: CustomField }) => {
  const { t, i18n } = useTranslation('customers');
  const options = (field.choices ?? [])
    .filter(({ code, active }) => active || value.text === code || value.codes.includes(code))
    .map(({ code, label: words }) => ({ value: code, label: inLanguage(words, i18n.language) }));
  const ofText = { value: value.text, set: (text: string) => set({ ...value, text }), error, label };
  switch (field.kind) {
    case 'yes-no':
      return (
        <Checkbox
          label={label}
          checked={value.yes}
          error={error}
          onChange={({ currentTarget }) => set({ ...value, yes: currentTarget.checked })}
        />
      );
    case 'number':
      return (
        <NumberInput
          size="xs"
          aria-label={label}
          value={value.number ?? ''}
          error={error}
          onChange={(next) => set({ ...value, number: typeof next === 'number' ? next : undefined })}
        />
      );
    case 'multi-choice':
      return (
        <MultiSelect
          aria-label={label}
          size="xs"
          data={options}
          value={[...value.codes]}
          error={error}
          onChange={(codes) => set({ ...value, codes })}
        />
      );
    case 'choice':
      return selectInput(options)(ofText);
    case 'money':
      return (
        <Group gap="xs" align="start" wrap="nowrap">
          <TextInput
            size="xs"
            inputMode="decimal"
            aria-label={label}
            value={value.text}
            error={error}
            onChange={({ currentTarget }) => set({ ...value, text: currentTarget.value })}
          />
          <TextInput
            size="xs"
            w="5rem"
            maxLength={3}
            aria-label={t('fields.currency')}
            placeholder="EUR"
            value={value.currency}
            onChange={({ currentTarget }) => set({ ...value, currency: currentTarget.value.toUpperCase() })}
          />
        </Group>
      );
    case 'date':
      return textInput('date')(ofText);
    case 'link':
      return textInput('url')(ofText);
    case 'text':
      return textInput()(ofText);
  }
};

export interface CustomInputsProps {
  readonly fields: readonly CustomField[];
  readonly draft: CustomDraft;
  readonly onChange: (draft: CustomDraft) => void;
  /** What the record has. */
  readonly before?: Account['customFields'];
  /** Why a field was refused, by its name: `customFields.size`. */
  readonly reasonOf: (name: string) => string | undefined;
  readonly isOpen: (name: string) => boolean;
}

/** The company's own fields in a form; those that the person may not change are told. */
export const CustomInputs = ({ fields, draft, onChange, before, reasonOf, isOpen }: CustomInputsProps) => {
  const { t, i18n } = useTranslation('customers');
  return fields.map((field) => {
    const { id, kind, required } = field;
    const name = `customFields.${id}`;
    const label = inLanguage(field.label, i18n.language);
    const isYesNo = kind === 'yes-no' && isOpen(name);
    const value = before?.[id];
    const input = isOpen(name) ? (
      <KindInput
        field={field}
        value={draft[id] ?? typedOf(value)}
        set={(typed) => onChange({ ...draft, [id]: typed })}
        error={reasonOf(name)}
        label={label}
      />
    ) : (
      <Text size="sm">{value === undefined ? t('none') : <CustomShown field={field} value={value} />}</Text>
    );
    if (isYesNo) return <div key={id}>{input}</div>;
    return (
      <Input.Wrapper key={id} label={label} labelElement="div" withAsterisk={required && isOpen(name)}>
        {input}
      </Input.Wrapper>
    );
  });
};

/** The company's own fields, by their definitions; values whose definition is gone are shown as they are. */
export const CustomFieldRows = ({ account }: PartProps) => {
  const { i18n } = useTranslation('customers');
  const fields = useCustomFields('account');
  const values = account.customFields ?? {};
  const others = Object.keys(values).filter((id) => !fields.some((field) => field.id === id));
  return (
    <>
      {fields.map((field) => {
        const value = values[field.id];
        return (
          <AccountField
            key={field.id}
            account={account}
            name={`customFields.${field.id}`}
            label={inLanguage(field.label, i18n.language)}
            isEmpty={value === undefined}
            initial={typedOf(value)}
            input={(props: FieldInput<CustomTyped>) => <KindInput field={field} {...props} />}
            toPatch={(typed): AccountPatch => ({
              customFields: { [field.id]: valueOf(field.kind, typed) },
            })}
          >
            <CustomShown field={field} value={value} />
          </AccountField>
        );
      })}
      {others.map((id) => (
        <AccountField
          key={id}
          account={account}
          name={`customFields.${id}`}
          label={id}
          isEmpty={false}
          isOpen={false}
          initial=""
          input={textInput()}
          toPatch={() => ({})}
        >
          <CustomShown field={undefined} value={values[id]} />
        </AccountField>
      ))}
    </>
  );
};
