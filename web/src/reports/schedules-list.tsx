import { Button, Skeleton } from '@mantine/core';
import { IconCalendarClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { ReportSchedule } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useMe, useRights } from '../app/me.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Problem } from '../ui/problem.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { When } from '../ui/when.tsx';
import { useCronWords } from './cron-words.ts';
import classes from './reports.module.css';
import { ScheduleForm } from './schedule-form.tsx';

/** No schedule can be called that. */
export const NEW = '+';

export interface SchedulesListProps {
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

const Record = ({ openId, onOpen }: { readonly openId: string; readonly onOpen: SchedulesListProps['onOpen'] }) => {
  const me = useMe();
  const isOwn = useRights()?.administration ?? false;
  const {
    data: schedule,
    error,
    refetch,
  } = useQuery({
    queryKey: ['report-schedules', openId],
    queryFn: ({ signal }) => data(api.getReportSchedule(openId, { signal })),
    enabled: openId !== NEW,
  });
  if (error && !schedule) return <Problem error={error} onRetry={() => void refetch()} />;
  if (openId !== NEW && !schedule)
    return (
      <div className={classes.record}>
        <Skeleton height={16} width="50%" />
      </div>
    );
  return (
    <ScheduleForm
      schedule={schedule}
      ownEmail={me.person?.email ?? ''}
      isOwn={isOwn}
      onSaved={onOpen}
      onDeleted={() => onOpen(undefined)}
    />
  );
};

const CronWords = ({ cron }: { readonly cron: string }) => useCronWords(cron);

/** The schedules, and the one that is open. */
export const SchedulesList = ({ openId, onOpen }: SchedulesListProps) => {
  const { t } = useTranslation('reports');
  const isOwn = useRights()?.administration ?? false;
  const pages = usePages(['report-schedules', 'list'], (cursor, signal) =>
    data(api.listReportSchedules({ cursor, limit: 100 }, { signal })),
  );
  const columns = useMemo(
    (): Column<ReportSchedule>[] => [
      {
        id: 'id',
        header: t('columns.name'),
        cell: ({ id }) => id,
        width: 'minmax(9rem, 2fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'cron',
        header: t('columns.when'),
        cell: ({ cron }) => <CronWords cron={cron} />,
        width: 'minmax(9rem, 2fr)',
      },
      { id: 'zone', header: t('zone'), cell: ({ timeZone }) => timeZone, width: '10rem', phone: 'none' },
      {
        id: 'recipients',
        header: t('recipients'),
        cell: ({ recipients }) => recipients.join(', '),
        width: 'minmax(10rem, 2fr)',
      },
      {
        id: 'next',
        header: t('columns.next'),
        cell: ({ nextSlotAt }) => <When at={nextSlotAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t],
  );
  return (
    <RecordLayout
      list={
        <DataList
          name="report-schedules"
          label={t('tabs.schedules')}
          pages={pages}
          columns={columns}
          rowId={({ id }) => id}
          openId={openId}
          onOpen={({ id }) => onOpen(id)}
          onEdit={({ id }) => onOpen(id)}
          empty={
            <EmptyState
              icon={IconCalendarClock}
              title={t('empty-schedules.title')}
              action={isOwn && <Button onClick={() => onOpen(NEW)}>{t('new-schedule')}</Button>}
            >
              {t('empty-schedules.text')}
            </EmptyState>
          }
        />
      }
      record={openId && <Record key={openId} openId={openId} onOpen={onOpen} />}
      onClose={() => onOpen(undefined)}
    />
  );
};
