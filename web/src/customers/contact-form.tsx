import { Button, Group, Input, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Contact, ContactEntry } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { KeptNote } from '../ui/kept-note.tsx';
import { Problem } from '../ui/problem.tsx';
import { useRecordDraft, type Seen } from '../ui/record-draft.ts';
import { keyOfDraft } from '../ui/use-draft.ts';
import { Candidates, candidatesOf } from './candidates.tsx';
import { CustomInputs } from './custom-fields.tsx';
import { customEntry, customPatch, type CustomDraft } from './custom-values.ts';
import classes from './customers.module.css';
import { oneOf } from './filter.ts';
import { useCustomFields, type Option } from './lookups.ts';
import { useFieldRules, useMay } from './may.ts';
import { dialled, ReachEditor, type Reach } from './reach-editors.tsx';

const contactRoles = ['decision-maker', 'influencer', 'user', 'payer', 'technical', 'other'] as const;
const preferredChannels = ['email', 'phone', 'sms', 'letter', 'chat', 'visit'] as const;

interface FormProps {
  readonly accountId: string;
  /** The others of the organization, whom this one may report to. */
  readonly colleagues: readonly Option[];
  readonly onClose: () => void;
}

/** What is typed into the form; of the company's own fields only those that were touched. */
interface ContactTyped {
  readonly name: string;
  readonly jobTitle: string;
  readonly role: string | null;
  readonly preferredChannel: string | null;
  readonly reportsToId: string | null;
  readonly emails: readonly Reach[];
  readonly phones: readonly Reach[];
  readonly custom: CustomDraft;
}

const FRESH: ContactTyped = {
  name: '',
  jobTitle: '',
  role: null,
  preferredChannel: null,
  reportsToId: null,
  emails: [],
  phones: [],
  custom: {},
};

const seenOf = (contact: Contact | undefined): Seen<ContactTyped> =>
  contact
    ? {
        etag: `"${contact.version}"`,
        value: {
          name: contact.name ?? '',
          jobTitle: contact.jobTitle ?? '',
          role: contact.role ?? null,
          preferredChannel: contact.preferredChannel ?? null,
          reportsToId: contact.reportsToId ?? null,
          emails: (contact.emails ?? []).map(({ address, label }) => ({ value: address, label })),
          phones: (contact.phones ?? []).map(({ number, label, country }) => ({ value: number, label, country })),
          custom: {},
        },
      }
    : { etag: '"0"', value: FRESH };

/** `emails.0.address` → `emails`. */
const headOf = (field: string) => field.split('.')[0] ?? field;

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

