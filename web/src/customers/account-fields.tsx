import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountPatch } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { calledIn } from './called.ts';
import { EditField, useRefusedFor, type EditFieldProps } from './edit-field.tsx';
import { codeInput, numberInput, selectInput, suggestInput, tagsInput, textInput } from './inputs.tsx';
import { labelIn, useCodes, usePeople, useTeams, useTerritories, type Option } from './lookups.ts';
import { useFieldRules } from './may.ts';
import { AddressEditor, dialled, linesOf, ReachEditor, type Address, type Reach } from './reach-editors.tsx';
import { useAccountChange } from './use-account-change.ts';
import { Amount } from '../ui/when.tsx';

export interface PartProps {
  readonly account: Account;
}

/** A field of an account, when the person may see it; what the patch says, its change. */
export const AccountField = <Value,>({
  account,
  toPatch,
  isOpen = true,
  ...field
}: Omit<EditFieldProps<Value>, 'account' | 'canEdit' | 'save' | 'saveAnyway'> &
  PartProps & {
    readonly toPatch: (value: Value) => AccountPatch;
    readonly isOpen?: boolean;
  }) => {
  const { t } = useTranslation('customers');
  const rules = useFieldRules('account');
  const refusedFor = useRefusedFor(field.name);
  const change = useAccountChange(account, undefined, (error) => ({
    title: t('field-refused', { field: field.label, name: account.name }),
    detail: refusedFor(error),
  }));
  if (!rules.isShown(field.name)) return null;
  return (
    <EditField
      {...field}
      account={account}
      canEdit={isOpen && rules.isOpen(field.name)}
      save={({ value, ...saving }) => change.mutate({ patch: toPatch(value), ...saving })}
      saveAnyway={({ value, ...saving }) => change.mutate({ patch: toPatch(value), allowDuplicate: true, ...saving })}
    />
  );
};

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

type TextName =
  | 'legalName'
  | 'tradeName'
  | 'givenName'
  | 'familyName'
  | 'birthday'
  | 'externalId'
  | 'industry'
  | 'occupation'
  | 'region'
  | 'source'
  | 'currency'
  | 'language'
  | 'timeZone'
  | 'ownerId'
  | 'teamId'
  | 'territoryId';

const PlainField = ({
  account,
  name,
  input = textInput(),
  shown,
  note,
}: PartProps & {
  readonly name: TextName;
  readonly input?: EditFieldProps<string>['input'];
  readonly shown?: ReactNode;
  readonly note?: ReactNode;
}) => {
  const { t } = useTranslation('customers');
  const value = account[name];
  return (
    <AccountField
      account={account}
      name={name}
      label={t(`fields.${name}`)}
      isEmpty={value === undefined}
      initial={value ?? ''}
      input={input}
      toPatch={(text: string) => ({ [name]: orNull(text) })}
      note={note}
    >
      {shown ?? value}
    </AccountField>
  );
};

