import { Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import classes from './reports.module.css';
import { RunCharts } from './run-charts.tsx';
import { RunFigures } from './run-figures.tsx';
import { RunFiles } from './run-files.tsx';
import { usePeriodWords } from './use-period-words.ts';

const LOOKED_AT = 50;

/** The newest report that is done, to look at. */
export const Overview = () => {
  const { t } = useTranslation('reports');
  const periodOf = usePeriodWords();
  const {
    data: page,
    error,
    refetch,
  } = useQuery({
    queryKey: ['report-runs', 'newest'],
    queryFn: ({ signal }) => data(api.listReportRuns({ limit: LOOKED_AT }, { signal })),
  });
  if (error && !page) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!page)
    return (
      <div className={classes.overview}>
        <Skeleton height={16} width="40%" />
      </div>
    );
  const run = page.items.find(({ status }) => status === 'done');
  if (!run?.totals)
    return (
      <EmptyState icon={IconChartBar} title={t('empty-overview.title')}>
        {t('empty-overview.text')}
      </EmptyState>
    );
  return (
    <Stack className={classes.overview} gap="lg">
      <Group justify="space-between" align="end">
        <div>
          <Title order={2} size="h3">
            {periodOf(run)}
          </Title>
          <Text size="sm" c="dimmed">
            {t('as-of')} <When at={run.updatedAt} as="relative" />
          </Text>
        </div>
        <RunFiles files={run.files} />
      </Group>
      <RunFigures totals={run.totals} />
      <RunCharts run={run} />
    </Stack>
  );
};