const Form = ({ accountId, colleagues, onClose, contact }: FormProps & { readonly contact: Contact | undefined }) => {
  const { t } = useTranslation(['customers', 'app']);
  const rules = useFieldRules('contact');
  const may = useMay();
  const fields = useCustomFields('contact').filter(
    ({ id }) => rules.isShown('customFields') && rules.isShown(`customFields.${id}`),
  );
  const isOpenField = (field: string) => rules.isOpen(field) && rules.isOpen(headOf(field));
  const name = `contact:${contact?.id ?? `+${accountId}`}`;
  const draft = useRecordDraft(name, seenOf(contact), FRESH);
  const { value: shown, change } = draft;
  const typed = {
    name: orNull(shown.name),
    jobTitle: orNull(shown.jobTitle),
    role: oneOf(contactRoles, shown.role) ?? null,
    preferredChannel: oneOf(preferredChannels, shown.preferredChannel) ?? null,
    reportsToId: shown.reportsToId,
    emails: shown.emails
      .filter(({ value }) => value.trim() !== '')
      .map(({ value, label }) => ({ address: value.trim(), label })),
    phones: shown.phones
      .filter(({ value }) => value.trim() !== '')
      .map(({ value, label, country }) => ({ number: value.trim(), label, country })),
  };
  /** Of fields that the person may write; those that they may not see stay as they are. */
  const written = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => rules.isOpen(field) && (contact !== undefined || value !== null)),
  );
  const open = fields.filter(({ id }) => isOpenField(`customFields.${id}`));
  const patch = {
    ...written,
    ...(open.length > 0 && { customFields: customPatch(open, shown.custom, contact?.customFields) }),
  };
  const entry = { ...written, ...(open.length > 0 && { customFields: customEntry(open, shown.custom) }), accountId };
  const save = useMutationOf<boolean, Contact>({
    run: (allowDuplicate) => {
      const query = allowDuplicate ? { allowDuplicate: 'true' as const } : {};
      return contact
        ? data(api.patchContact(contact.id, patch, query, ifMatch(draft.etag)))
        : data(
            api.createContact(entry satisfies ContactEntry, query, {
              headers: { 'Idempotency-Key': `${keyOfDraft(name, entry)}${allowDuplicate ? '-anyway' : ''}` },
            }),
          );
    },
    ...(contact && { shows: { key: ['contacts', contact.id], change: (was: Contact) => was } }),
    settle: (saved) => saved,
    touches: [['contacts'], ['customers-around', accountId], ['accounts', accountId, 'timeline']],
    done: t('contacts.saved'),
    quiet: true,
    onDone: draft.discard,
  });
  const blamed = blamedFields(save.error);
  const reason = (field: string) =>
    Object.entries(blamed).find(([blame]) => blame === field || blame.startsWith(`${field}.`))?.[1];
  const isMarked = (blame: string) =>
    rules.isShown(headOf(blame)) &&
    (headOf(blame) === 'customFields'
      ? fields.some(({ id }) => blame === `customFields.${id}`)
      : headOf(blame) in typed);
  const write = (field: 'name' | 'jobTitle', label: string) =>
    rules.isShown(field) && (
      <TextInput
        data-autofocus={field === 'name' || undefined}
        label={label}
        required={field === 'name' && rules.isOpen(field)}
        value={shown[field]}
        onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
        error={reason(field)}
        readOnly={!rules.isOpen(field)}
      />
    );
  const choose = (field: 'role' | 'preferredChannel' | 'reportsToId', options: readonly Option[]) =>
    rules.isShown(field) && (
      <Select
        label={t(`contacts.${field}`)}
        data={[...options]}
        value={shown[field]}
        onChange={(value) => change({ [field]: value })}
        error={reason(field)}
        readOnly={!rules.isOpen(field)}
        clearable={rules.isOpen(field)}
        clearButtonProps={{ 'aria-label': t('remove') }}
      />
    );
  const reach = (field: 'emails' | 'phones', kind: 'email' | 'phone') =>
    rules.isShown(field) &&
    (rules.isOpen(field) ? (
      <ReachEditor
        kind={kind}
        label={t(`fields.${field}`)}
        value={shown[field]}
        set={(rows) => change({ [field]: rows })}
        error={reason(field)}
      />
    ) : (
      <Input.Wrapper label={t(`fields.${field}`)} labelElement="div">
        {shown[field].length === 0 && <Text size="sm">{t('none')}</Text>}
        {shown[field].map(({ value, label }) => (
          <Text key={value} size="sm">
            {[kind === 'phone' ? dialled(value) : value, label].filter(Boolean).join(' · ')}
          </Text>
        ))}
      </Input.Wrapper>
    ));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(false, { onSuccess: onClose });
      }}
    >
      <Stack gap="sm">
        <div className={classes.form}>
          {write('name', t('fields.name'))}
          {write('jobTitle', t('contacts.jobTitle'))}
          {choose(
            'role',
            contactRoles.map((value) => ({ value, label: t(`contact-role.${value}`) })),
          )}
          {choose(
            'preferredChannel',
            preferredChannels.map((value) => ({ value, label: t(`channel.${value}`) })),
          )}
          {choose(
            'reportsToId',
            colleagues.filter(({ value }) => value !== contact?.id),
          )}
          <CustomInputs
            fields={fields}
            draft={shown.custom}
            onChange={(custom) => change({ custom })}
            before={contact?.customFields}
            reasonOf={reason}
            isOpen={isOpenField}
          />
        </div>
        {reach('emails', 'email')}
        {reach('phones', 'phone')}
        {candidatesOf(save.error).length > 0 ? (
          <Candidates
            error={save.error}
            isPending={save.isPending}
            onAnyway={() => save.mutate(true, { onSuccess: onClose })}
            onOpen={onClose}
          />
        ) : (
          <Problem error={save.error} shownFields={Object.keys(blamed).filter(isMarked)} />
        )}
        <KeptNote
          isChanged={draft.isChanged}
          error={save.error}
          onDiscard={() => {
            draft.discard();
            save.reset();
          }}
        />
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {may.change ? t('cancel') : t('app:close')}
          </Button>
          {may.change && (
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          )}
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
  if (error && !contact) return <Problem error={error} onRetry={() => void refetch()} />;
  return contact ? <Form key={contact.id} {...form} contact={contact} /> : null;
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