/** Who the customer is. */
export const ProfileFields = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const codes = useCodes();
  const isPerson = account.kind === 'person';
  const code = (name: 'industry' | 'occupation' | 'region' | 'source') => (
    <PlainField
      account={account}
      name={name}
      input={codeInput(codes.active[name])}
      shown={labelIn(codes.all[name], account[name])}
    />
  );
  const day =
    account.birthday === undefined
      ? undefined
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
          new Date(`${account.birthday}T00:00:00Z`),
        );
  return (
    <>
      <AccountField
        account={account}
        name="name"
        label={t('fields.name')}
        isEmpty={false}
        initial={account.name}
        input={textInput()}
        toPatch={(name: string) => ({ name: name.trim() })}
      >
        {account.name}
      </AccountField>
      {isPerson ? (
        <>
          <PlainField account={account} name="givenName" />
          <PlainField account={account} name="familyName" />
          <PlainField account={account} name="birthday" input={textInput('date')} shown={day} />
          {code('occupation')}
        </>
      ) : (
        <>
          <PlainField account={account} name="legalName" />
          <PlainField account={account} name="tradeName" />
          {code('industry')}
          <AccountField
            account={account}
            name="employees"
            label={t('fields.employees')}
            isEmpty={account.employees === undefined}
            initial={account.employees}
            input={numberInput({ min: 0, integer: true })}
            toPatch={(employees: number | undefined) => ({ employees: employees ?? null })}
          >
            {account.employees !== undefined && <Amount value={account.employees} />}
          </AccountField>
        </>
      )}
      {code('region')}
      {code('source')}
      <PlainField
        account={account}
        name="language"
        shown={account.language && calledIn(locale, 'language', account.language)}
        input={suggestInput(['en', 'zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'pl'])}
      />
      <PlainField account={account} name="timeZone" input={suggestInput(Intl.supportedValuesOf('timeZone'))} />
      <PlainField account={account} name="currency" input={suggestInput(['EUR', 'USD', 'CNY', 'TWD', 'GBP', 'PLN'])} />
      <PlainField account={account} name="externalId" />
    </>
  );
};

/** A value, and what it is for. */
const labelled = (text: ReactNode, label: string | undefined, key: string) => (
  <Group key={key} gap="xs">
    {text}
    {label !== undefined && (
      <Text span size="xs" c="dimmed">
        {label}
      </Text>
    )}
  </Group>
);

/** How the customer is reached. */
export const ReachFields = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const { emails = [], phones = [], addresses = [] } = account;
  return (
    <>
      <AccountField<readonly Reach[]>
        account={account}
        name="emails"
        label={t('fields.emails')}
        isEmpty={emails.length === 0}
        initial={emails.map(({ address, label }) => ({ value: address, label }))}
        input={(props) => <ReachEditor kind="email" {...props} />}
        toPatch={(rows) => ({
          emails: rows
            .filter(({ value }) => value.trim() !== '')
            .map(({ value, label }) => ({ address: value.trim(), label })),
        })}
      >
        {emails.map(({ address, label }) => labelled(address, label, address))}
      </AccountField>
      <AccountField<readonly Reach[]>
        account={account}
        name="phones"
        label={t('fields.phones')}
        isEmpty={phones.length === 0}
        initial={phones.map(({ number, label, country }) => ({ value: number, label, country }))}
        input={(props) => <ReachEditor kind="phone" {...props} />}
        toPatch={(rows) => ({
          phones: rows
            .filter(({ value }) => value.trim() !== '')
            .map(({ value, label, country }) => ({ number: value.trim(), label, country })),
        })}
      >
        {phones.map(({ number, label }) => labelled(dialled(number), label, number))}
      </AccountField>
      <AccountField<readonly Address[]>
        account={account}
        name="addresses"
        label={t('fields.addresses')}
        isEmpty={addresses.length === 0}
        initial={addresses}
        input={(props) => <AddressEditor {...props} />}
        toPatch={(rows) => ({
          addresses: rows.filter((row) => Object.entries(row).some(([name, part]) => name !== 'label' && part)),
        })}
        manyLines
      >
        <Stack gap="xs">
          {addresses.map((address, at) => labelled(linesOf(address, locale), address.label, String(at)))}
        </Stack>
      </AccountField>
    </>
  );
};

/** Who looks after the customer. */
export const OwnershipFields = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const people = usePeople();
  const teams = useTeams();
  const territories = useTerritories();
  const field = (name: 'ownerId' | 'teamId' | 'territoryId', options: readonly Option[]) => (
    <PlainField
      account={account}
      name={name}
      input={selectInput(options)}
      shown={labelIn(options, account[name])}
      note={name === 'territoryId' && account.territoryBy ? t(`set-by.${account.territoryBy}`) : undefined}
    />
  );
  return (
    <>
      {field('ownerId', people)}
      {field('teamId', teams)}
      {field('territoryId', territories)}
    </>
  );
};

export const TagsField = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const tags = account.tags ?? [];
  return (
    <AccountField<readonly string[]>
      account={account}
      name="tags"
      label={t('fields.tags')}
      isEmpty={tags.length === 0}
      initial={tags}
      input={tagsInput}
      toPatch={(next: readonly string[]) => ({ tags: [...next] })}
    >
      <Group gap="xs">
        {tags.map((tag) => (
          <Badge key={tag} variant="light" tt="none" fw={500}>
            {tag}
          </Badge>
        ))}
      </Group>
    </AccountField>
  );
};

/** A link that a person entered: only one that the web knows is one. */
export const WebLink = ({ to }: { readonly to: string }) =>
  /^https?:\/\//i.test(to) ? (
    <Anchor href={to} target="_blank" rel="noreferrer noopener" size="sm" onClick={(event) => event.stopPropagation()}>
      {to}
    </Anchor>
  ) : (
    to
  );
