import { Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useRecordDraft } from '../ui/record-draft.ts';
import { NEW, NOT_THERE } from './new.ts';
import { NOBODY, PERSON_FIELDS, PersonFields } from './person-fields.tsx';
import { RecordForm } from './record-form.tsx';

const FRESH = { ...NOBODY, email: '' };

/** Lets a person in: they get a mail with a password for the first time. */
export const NewPersonForm = ({ onEntered }: { readonly onEntered: (id: string) => void }) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(`person:${NEW}`, { value: FRESH, etag: NOT_THERE }, FRESH);
  const { mutate, isPending, error, reset } = useMutationOf({
    run: () => data(api.createPerson(draft.value)),
    touches: [['people']],
    done: t('let-in-done'),
    quiet: true,
    onDone: draft.discard,
  });
  const blamed = blamedFields(error);
  return (
    <RecordForm
      title={t('let-in')}
      submit={t('let-in')}
      onSubmit={() => mutate(undefined, { onSuccess: ({ id }) => onEntered(id) })}
      isPending={isPending}
      error={error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        reset();
      }}
      shownFields={PERSON_FIELDS}
    >
      <Text size="sm" c="dimmed">
        {t('let-in-text')}
      </Text>
      <TextInput
        type="email"
        label={t('email')}
        value={draft.value.email}
        onChange={({ currentTarget }) => draft.change({ email: currentTarget.value })}
        error={blamed['email']}
        required
        autoComplete="off"
      />
      <PersonFields draft={draft.value} onChange={draft.change} blamed={blamed} />
    </RecordForm>
  );
};
