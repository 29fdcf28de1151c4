import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Import } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useCommands } from '../ui/commands.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount, When } from '../ui/when.tsx';
import { ImportJob } from './import-job.tsx';
import { ImportUpload } from './import-upload.tsx';

const route = getRouteApi('/shell/imports');

/** In the address: somebody is about to bring a file. */
const NEW = 'new';

/** The imports, and the one that is being made or looked at. */
export const ImportsPage = () => {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const { import: openId } = route.useSearch();
  const pages = usePages(['imports', 'list'], (cursor, signal) =>
    data(api.listImports({ cursor, limit: 50 }, { signal })),
  );
  const columns = useMemo(
    (): Column<Import>[] => [
      {
        id: 'fileName',
        header: t('import.file'),
        cell: ({ fileName, filesRemovedAt }) => (filesRemovedAt === undefined ? fileName : t('import.file-gone')),
        width: 'minmax(12rem, 3fr)',
        always: true,
        phone: 'title',
      },
      { id: 'status', header: t('import.status'), cell: ({ status }) => t(`import-status.${status}`), width: '9rem' },
      {
        id: 'created',
        header: t('outcome.created'),
        cell: ({ counts }) => <Amount value={counts.created} />,
        width: '6rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'refused',
        header: t('outcome.refused'),
        cell: ({ counts }) => <Amount value={counts.refused + counts.duplicate} />,
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
  const open = (id: string | undefined) => void navigate({ search: { import: id } });
  useCommands([
    {
      id: 'new-import',
      label: t('import.new'),
      keys: 'n',
      group: t('import.title'),
      icon: <IconFileImport size={18} stroke={1.6} aria-hidden />,
      run: () => open(NEW),
    },
  ]);
  const begin = (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => open(NEW)}>
      {t('import.new')}
    </Button>
  );
  return (
    <Page title={t('import.title')} actions={openId !== NEW && begin}>
      <RecordLayout
        list={
          <DataList
            name="imports"
            label={t('import.title')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={openId}
            onOpen={({ id }) => open(id)}
            empty={
              <EmptyState icon={IconFileImport} title={t('import.empty')} action={openId !== NEW && begin}>
                {t('import.empty-text')}
              </EmptyState>
            }
          />
        }
        record={openId === NEW ? <ImportUpload onBegun={open} /> : openId && <ImportJob key={openId} id={openId} />}
        onClose={() => open(undefined)}
      />
    </Page>
  );
};
