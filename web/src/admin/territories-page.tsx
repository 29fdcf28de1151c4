import { Button } from '@mantine/core';
import { IconMap, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Territory } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount } from '../ui/when.tsx';
import { NEW, NOT_THERE } from './new.ts';
import { SeenRecord } from './seen-record.tsx';
import { TerritoryForm } from './territory-form.tsx';

const route = getRouteApi('/shell/administration/territories');

const STEP = 10;

const TerritoryRecord = ({ id, onSaved }: { readonly id: string; readonly onSaved: (id: string) => void }) => (
  <SeenRecord named={['territories', id]} read={(signal) => api.getTerritory(id, { signal })}>
    {({ value, etag }) => <TerritoryForm territory={value} etag={etag} last={0} onSaved={onSaved} />}
  </SeenRecord>
);

/** The territories, in the order in which they are asked. */
export const TerritoriesPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const pages = usePages(['territories', 'list'], (cursor, signal) =>
    data(api.listTerritories({ cursor, limit: 200 }, { signal })),
  );
  const inOrder = useMemo(() => pages.rows.toSorted((left, right) => left.order - right.order), [pages.rows]);
  const columns = useMemo(
    (): Column<Territory>[] => [
      {
        id: 'order',
        header: t('order'),
        cell: ({ order }) => <Amount value={order} />,
        width: '4rem',
        align: 'end',
        phone: 'aside',
      },
      {
        id: 'name',
        header: t('name'),
        cell: ({ name }) => name,
        width: 'minmax(9rem, 2fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'regions',
        header: t('regions'),
        cell: ({ when }) => when.regions?.join(', '),
        width: 'minmax(8rem, 1fr)',
      },
      {
        id: 'industries',
        header: t('industries'),
        cell: ({ when }) => when.industries?.join(', '),
        width: 'minmax(8rem, 1fr)',
      },
      {
        id: 'employees',
        header: t('employees'),
        cell: ({ when: { employees } }) =>
          employees && `${employees.from ?? 0} – ${employees.to === undefined ? '∞' : employees.to}`,
        width: '8rem',
        align: 'end',
      },
    ],
    [t],
  );
  return (
    <Page
      title={t('sections.territories')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
          {t('new-territory')}
        </Button>
      }
    >
      <RecordLayout
        list={
          <DataList
            name="territories"
            label={t('sections.territories')}
            pages={{ ...pages, rows: inOrder }}
            columns={columns}
            rowId={({ id }) => id}
            openId={open}
            onOpen={({ id }) => show(id)}
            onEdit={({ id }) => show(id)}
            empty={
              <EmptyState icon={IconMap} title={t('no-territories.title')}>
                {t('no-territories.text')}
              </EmptyState>
            }
          />
        }
        record={
          open &&
          (open === NEW ? (
            <TerritoryForm
              territory={undefined}
              etag={NOT_THERE}
              last={(inOrder.at(-1)?.order ?? 0) + STEP}
              onSaved={show}
            />
          ) : (
            <TerritoryRecord key={open} id={open} onSaved={show} />
          ))
        }
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
