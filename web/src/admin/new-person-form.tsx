import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { PERSON_FIELDS, PersonFields, type PersonDraft } from './person-fields.tsx';
import { RecordForm } from './record-form.tsx';

const NOBODY: PersonDraft = { name: '', roles: [], departmentIds: [], teamIds: [], territoryIds: [] };

/** Lets a person in: they get a mail with a password for the first time. */
export const NewPersonForm = ({ onEntered }: { readonly onEntered: (id: string) => void }) => {
  const { t } = useTranslation('admin');
  const [email, setEmail] = useState('');
  const [draft, setDraft] = useState(NOBODY);
  const { mutate, isPending, error } = useMutationOf({
    run: () => data(api.createPerson({ email, ...draft })),
    touches: [['people']],
    done: t('let-in-done'),
    quiet: true,
    onDone: ({ id }) => onEntered(id),
  });
  const blamed = blamedFields(error);
  return (
    <RecordForm
      title={t('let-in')}
      submit={t('let-in')}
      onSubmit={() => mutate(undefined)}
      isPending={isPending}
      error={error}
      shownFields={PERSON_FIELDS}
    >
      <Text size="sm" c="dimmed">
        {t('let-in-text')}
      </Text>
      <TextInput
        type="email"
        label={t('email')}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        error={blamed['email']}
        required
        autoComplete="off"
      />
      <PersonFields draft={draft} onChange={(part) => setDraft((was) => ({ ...was, ...part }))} blamed={blamed} />
    </RecordForm>
  );
};
