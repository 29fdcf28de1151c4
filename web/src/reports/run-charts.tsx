import { Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRun } from '../api/client.ts';
import { useDepartments } from '../api/directory.ts';
import { unreachable } from '../api/problem.ts';
import { Problem } from '../ui/problem.tsx';
import { CountsTable } from './counts-table.tsx';
import { FirstAnswers } from './first-answers.tsx';
import classes from './reports.module.css';

const TimeChart = lazy(async () => ({ default: (await import('./charts.tsx')).TimeChart }));
const DepartmentChart = lazy(async () => ({ default: (await import('./charts.tsx')).DepartmentChart }));

const Waiting = () => <Skeleton className={classes.chart} />;

/** What the CSV of a run holds; its link is good for minutes, its content for ever. */
const useLines = ({ id, files }: ReportRun) => {
  const url = files.find(({ format }) => format === 'csv')?.url;
  return useQuery({
    queryKey: ['report-runs', id, 'csv'],
    queryFn: async ({ signal }) => {
      const [{ readReport }, answer] = await Promise.all([
        import('./report-csv.ts'),
        fetch(url ?? '', { signal }).catch(() => undefined),
      ]);
      if (!answer?.ok) throw unreachable();
      return readReport(await answer.text());
    },
    enabled: url !== undefined,
    staleTime: Infinity,
  });
};

const useDepartmentNames = () => {
  const { data: departments } = useDepartments();
  return (id: string) => departments?.find((one) => one.id === id)?.name ?? id;
};

/** Charts of a run that is done: over time where it has a CSV, first answers where it has their times, by department in any case. */
export const RunCharts = ({ run }: { readonly run: ReportRun }) => {
  const { t } = useTranslation('reports');
  const nameOf = useDepartmentNames();
  const lines = useLines(run);
  const figures = useQuery({
    queryKey: ['report-runs', run.id, 'figures'],
    queryFn: async () => {
      const { overTime, byDepartment } = await import('./report-csv.ts');
      return { days: overTime(lines.data ?? [], run.from, run.to), departments: byDepartment(lines.data ?? []) };
    },
    enabled: lines.data !== undefined,
    staleTime: Infinity,
  });
  const departments = figures.data?.departments.map((line) => ({
    ...line,
    name: line.department === '' ? t('no-department') : nameOf(line.department),
  }));
  const fromTotals = Object.entries(run.totals?.byDepartment ?? {}).map(([id, received = 0]) => ({
    name: nameOf(id),
    received,
  }));
  const bars = departments ?? fromTotals.toSorted((left, right) => right.received - left.received);
  const hasCsv = run.files.some(({ format }) => format === 'csv');

  return (
    <div className={classes.charts}>
      {hasCsv && (
        <Stack component="section" gap="xs" aria-label={t('over-time')}>
          <Title order={3} size="h5">
            {t('over-time')}
          </Title>
          {lines.error ? <Problem error={lines.error} onRetry={() => void lines.refetch()} /> : null}
          <Suspense fallback={<Waiting />}>
            {figures.data ? <TimeChart points={figures.data.days} /> : <Waiting />}
          </Suspense>
          {figures.data && (
            <VisuallyHidden>
              <CountsTable
                caption={t('over-time')}
                heading={t('day')}
                columns={['received', 'resolved', 'escalated']}
                lines={figures.data.days.map(({ day, ...counts }) => ({ name: day, ...counts }))}
              />
            </VisuallyHidden>
          )}
        </Stack>
      )}
      <Stack component="section" gap="xs" className={classes.tall} aria-label={t('by-department')}>
        <Title order={3} size="h5">
          {t('by-department')}
        </Title>
        {bars.length === 0 ? (
          <Text c="dimmed">{t('nothing-counted')}</Text>
        ) : (
          <>
            <Suspense fallback={<Waiting />}>
              <DepartmentChart bars={bars} />
            </Suspense>
            <CountsTable
              caption={t('by-department')}
              heading={t('department')}
              columns={departments ? ['received', 'resolved', 'escalated'] : ['received']}
              lines={bars}
            />
          </>
        )}
      </Stack>
      {run.totals?.firstResponse && <FirstAnswers times={run.totals.firstResponse} nameOf={nameOf} />}
    </div>
  );
};
