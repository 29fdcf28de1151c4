import { Badge, Button } from '@mantine/core';
import { IconUserPlus, IconUsers } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Person } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useRights } from '../app/me.ts';
import { useCommands } from '../ui/commands.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { useDepartmentChoice } from './directory.ts';
import { NEW } from './new.ts';
import { NewPersonForm } from './new-person-form.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonForm } from './person-form.tsx';
import { SeenRecord } from './seen-record.tsx';

const route = getRouteApi('/shell/people');

const PersonRecord = ({ id, mayChange }: { readonly id: string; readonly mayChange: boolean }) => (
  <SeenRecord named={['people', id]} read={(signal) => api.getPerson(id, { signal })}>
    {({ value, etag }) => (mayChange ? <PersonForm person={value} etag={etag} /> : <PersonFacts person={value} />)}
  </SeenRecord>
);

/** Who signs in. Everybody sees it; administrators let people in and say what they are. */
export const PeoplePage = () => {
  const { t } = useTranslation(['admin', 'app']);
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const mayChange = useRights()?.administration ?? false;
  const departments = useDepartmentChoice();
  const pages = usePages(['people', 'list'], (cursor, signal) =>
    data(api.listPeople({ cursor, limit: 100 }, { signal })),
  );
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  useCommands(
    mayChange
      ? [
          {
            id: 'let-in',
            label: t('admin:let-in'),
            keys: 'n',
            group: t('app:places.people'),
            icon: <IconUserPlus size={16} aria-hidden />,
            run: () => show(NEW),
          },
        ]
      : [],
  );
  const columns = useMemo(
    (): Column<Person>[] => [
      {
        id: 'name',
        header: t('admin:name'),
        cell: ({ name }) => name,
        width: 'minmax(10rem, 2fr)',
        always: true,
        phone: 'title',
      },
      { id: 'email', header: t('admin:email'), cell: ({ email }) => email, width: 'minmax(12rem, 2fr)' },
      {
        id: 'roles',
        header: t('admin:roles'),
        cell: ({ roles }) => roles.map((role) => t(`app:roles.${role}`)).join(', '),
        width: 'minmax(9rem, 2fr)',
      },
      {
        id: 'departments',
        header: t('admin:departments'),
        cell: ({ departmentIds }) => departmentIds.map(departments.nameOf).join(', '),
        width: 'minmax(9rem, 2fr)',
        phone: 'none',
      },
      {
        id: 'active',
        header: t('admin:state'),
        cell: ({ active }) =>
          !active && (
            <Badge variant="default" size="sm" tt="none">
              {t('admin:left')}
            </Badge>
          ),
        width: '6rem',
        phone: 'aside',
      },
    ],
    [t, departments],
  );
  return (
    <Page
      title={t('app:places.people')}
      actions={
        mayChange && (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
            {t('admin:let-in')}
          </Button>
        )
      }
    >
      <RecordLayout
        list={
          <DataList
            name="people"
            label={t('app:places.people')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={open}
            onOpen={({ id }) => show(id)}
            onEdit={({ id }) => show(id)}
            empty={<EmptyState icon={IconUsers} title={t('admin:nobody')} />}
          />
        }
        record={
          open &&
          (open === NEW && mayChange ? (
            <NewPersonForm onEntered={show} />
          ) : (
            <PersonRecord key={open} id={open} mayChange={mayChange} />
          ))
        }
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
