import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { ActionIcon, Button, Text, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/client.ts';
import { calledIn } from './called.ts';
import type { FieldInput } from './edit-field.tsx';
import classes from './customers.module.css';

/** An e-mail address or a phone number as it is typed. */
export interface Reach {
  readonly value: string;
  readonly label?: string;
  readonly country?: string;
}

export type Address = NonNullable<Account['addresses']>[number];

const without = <Row,>(rows: readonly Row[], at: number) => rows.filter((_, index) => index !== at);
const replaced = <Row,>(rows: readonly Row[], at: number, row: Row) =>
  rows.map((old, index) => (index === at ? row : old));
const orNone = (text: string) => (text === '' ? undefined : text);

/** E-mail addresses, or phone numbers: a value and a label each. */
export const ReachEditor = ({
  kind,
  value,
  set,
  error,
  label,
}: FieldInput<readonly Reach[]> & {
  readonly kind: 'email' | 'phone';
}) => {
  const { t } = useTranslation('customers');
  return (
    <div className={classes.rows} role="group" aria-label={label}>
      {value.map((row, at) => (
        <div key={at} className={classes.row}>
          <TextInput
            size="xs"
            type={kind === 'email' ? 'email' : 'tel'}
            aria-label={t(kind === 'email' ? 'email' : 'phone')}
            value={row.value}
            onChange={({ currentTarget }) => set(replaced(value, at, { label: row.label, value: currentTarget.value }))}
          />
          <TextInput
            size="xs"
            aria-label={t('label')}
            placeholder={t('label')}
            value={row.label ?? ''}
            onChange={({ currentTarget }) => set(replaced(value, at, { ...row, label: orNone(currentTarget.value) }))}
          />
          <ActionIcon aria-label={t('remove')} onClick={() => set(without(value, at))}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {error !== undefined && (
        <Text size="xs" c="var(--rp-late)" role="alert">
          {error}
        </Text>
      )}
      <Button
        variant="subtle"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set([...value, { value: '' }])}
      >
        {t(kind === 'email' ? 'add-email' : 'add-phone')}
      </Button>
    </div>
  );
};

const parts = ['street', 'postalCode', 'city', 'region', 'country', 'label'] as const;

export const AddressEditor = ({ value, set, error, label }: FieldInput<readonly Address[]>) => {
  const { t } = useTranslation('customers');
  return (
    <div className={classes.rows} role="group" aria-label={label}>
      {value.map((address, at) => (
        <div key={at} className={classes.address}>
          {parts.map((part) =>
            part === 'street' ? (
              <Textarea
                key={part}
                className={classes.wide}
                size="xs"
                autosize
                minRows={1}
                placeholder={t('address.street')}
                aria-label={t('address.street')}
                value={address.street ?? ''}
                onChange={({ currentTarget }) =>
                  set(replaced(value, at, { ...address, street: orNone(currentTarget.value) }))
                }
              />
            ) : (
              <TextInput
                key={part}
                size="xs"
                placeholder={t(`address.${part}`)}
                aria-label={t(`address.${part}`)}
                value={address[part] ?? ''}
                maxLength={part === 'country' ? 2 : undefined}
                onChange={({ currentTarget }) => {
                  const typed = part === 'country' ? currentTarget.value.toUpperCase() : currentTarget.value;
                  set(replaced(value, at, { ...address, [part]: orNone(typed) }));
                }}
              />
            ),
          )}
          <Button variant="subtle" color="gray" w="fit-content" onClick={() => set(without(value, at))}>
            {t('remove')}
          </Button>
        </div>
      ))}
      {error !== undefined && (
        <Text size="xs" c="var(--rp-late)" role="alert">
          {error}
        </Text>
      )}
      <Button
        variant="subtle"
        w="fit-content"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => set([...value, {}])}
      >
        {t('add-address')}
      </Button>
    </div>
  );
};

/** An address as it is written on a letter, the country in the language of the page. */
export const linesOf = ({ street, postalCode, city, region, country }: Address, language: string) =>
  [street, [postalCode, city].filter(Boolean).join(' '), region, country && calledIn(language, 'region', country)]
    .filter((line) => line !== undefined && line !== '')
    .join('\n');

/** A number of E.164 as people write it: `+49 40 5550101`. */
export const dialled = (number: string) => parsePhoneNumberFromString(number)?.formatInternational() ?? number;
