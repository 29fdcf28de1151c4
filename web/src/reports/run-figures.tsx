import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportTotals } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Amount } from '../ui/when.tsx';
import classes from './reports.module.css';
import { durationWords } from './response-times.ts';

const FIGURES = ['received', 'resolved', 'open', 'overdue', 'escalated'] as const;

/** The totals of a run, large. */
export const RunFigures = ({ totals }: { readonly totals: ReportTotals }) => {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const median = totals.firstResponse?.overall.medianSeconds;
  return (
    <div className={classes.figures}>
      {FIGURES.map((figure) => (
        <div key={figure} className={classes.figure}>
          <Text size="xs" c="dimmed">
            {t(`counts.${figure}`)}
          </Text>
          <div className={classes.figureValue}>
            <Amount value={totals[figure]} />
          </div>
        </div>
      ))}
      {median !== undefined && (
        <div className={classes.figure}>
          <Text size="xs" c="dimmed">
            {t('first-answer.figure')}
          </Text>
          <div className={classes.figureValue}>{durationWords(median, locale)}</div>
        </div>
      )}
    </div>
  );
};
