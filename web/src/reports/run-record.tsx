import { Alert, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import classes from './reports.module.css';
import { RunCharts } from './run-charts.tsx';
import { RunFigures } from './run-figures.tsx';
import { RunFiles } from './run-files.tsx';
import { RunStatus } from './run-status.tsx';
import { usePeriodWords } from './use-period-words.ts';

const POLL_MS = 2000;
/** The links of the files end after 15 minutes. */
const LINKS_MS = 600_000;

/** A run: how it stands, its files, its figures. Looks again by itself until it is done. */
export const RunRecord = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('reports');
  const periodOf = usePeriodWords();
  const client = useQueryClient();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: ['report-runs', id],
    queryFn: ({ signal }) => data(api.getReportRun(id, { signal })),
    refetchInterval: ({ state }) =>
      state.data?.status === 'queued' || state.data?.status === 'running' ? POLL_MS : LINKS_MS,
  });
  const status = run?.status;
  useEffect(() => {
    // The lists are as old as the visit; this run is known to be further.
    if (status === 'done' || status === 'failed')
      void client.invalidateQueries({ queryKey: ['report-runs'], predicate: ({ queryKey }) => queryKey[1] !== id });
  }, [client, id, status]);
  if (error && !run) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!run)
    return (
      <div className={classes.record}>
        <Skeleton height={16} width="50%" />
      </div>
    );
  return (
    <Stack className={classes.record} gap="lg">
      <Stack gap="xs">
        <Group gap="sm">
          <Title order={2} size="h3">
            {t('report.tickets-by-department')}
          </Title>
          <RunStatus status={run.status} />
        </Group>
        <Text>{periodOf(run)}</Text>
        <Text size="sm" c="dimmed">
          {run.scheduleId === undefined ? t('asked-for') : t('by-schedule', { schedule: run.scheduleId })}{' '}
          <When at={run.createdAt} as="relative" />
        </Text>
      </Stack>
      <RunFiles files={run.files} />
      {run.error && (
        <Alert variant="default" icon={<IconAlertCircle color="var(--rp-late)" aria-hidden />} title={t('failed')}>
          {run.error.detail}
        </Alert>
      )}
      {(run.status === 'queued' || run.status === 'running') && (
        <Text c="dimmed" role="status">
          {t('in-a-moment')}
        </Text>
      )}
      {run.totals && <RunFigures totals={run.totals} />}
      {run.status === 'done' && <RunCharts run={run} />}
    </Stack>
  );
};
