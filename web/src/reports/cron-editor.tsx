import { Alert, Chip, NumberInput, SegmentedControl, Stack, Text, TextInput, Input } from '@mantine/core';
import { IconCalendarClock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.ts';
import { expressionOf, nextRuns, planOf, WEEKDAYS, type Plan } from './cron.ts';
import { useCronWords } from './cron-words.ts';
import classes from './reports.module.css';

const FREQUENCIES = ['daily', 'weekly', 'monthly', 'expression'] as const;
const USUAL: Plan = { frequency: 'weekly', time: '08:00', weekdays: [1], day: 1 };
const SHOWN_RUNS = 5;
/** 2023-01-01 was a Sunday. */
const weekdayWords = (day: number, language: string) =>
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2023, 0, 1 + day));

interface PreviewProps {
  readonly expression: string;
  readonly timeZone: string;
}

/** What the expression means, and when it comes next, on the clock of its zone. */
const Preview = ({ expression, timeZone }: PreviewProps) => {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const words = useCronWords(expression);
  const [now] = useState(() => new Date());
  const runs = nextRuns(expression, timeZone, SHOWN_RUNS, now);
  if (!runs)
    return (
      <Text size="sm" c="var(--rp-late)" role="status">
        {t('cron-unreadable')}
      </Text>
    );
  const written = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone });
  return (
    <Alert variant="light" icon={<IconCalendarClock aria-hidden />} title={words}>
      <Text size="sm" c="dimmed" id="next-runs">
        {t('next-runs', { zone: timeZone })}
      </Text>
      <ol className={classes.runs} aria-labelledby="next-runs">
        {runs.map((run) => (
          <li key={run.toISOString()}>
            <time dateTime={run.toISOString()}>{written.format(run)}</time>
          </li>
        ))}
      </ol>
    </Alert>
  );
};

export interface CronEditorProps extends PreviewProps {
  readonly onChange: (expression: string) => void;
  readonly error?: string | undefined;
}

/** When something comes: in the words of people where that can be said, else as a cron expression. */
export const CronEditor = ({ expression, timeZone, onChange, error }: CronEditorProps) => {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const plan = planOf(expression);
  const [isByHand, setByHand] = useState(plan === undefined);
  const shown = plan ?? USUAL;
  const change = (part: Partial<Plan>) => onChange(expressionOf({ ...shown, ...part }));
  const choose = (chosen: string) => {
    setByHand(chosen === 'expression');
    const frequency = FREQUENCIES.find((one) => one === chosen);
    if (frequency && frequency !== 'expression') change({ frequency });
  };
  const mode = isByHand || !plan ? 'expression' : plan.frequency;

  return (
    <Stack gap="sm">
      <Input.Wrapper label={t('frequency')} labelElement="div">
        <SegmentedControl
          fullWidth
          mt={4}
          aria-label={t('frequency')}
          value={mode}
          onChange={choose}
          data={FREQUENCIES.map((value) => ({ value, label: t(`frequencies.${value}`) }))}
        />
      </Input.Wrapper>
      {mode === 'weekly' && (
        <Input.Wrapper label={t('weekdays')} labelElement="div">
          <Chip.Group
            multiple
            value={shown.weekdays.map(String)}
            onChange={(days: string[]) => {
              // No day at all would be every day.
              if (days.length > 0) change({ weekdays: days.map(Number) });
            }}
          >
            <div className={classes.weekdays} role="group" aria-label={t('weekdays')}>
              {WEEKDAYS.map((day) => (
                <Chip key={day} value={String(day)} size="xs">
                  {weekdayWords(day, locale)}
                </Chip>
              ))}
            </div>
          </Chip.Group>
        </Input.Wrapper>
      )}
      <div className={classes.pair}>
        {mode === 'monthly' && (
          <NumberInput
            label={t('day-of-month')}
            description={shown.day > 28 ? t('short-months') : undefined}
            value={shown.day}
            min={1}
            max={31}
            allowDecimal={false}
            onChange={(day) => {
              if (typeof day === 'number' && day >= 1) change({ day });
            }}
          />
        )}
        {mode !== 'expression' && (
          <TextInput
            type="time"
            label={t('time')}
            value={shown.time}
            onChange={({ currentTarget }) => {
              if (currentTarget.value !== '') change({ time: currentTarget.value });
            }}
          />
        )}
      </div>
      <TextInput
        label={t('cron')}
        description={t('cron-text')}
        value={expression}
        onChange={({ currentTarget }) => {
          setByHand(true);
          onChange(currentTarget.value);
        }}
        error={error}
        spellCheck={false}
        autoComplete="off"
      />
      <Preview expression={expression} timeZone={timeZone} />
    </Stack>
  );
};
