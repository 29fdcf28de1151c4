import { IconReport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { ReportRun } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount, When } from '../ui/when.tsx';
import { RunRecord } from './run-record.tsx';
import { RunStatus } from './run-status.tsx';
import { usePeriodWords } from './use-period-words.ts';

export interface RunsListProps {
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** The runs, the newest first, and the one that is open. */
export const RunsList = ({ openId, onOpen }: RunsListProps) => {
  const { t } = useTranslation('reports');
  const periodOf = usePeriodWords();
  const pages = usePages(
    ['report-runs', 'list'],
    (cursor, signal) => data(api.listReportRuns({ cursor, limit: 50 }, { signal })),
    { refetchSeconds: 15 },
  );
  const columns = useMemo(
    (): Column<ReportRun>[] => [
      {
        id: 'period',
        header: t('columns.period'),
        cell: (run) => periodOf(run),
        width: 'minmax(12rem, 2fr)',
        always: true,
        phone: 'title',
      },
      { id: 'status', header: t('columns.status'), cell: (run) => <RunStatus status={run.status} />, width: '7.5rem' },
      {
        id: 'schedule',
        header: t('columns.by'),
        cell: ({ scheduleId }) => scheduleId ?? t('by-hand'),
        width: 'minmax(7rem, 1fr)',
      },
      {
        id: 'received',
        header: t('counts.received'),
        cell: ({ totals }) => totals && <Amount value={totals.received} />,
        width: '6rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'overdue',
        header: t('counts.overdue'),
        cell: ({ totals }) => totals && <Amount value={totals.overdue} />,
        width: '6rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'at',
        header: t('columns.at'),
        cell: ({ createdAt }) => <When at={createdAt} as="relative" />,
        width: '9rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t, periodOf],
  );
  return (
    <RecordLayout
      list={
        <DataList
          name="report-runs"
          label={t('tabs.runs')}
          pages={pages}
          columns={columns}
          rowId={({ id }) => id}
          openId={openId}
          onOpen={({ id }) => onOpen(id)}
          empty={
            <EmptyState icon={IconReport} title={t('empty-runs.title')}>
              {t('empty-runs.text')}
            </EmptyState>
          }
        />
      }
      record={openId && <RunRecord key={openId} id={openId} />}
      onClose={() => onOpen(undefined)}
    />
  );
};
