import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, tagged } from '../api/api.ts';
import type { Person, PersonPatch } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Ask } from './ask.tsx';
import { PERSON_FIELDS, PersonFields, type PersonDraft } from './person-fields.tsx';
import { RecordForm } from './record-form.tsx';

export interface PersonFormProps {
  readonly person: Person;
  readonly etag: string;
}

/** What a person is and may; and whether they come in at all. */
export const PersonForm = ({ person, etag }: PersonFormProps) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState<PersonDraft>(person);
  const [isAsking, setAsking] = useState(false);
  const patch = {
    run: (change: PersonPatch) => tagged(api.patchPerson(person.id, change, ifMatch(etag))),
    touches: [['people'], ['me']],
    done: t('saved'),
  };
  const save = useMutationOf({ ...patch, quiet: true });
  const turn = useMutationOf({ ...patch, onDone: () => setAsking(false) });
  const { name, roles, departmentIds, teamIds, territoryIds } = draft;
  return (
    <RecordForm
      title={person.name}
      note={
        !person.active && (
          <Badge variant="default" tt="none">
            {t('left')}
          </Badge>
        )
      }
      submit={t('save')}
      onSubmit={() => save.mutate({ name, roles, departmentIds, teamIds, territoryIds })}
      isPending={save.isPending}
      error={save.error}
      shownFields={PERSON_FIELDS}
      other={
        person.active ? (
          <Button size="sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('deactivate')}
          </Button>
        ) : (
          <Button size="sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate({ active: true })}>
            {t('activate')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed">
        {person.email}
      </Text>
      <PersonFields
        draft={draft}
        onChange={(part) => setDraft((was) => ({ ...was, ...part }))}
        blamed={blamedFields(save.error)}
      />
      <Ask
        isOpen={isAsking}
        title={t('deactivate-title', { name: person.name })}
        text={t('deactivate-text')}
        yes={t('deactivate')}
        isPending={turn.isPending}
        onYes={() => turn.mutate({ active: false })}
        onNo={() => setAsking(false)}
      />
    </RecordForm>
  );
};
