import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch, tagged } from '../api/api.ts';
import type { Team } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { usePages } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { useRecordDraft, type Seen } from '../ui/record-draft.ts';
import { RecordLayout } from '../ui/record-layout.tsx';
import { NEW, NOT_THERE } from './new.ts';
import { RecordForm, useIdWords } from './record-form.tsx';
import { SeenRecord } from './seen-record.tsx';

const route = getRouteApi('/shell/administration/teams');

interface FormProps {
  readonly team: Team | undefined;
  readonly etag: string;
  readonly onSaved: (id: string) => void;
}

const FRESH: Team = { id: '', name: '' };

const TeamForm = ({ team, etag, onSaved }: FormProps) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(`team:${team?.id ?? NEW}`, { value: team ?? FRESH, etag }, FRESH);
  const { id, name } = draft.value;
  const idWords = useIdWords();
  const save = useMutationOf({
    run: (sent: Team) => tagged(api.putTeam(sent.id, { name: sent.name }, ifMatch(draft.etag))),
    ...(team && { shows: { key: ['teams', team.id], change: (shown: Seen<Team>) => shown } }),
    settle: (saved) => saved,
    touches: [['teams']],
    done: t('saved'),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, saved.etag),
  });
  const blamed = blamedFields(save.error);
  return (
    <RecordForm
      title={team?.name ?? t('new-team')}
      submit={t('save')}
      onSubmit={() => save.mutate(draft.value, { onSuccess: (saved) => onSaved(saved.value.id) })}
      isPending={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        save.reset();
      }}
      shownFields={['id', 'name']}
    >
      {!team && (
        <TextInput
          {...idWords}
          value={id}
          onChange={({ currentTarget }) => draft.change({ id: currentTarget.value })}
          error={blamed['id']}
        />
      )}
      <TextInput
        label={t('name')}
        value={name}
        onChange={({ currentTarget }) => draft.change({ name: currentTarget.value })}
        error={blamed['name']}
        required
      />
    </RecordForm>
  );
};

const TeamRecord = ({ id, onSaved }: { readonly id: string; readonly onSaved: (id: string) => void }) => (
  <SeenRecord named={['teams', id]} read={(signal) => api.getTeam(id, { signal })}>
    {({ value, etag }) => <TeamForm team={value} etag={etag} onSaved={onSaved} />}
  </SeenRecord>
);

/** The teams: people who look after the same customers. */
export const TeamsPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const pages = usePages(['teams', 'list'], (cursor, signal) =>
    data(api.listTeams({ cursor, limit: 200 }, { signal })),
  );
  const columns = useMemo(
    (): Column<Team>[] => [
      {
        id: 'name',
        header: t('name'),
        cell: ({ name }) => name,
        width: 'minmax(9rem, 2fr)',
        always: true,
        phone: 'title',
      },
      { id: 'id', header: t('id'), cell: ({ id }) => id, width: 'minmax(9rem, 1fr)' },
    ],
    [t],
  );
  return (
    <Page
      title={t('sections.teams')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
          {t('new-team')}
        </Button>
      }
    >
      <RecordLayout
        list={
          <DataList
            name="teams"
            label={t('sections.teams')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={open}
            onOpen={({ id }) => show(id)}
            onEdit={({ id }) => show(id)}
            empty={
              <EmptyState icon={IconUsersGroup} title={t('no-teams.title')}>
                {t('no-teams.text')}
              </EmptyState>
            }
          />
        }
        record={
          open &&
          (open === NEW ? (
            <TeamForm team={undefined} etag={NOT_THERE} onSaved={show} />
          ) : (
            <TeamRecord key={open} id={open} onSaved={show} />
          ))
        }
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
