import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, tagged } from '../api/api.ts';
import type { Person, PersonPatch } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useRecordDraft, type Seen } from '../ui/record-draft.ts';
import { Ask } from './ask.tsx';
import { NOBODY, PERSON_FIELDS, PersonFields, type PersonDraft } from './person-fields.tsx';
import { RecordForm } from './record-form.tsx';

export interface PersonFormProps {
  readonly person: Person;
  readonly etag: string;
}

const fieldsOf = ({ name, roles, departmentIds, teamIds, territoryIds }: Person): PersonDraft => ({
  name,
  roles,
  departmentIds,
  teamIds,
  territoryIds,
});

/** What a person is and may; and whether they come in at all. */
export const PersonForm = ({ person, etag }: PersonFormProps) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(`person:${person.id}`, { value: fieldsOf(person), etag }, NOBODY);
  const [isAsking, setAsking] = useState(false);
  const patch = {
    run: (change: PersonPatch) => tagged(api.patchPerson(person.id, change, ifMatch(draft.etag))),
    shows: { key: ['people', person.id], change: (shown: Seen<Person>) => shown },
    settle: (saved: Seen<Person>) => saved,
    touches: [['people'], ['me']],
    done: t('saved'),
  };
  const save = useMutationOf({
    ...patch,
    run: (sent: PersonDraft) => patch.run(sent),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, saved.etag),
  });
  const turn = useMutationOf({
    ...patch,
    onDone: (turned) => {
      setAsking(false);
      draft.rebase(turned.etag);
    },
  });
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
      onSubmit={() => save.mutate(draft.value)}
      isPending={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        save.reset();
      }}
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
      <PersonFields draft={draft.value} onChange={draft.change} blamed={blamedFields(save.error)} />
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
