import { Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Account, AccountEntry } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { Candidates, candidatesOf } from './candidates.tsx';
import classes from './customers.module.css';
import { kinds, oneOf } from './filter.ts';
import { useRequestKey } from './use-request-key.ts';

const texts = ['name', 'givenName', 'familyName', 'email', 'phone', 'street', 'postalCode', 'city', 'country'] as const;

type Typed = Partial<Record<(typeof texts)[number] | 'kind', string>>;

const read = (draft: string): Typed => {
  try {
    const value: unknown = JSON.parse(draft === '' ? '{}' : draft);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
};

const entryOf = (typed: Typed): AccountEntry => {
  const given = (name: (typeof texts)[number]) => {
    const text = (typed[name] ?? '').trim();
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
  const [draft, setDraft] = useDraft('new-account');
  const typed = read(draft);
  const key = useRequestKey(draft);
  const create = useMutationOf<boolean, Account>({
    run: (allowDuplicate) =>
      data(
        api.createAccount(entryOf(typed), allowDuplicate ? { allowDuplicate: 'true' } : {}, {
          headers: { 'Idempotency-Key': `${key}${allowDuplicate ? '-anyway' : ''}` },
        }),
      ),
    touches: [['accounts', 'list']],
    done: t('new-account.done'),
    quiet: true,
    onDone: (account) => {
      setDraft('');
      onCreated(account);
    },
  });
  const blamed = blamedFields(create.error);
  const errors = Object.fromEntries(Object.entries(blamed).map(([field, reason]) => [inForm[field] ?? field, reason]));
  const set = (name: keyof Typed, value: string) => {
    setDraft(JSON.stringify({ ...typed, [name]: value }));
  };
  const field = (name: (typeof texts)[number], type = 'text', wide = false) => (
    <TextInput
      className={wide ? classes.wide : undefined}
      type={type}
      label={t(`new-account.${name}`)}
      value={typed[name] ?? ''}
      error={errors[name]}
      maxLength={name === 'country' ? 2 : undefined}
      data-autofocus={name === 'name' || name === 'givenName' || undefined}
      onChange={({ currentTarget }) => set(name, currentTarget.value)}
    />
  );
  const isPerson = typed.kind === 'person';
  const hasCandidates = candidatesOf(create.error).length > 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate(false);
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('fields.kind')}
          value={isPerson ? 'person' : 'organization'}
          onChange={(kind) => set('kind', kind)}
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
        </div>
        {hasCandidates ? (
          <Candidates
            error={create.error}
            isPending={create.isPending}
            onAnyway={() => create.mutate(true)}
            onOpen={onClose}
          />
        ) : (
          <Problem
            error={create.error}
            shownFields={Object.keys(blamed).filter((field) => oneOf(texts, inForm[field] ?? field))}
          />
        )}
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
