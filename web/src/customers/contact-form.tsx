import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Contact, ContactEntry } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { Candidates, candidatesOf } from './candidates.tsx';
import classes from './customers.module.css';
import { oneOf } from './filter.ts';
import type { Option } from './lookups.ts';
import { useFieldRules } from './may.ts';
import { ReachEditor } from './reach-editors.tsx';
import { useRequestKey } from './use-request-key.ts';

const contactRoles = ['decision-maker', 'influencer', 'user', 'payer', 'technical', 'other'] as const;
const preferredChannels = ['email', 'phone', 'sms', 'letter', 'chat', 'visit'] as const;

interface FormProps {
  readonly accountId: string;
  /** The others of the organization, whom this one may report to. */
  readonly colleagues: readonly Option[];
  readonly onClose: () => void;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

const Form = ({ accountId, colleagues, onClose, contact }: FormProps & { readonly contact: Contact | undefined }) => {
  const { t } = useTranslation('customers');
  const rules = useFieldRules('contact');
  const [name, setName] = useState(contact?.name ?? '');
  const [jobTitle, setJobTitle] = useState(contact?.jobTitle ?? '');
  const [role, setRole] = useState<string | null>(contact?.role ?? null);
  const [channel, setChannel] = useState<string | null>(contact?.preferredChannel ?? null);
  const [reportsToId, setReportsTo] = useState<string | null>(contact?.reportsToId ?? null);
  const [emails, setEmails] = useState(
    (contact?.emails ?? []).map(({ address, label }): { value: string; label?: string } => ({ value: address, label })),
  );
  const [phones, setPhones] = useState(
    (contact?.phones ?? []).map(({ number, label, country }): { value: string; label?: string; country?: string } => ({
      value: number,
      label,
      country,
    })),
  );

  const typed = {
    name: orNull(name),
    jobTitle: orNull(jobTitle),
    role: oneOf(contactRoles, role) ?? null,
    preferredChannel: oneOf(preferredChannels, channel) ?? null,
    reportsToId,
    emails: emails
      .filter(({ value }) => value.trim() !== '')
      .map(({ value, label }) => ({ address: value.trim(), label })),
    phones: phones
      .filter(({ value }) => value.trim() !== '')
      .map(({ value, label, country }) => ({ number: value.trim(), label, country })),
  };
  /** Of fields that the person may write; those that they may not see stay as they are. */
  const written = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => rules.isOpen(field) && (contact !== undefined || value !== null)),
  );
  const key = useRequestKey(written);
  const save = useMutationOf<boolean, Contact>({
    run: (allowDuplicate) => {
      const query = allowDuplicate ? { allowDuplicate: 'true' as const } : {};
      return contact
        ? data(api.patchContact(contact.id, written, query, ifMatch(contact)))
        : data(
            api.createContact({ ...written, accountId } satisfies ContactEntry, query, {
              headers: { 'Idempotency-Key': `${key}${allowDuplicate ? '-anyway' : ''}` },
            }),
          );
    },
    touches: [['contacts'], ['customers-around', accountId], ['accounts', accountId, 'timeline']],
    done: t('contacts.saved'),
    quiet: true,
    onDone: onClose,
  });
  const blamed = blamedFields(save.error);
  const reason = (field: string) =>
    Object.entries(blamed).find(([blame]) => blame === field || blame.startsWith(`${field}.`))?.[1];
  const choose = (
    field: 'role' | 'preferredChannel' | 'reportsToId',
    value: string | null,
    set: (value: string | null) => void,
    options: readonly Option[],
  ) =>
    rules.isShown(field) && (
      <Select
        label={t(`contacts.${field}`)}
        data={[...options]}
        value={value}
        onChange={set}
        error={reason(field)}
        disabled={!rules.isOpen(field)}
        clearable
        clearButtonProps={{ 'aria-label': t('remove') }}
      />
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(false);
      }}
    >
      <Stack gap="sm">
        <div className={classes.form}>
          <TextInput
            data-autofocus
            label={t('fields.name')}
            required
            value={name}
            error={reason('name')}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <TextInput
            label={t('contacts.jobTitle')}
            value={jobTitle}
            error={reason('jobTitle')}
            onChange={({ currentTarget }) => setJobTitle(currentTarget.value)}
          />
          {choose(
            'role',
            role,
            setRole,
            contactRoles.map((value) => ({ value, label: t(`contact-role.${value}`) })),
          )}
          {choose(
            'preferredChannel',
            channel,
            setChannel,
            preferredChannels.map((value) => ({ value, label: t(`channel.${value}`) })),
          )}
          {choose(
            'reportsToId',
            reportsToId,
            setReportsTo,
            colleagues.filter(({ value }) => value !== contact?.id),
          )}
        </div>
        {rules.isShown('emails') && (
          <ReachEditor
            kind="email"
            label={t('fields.emails')}
            value={emails}
            set={(rows) => setEmails([...rows])}
            error={reason('emails')}
          />
        )}
        {rules.isShown('phones') && (
          <ReachEditor
            kind="phone"
            label={t('fields.phones')}
            value={phones}
            set={(rows) => setPhones([...rows])}
            error={reason('phones')}
          />
        )}
        {candidatesOf(save.error).length > 0 ? (
          <Candidates
            error={save.error}
            isPending={save.isPending}
            onAnyway={() => save.mutate(true)}
            onOpen={onClose}
          />
        ) : (
          <Problem error={save.error} shownFields={Object.keys(blamed)} />
        )}
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const Existing = ({ id, ...form }: FormProps & { readonly id: string }) => {
  const {
    data: contact,
    error,
    refetch,
  } = useQuery({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => data(api.getContact(id, { signal })),
    staleTime: 0,
  });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  return contact ? <Form key={contact.version} {...form} contact={contact} /> : null;
};

/** A person of an organization: somebody new, or the one of this id. */
export const ContactDialog = ({
  contactId,
  ...form
}: FormProps & {
  /** `new` for somebody new; undefined: closed. */
  readonly contactId: string | undefined;
}) => {
  const { t } = useTranslation(['customers', 'app']);
  return (
    <Modal
      opened={contactId !== undefined}
      onClose={form.onClose}
      size="lg"
      title={t(contactId === 'new' ? 'contacts.add' : 'contacts.edit')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {contactId === 'new' ? (
        <Form {...form} contact={undefined} />
      ) : (
        contactId !== undefined && <Existing {...form} id={contactId} />
      )}
    </Modal>
  );
};
