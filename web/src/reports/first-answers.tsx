import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportTotals } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Amount } from '../ui/when.tsx';
import classes from './reports.module.css';
import { durationWords, lineOfAll, slowestFirst, type ResponseLine } from './response-times.ts';

const ResponseChart = lazy(async () => ({ default: (await import('./charts.tsx')).ResponseChart }));

const Line = ({ line: { name, answered, median, p90 } }: { readonly line: ResponseLine }) => {
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Amount value={answered} />
      </td>
      <td>{durationWords(median, locale)}</td>
      <td>{durationWords(p90, locale)}</td>
    </tr>
  );
};

export interface FirstAnswersProps {
  readonly times: NonNullable<ReportTotals['firstResponse']>;
  readonly nameOf: (departmentId: string) => string;
}

/** How long customers waited for a first answer, by department: a chart, and its numbers in a table. */
export const FirstAnswers = ({ times: { overall, byDepartment }, nameOf }: FirstAnswersProps) => {
  const { t } = useTranslation('reports');
  const lines = slowestFirst(byDepartment, nameOf);
  const all = lineOfAll(t('first-answer.all'), overall);
  return (
    <Stack component="section" gap="xs" aria-label={t('first-answer.title')}>
      <Title order={3} size="h5">
        {t('first-answer.title')}
      </Title>
      {all === undefined ? (
        <Text c="dimmed">{t('first-answer.none')}</Text>
      ) : (
        <>
          {lines.length > 0 && (
            <Suspense fallback={<Skeleton className={classes.chart} />}>
              <ResponseChart bars={lines} />
            </Suspense>
          )}
          <table className={classes.table} aria-label={t('first-answer.title')}>
            <thead>
              <tr>
                <th scope="col">{t('department')}</th>
                <th scope="col">{t('first-answer.answered')}</th>
                <th scope="col">{t('first-answer.median')}</th>
                <th scope="col">{t('first-answer.p90')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </tbody>
            <tfoot>
              <Line line={all} />
            </tfoot>
          </table>
          <Text size="xs" c="dimmed">
            {t('first-answer.note')}
          </Text>
        </>
      )}
    </Stack>
  );
};
