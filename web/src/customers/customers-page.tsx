import { Button, Group } from '@mantine/core';
import { IconAddressBook, IconFileExport, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { usePages } from '../api/pages.ts';
import { useCommands } from '../ui/commands.ts';
import { DataList } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { AccountAside } from './account-aside.tsx';
import { AccountRecord } from './account-record.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { asQuery, filterOf, noFilter } from './filter.ts';
import { useMay } from './may.ts';
import { NewAccount } from './new-account.tsx';
import { listName, SavedViews, useSavedViews } from './saved-views.tsx';
import { useAccountColumns } from './use-account-columns.tsx';

const route = getRouteApi('/shell/customers');

/** The accounts, narrowed as the address says, and the one that is open with all that hangs on it. */
export const CustomersPage = () => {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const may = useMay();
  const views = useSavedViews();
  const view = views.find(({ id }) => id === search.view);
  const filter = filterOf(search);
  const [dialog, setDialog] = useState<'new' | 'export' | undefined>();

  const pages = usePages(['accounts', 'list', filter], (cursor, signal) =>
    data(api.listAccounts({ ...asQuery(filter), cursor, limit: 100 }, { signal })),
  );
  const columns = useAccountColumns(view?.columns);
  const open = (account: string | undefined) => void navigate({ search: (was) => ({ ...was, account }) });

  useCommands([
    ...(may.change
      ? [
          {
            id: 'new-customer',
            label: t('new-account.title'),
            group: t('title'),
            keys: 'n',
            icon: <IconPlus size={18} stroke={1.6} aria-hidden />,
            run: () => setDialog('new'),
          },
        ]
      : []),
    ...(may.export
      ? [
          {
            id: 'export-customers',
            label: t('exports.list'),
            group: t('title'),
            icon: <IconFileExport size={18} stroke={1.6} aria-hidden />,
            run: () => setDialog('export'),
          },
          {
            id: 'go-exports',
            label: t('exports.title'),
            group: t('title'),
            run: () => void navigate({ to: '/exports' }),
          },
        ]
      : []),
    ...(may.privacy
      ? [
          {
            id: 'go-erasures',
            label: t('erasures.title'),
            group: t('title'),
            run: () => void navigate({ to: '/erasures' }),
          },
        ]
      : []),
  ]);

  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={t('title')}
      actions={
        <>
          {may.export && (
            <Button
              variant="default"
              leftSection={<IconFileExport size={14} aria-hidden />}
              onClick={() => setDialog('export')}
            >
              {t('exports.list')}
            </Button>
          )}
          {may.change && (
            <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setDialog('new')}>
              {t('new-account.title')}
            </Button>
          )}
        </>
      }
    >
      <RecordLayout
        list={
          <DataList
            key={listName(view?.id)}
            name={listName(view?.id)}
            label={t('title')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={search.account}
            onOpen={({ id }) => open(id)}
            empty={
              <EmptyState
                icon={IconAddressBook}
                title={t(isNarrowed ? 'empty.narrowed' : 'empty.title')}
                action={
                  isNarrowed ? (
                    <Button variant="light" onClick={() => void navigate({ search: noFilter })}>
                      {t('filter.clear')}
                    </Button>
                  ) : (
                    may.change && (
                      <Group>
                        <Button onClick={() => setDialog('new')}>{t('new-account.title')}</Button>
                        {may.import && (
                          <Button variant="light" onClick={() => void navigate({ to: '/imports' })}>
                            {t('empty.import')}
                          </Button>
                        )}
                      </Group>
                    )
                  )
                }
              >
                {t(isNarrowed ? 'empty.narrowed-text' : 'empty.text')}
              </EmptyState>
            }
            toolbar={
              <>
                <SavedViews
                  views={views}
                  open={view}
                  filter={filter}
                  columns={columns}
                  onOpen={(chosen) =>
                    void navigate({
                      search: ({ account }) => ({ ...chosen?.filter, view: chosen?.id, account }),
                    })
                  }
                  onSaved={(id) => void navigate({ search: (was) => ({ ...was, view: id }) })}
                />
                <FilterBar
                  filter={filter}
                  onChange={(next) => void navigate({ search: (was) => ({ ...was, ...next }) })}
                />
              </>
            }
          />
        }
        record={search.account && <AccountRecord id={search.account} onClose={() => open(undefined)} />}
        aside={search.account && <AccountAside key={search.account} id={search.account} />}
        asideLabel={t('around.title')}
        onClose={() => open(undefined)}
      />
      <NewAccount
        opened={dialog === 'new'}
        onClose={() => setDialog(undefined)}
        onCreated={({ id }) => {
          setDialog(undefined);
          open(id);
        }}
      />
      {dialog === 'export' && (
        <ExportDialog
          of="accounts"
          filter={filter}
          columns={columns}
          listName={listName(view?.id)}
          onClose={() => setDialog(undefined)}
        />
      )}
    </Page>
  );
};
