import { IconCheck, IconClock, IconFlame } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.ts';
import { absolute, useNow } from '../ui/when.tsx';
import { spanWords, firstResponse, resolution, type Deadline, type Timed } from './deadlines.ts';
import classes from './time-left.module.css';

const ICONS = { kept: IconCheck, missed: IconCheck, good: IconClock, soon: IconClock, late: IconFlame } as const;

/** The time until a target, as a number, a colour and a shape; ticks. */
export const TimeLeft = ({ of: { state, dueAt, left } }: { readonly of: Deadline }) => {
  const { t } = useTranslation('tickets');
  const locale = useLocale();
  const Shown = ICONS[state];
  const time = spanWords(left, locale);
  const due = absolute(Date.parse(dueAt), locale, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className={classes.root} data-state={state} title={t('time.due', { at: due })}>
      <Shown size={14} stroke={1.8} aria-hidden />
      {t(`time.${state}`, { time })}
    </span>
  );
};

/** Both targets of a ticket in a row of a list; beside a record only the one that comes next. */
export const Deadlines = ({ ticket }: { readonly ticket: Timed }) => {
  const now = useNow();
  const first = firstResponse(ticket, now);
  const solution = resolution(ticket, now);
  const isSolutionNext =
    ticket.firstRespondedAt !== undefined ||
    (first !== undefined && solution !== undefined && solution.left < first.left);
  return (
    <span className={classes.both}>
      <span data-next={!isSolutionNext || undefined}>{first && <TimeLeft of={first} />}</span>
      <span data-next={isSolutionNext || undefined}>{solution && <TimeLeft of={solution} />}</span>
    </span>
  );
};
