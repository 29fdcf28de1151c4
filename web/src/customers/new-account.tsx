import { Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Account, AccountEntry, CustomField } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { KeptNote } from '../ui/kept-note.tsx';
import { Problem } from '../ui/problem.tsx';
import { useRecordDraft } from '../ui/record-draft.ts';
import { keyOfDraft } from '../ui/use-draft.ts';
import { Candidates, candidatesOf } from './candidates.tsx';
import { CustomInputs } from './custom-fields.tsx';
import { customEntry, type CustomDraft } from './custom-values.ts';
import classes from './customers.module.css';
import { kinds, oneOf } from './filter.ts';
import { useCustomFields } from './lookups.ts';
import { useFieldRules } from './may.ts';

const texts = ['name', 'givenName', 'familyName', 'email', 'phone', 'street', 'postalCode', 'city', 'country'] as const;

type Text = (typeof texts)[number];

type Typed = Readonly<Record<Text | 'kind', string>> & { readonly custom: CustomDraft };

const FRESH: Typed = {
  kind: 'organization',
  name: '',
  givenName: '',
  familyName: '',
  email: '',
  phone: '',
  street: '',
  postalCode: '',
  city: '',
  country: '',
  custom: {},
};

const DRAFT = 'new-account';

/** Nothing is stored yet, so that there is no version to change. */
const START = { value: FRESH, etag: '"0"' };

const entryOf = (typed: Typed, fields: readonly CustomField[]): AccountEntry => {
  const given = (name: Text) => {
    const text = typed[name].trim();
    return text === '' ? undefined : text;
  };
  const address = {
    street: given('street'),
    postalCode: given('postalCode'),
    city: given('city'),
    country: given('country')?.toUpperCase(),
  };
  const email = given('email');
  const phone = given('phone');
  const kind = oneOf(kinds, typed.kind) ?? 'organization';
  return {
    kind,
    ...(kind === 'person'
      ? { givenName: given('givenName'), familyName: given('familyName') }
      : { name: given('name') }),
    ...(email !== undefined && { emails: [{ address: email }] }),
    ...(phone !== undefined && { phones: [{ number: phone }] }),
    ...(Object.values(address).some((part) => part !== undefined) && { addresses: [address] }),
    ...(fields.length > 0 && { customFields: customEntry(fields, typed.custom) }),
  };
};

/** The server's name of a field → the form's. */
const inForm: Readonly<Record<string, string>> = {
  'emails.0.address': 'email',
  'phones.0.number': 'phone',
  'phones.0': 'phone',
  'emails.0': 'email',
  'addresses.0.country': 'country',
};

const Form = ({
  onClose,
  onCreated,
}: {
  readonly onClose: () => void;
  readonly onCreated: (account: Account) => void;
}) => {
  const { t } = useTranslation('customers');
  const rules = useFieldRules('account');
  const all = useCustomFields('account');
  const { value: typed, change, discard, isChanged } = useRecordDraft(DRAFT, START, FRESH);
  // The others are entered where the account is; without these it is refused.
  const fields = all.filter(
    ({ id, required }) => required && rules.isOpen('customFields') && rules.isOpen(`customFields.${id}`),
  );
  const entry = entryOf(typed, fields);
  const create = useMutationOf<boolean, Account>({
    run: (allowDuplicate) =>
      data(
        api.createAccount(entry, allowDuplicate ? { allowDuplicate: 'true' } : {}, {
          headers: { 'Idempotency-Key': `${keyOfDraft(DRAFT, entry)}${allowDuplicate ? '-anyway' : ''}` },
        }),
      ),
    touches: [['accounts', 'list']],
    done: t('new-account.done'),
    quiet: true,
    onDone: discard,
  });
  const blamed = blamedFields(create.error);
  const errors = Object.fromEntries(Object.entries(blamed).map(([field, reason]) => [inForm[field] ?? field, reason]));
  const field = (name: Text, type = 'text', wide = false) => (
    <TextInput
      className={wide ? classes.wide : undefined}
      type={type}
      label={t(`new-account.${name}`)}
      value={typed[name]}
      error={errors[name]}
      maxLength={name === 'country' ? 2 : undefined}
      data-autofocus={name === 'name' || name === 'givenName' || undefined}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  const isPerson = typed.kind === 'person';
  const hasCandidates = candidatesOf(create.error).length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!create.isPending) create.mutate(false, { onSuccess: onCreated });
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('fields.kind')}
          value={isPerson ? 'person' : 'organization'}
          onChange={(kind) => change({ kind })}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <div className={classes.form}>
          {isPerson ? (
            <>
              {field('givenName')}
              {field('familyName')}
            </>
          ) : (
            field('name', 'text', true)
          )}
          {field('email', 'email')}
          {field('phone', 'tel')}
          {field('street', 'text', true)}
          {field('postalCode')}
          {field('city')}
          {field('country')}
          <CustomInputs
            fields={fields}
            draft={typed.custom}
            onChange={(custom) => change({ custom })}
            reasonOf={(name) => errors[name]}
            isOpen={rules.isOpen}
          />
        </div>
        {hasCandidates ? (
          <Candidates
            error={create.error}
            isPending={create.isPending}
            onAnyway={() => create.mutate(true, { onSuccess: onCreated })}
            onOpen={onClose}
          />
        ) : (
          <Problem
            error={create.error}
            shownFields={Object.keys(blamed).filter(
              (name) => oneOf(texts, inForm[name] ?? name) ?? fields.some(({ id }) => name === `customFields.${id}`),
            )}
          />
        )}
        <KeptNote
          isChanged={isChanged}
          error={undefined}
          onDiscard={() => {
            discard();
            create.reset();
          }}
        />
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending && !create.variables}>
            {t('new-account.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Enters a customer; whom it may be already is shown before there are two of them. */
export const NewAccount = ({
  opened,
  onClose,
  onCreated,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (account: Account) => void;
}) => {
  const { t } = useTranslation(['customers', 'app']);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('new-account.title')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Form onClose={onClose} onCreated={onCreated} />
    </Modal>
  );
};
