import { Button } from '@mantine/core';
import { IconDatabaseExport, IconFileExport } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Export } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount, When } from '../ui/when.tsx';
import classes from './customers.module.css';
import { ExportJob } from './export-job.tsx';
import { useMay } from './may.ts';

const route = getRouteApi('/shell/exports');

/** The exports and their files. */
export const ExportsPage = () => {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const { export: openId } = route.useSearch();
  const may = useMay();
  const pages = usePages(['exports', 'list'], (cursor, signal) =>
    data(api.listExports({ cursor, limit: 50 }, { signal })),
  );
  const open = (id: string | undefined) => void navigate({ search: { export: id } });
  const everything = useMutationOf<void, Export>({
    run: () =>
      data(
        api.createExport(
          { of: 'everything', format: 'ndjson' },
          { headers: { 'Idempotency-Key': crypto.randomUUID() } },
        ),
      ),
    touches: [['exports', 'list']],
    onDone: ({ id }) => open(id),
  });
  const columns = useMemo(
    (): Column<Export>[] => [
      {
        id: 'of',
        header: t('exports.of'),
        cell: ({ of, format }) => `${t(`export-of.${of}`)} · ${t(`export-format.${format}`)}`,
        width: 'minmax(12rem, 3fr)',
        always: true,
        phone: 'title',
      },
      { id: 'status', header: t('import.status'), cell: ({ status }) => t(`export-status.${status}`), width: '8rem' },
      {
        id: 'rows',
        header: t('exports.row-count'),
        cell: ({ rows }) => <Amount value={rows} />,
        width: '6rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'createdAt',
        header: t('import.begun'),
        cell: ({ createdAt }) => <When at={createdAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t],
  );
  return (
    <Page
      title={t('exports.title')}
      actions={
        may.exportEverything && (
          <Button
            variant="default"
            leftSection={<IconDatabaseExport size={14} aria-hidden />}
            loading={everything.isPending}
            onClick={() => everything.mutate()}
          >
            {t('exports.everything')}
          </Button>
        )
      }
    >
      <RecordLayout
        list={
          <DataList
            name="exports"
            label={t('exports.title')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={openId}
            onOpen={({ id }) => open(id)}
            empty={
              <EmptyState icon={IconFileExport} title={t('exports.empty')}>
                {t('exports.empty-text')}
              </EmptyState>
            }
          />
        }
        record={
          openId && (
            <div className={classes.record}>
              <ExportJob id={openId} />
            </div>
          )
        }
        onClose={() => open(undefined)}
      />
    </Page>
  );
};
