import { IconCopyCheck } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { DuplicatePair } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount, When } from '../ui/when.tsx';
import { ComparePair } from './compare-pair.tsx';
import { MergeProgress } from './merge-progress.tsx';

const route = getRouteApi('/shell/duplicates');

/** Accounts that may be the same customer, the likeliest first, and what is done about them. */
export const DuplicatesPage = () => {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const { pair: openId, merge } = route.useSearch();
  const pages = usePages(
    ['duplicates'],
    (cursor, signal) => data(api.listDuplicates({ cursor, limit: 50 }, { signal })),
    { refetchSeconds: 30 },
  );
  const columns = useMemo(
    (): Column<DuplicatePair>[] => [
      {
        id: 'names',
        header: t('duplicates.pair'),
        cell: ({ accounts }) => accounts.map(({ name }) => name).join(' · '),
        width: 'minmax(14rem, 3fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'score',
        header: t('duplicates.score'),
        cell: ({ score }) => <Amount value={score} style="percent" />,
        width: '5rem',
        align: 'end',
        phone: 'aside',
      },
      {
        id: 'because',
        header: t('duplicates.because'),
        cell: ({ because }) => because.map((word) => t(`because.${word}`, { defaultValue: word })).join(', '),
      },
      {
        id: 'found',
        header: t('duplicates.found'),
        cell: ({ foundAt }) => <When at={foundAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'none',
      },
    ],
    [t],
  );
  const open = pages.rows.find(({ id }) => id === openId);
  const close = () => void navigate({ search: {} });
  const record = merge ? (
    <MergeProgress id={merge} onClose={close} />
  ) : (
    open && <ComparePair pair={open} onMerged={(id) => void navigate({ search: { merge: id } })} onDismissed={close} />
  );
  return (
    <Page title={t('duplicates.title')}>
      <RecordLayout
        list={
          <DataList
            name="duplicates"
            label={t('duplicates.title')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={openId}
            onOpen={({ id }) => void navigate({ search: { pair: id } })}
            empty={
              <EmptyState icon={IconCopyCheck} title={t('duplicates.empty')}>
                {t('duplicates.empty-text')}
              </EmptyState>
            }
          />
        }
        record={record}
        onClose={close}
      />
    </Page>
  );
};
