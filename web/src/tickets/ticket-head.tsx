import { Badge, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, Ticket } from '../api/client.ts';
import { useNow, When } from '../ui/when.tsx';
import { firstResponse, resolution } from './deadlines.ts';
import { Escalation } from './escalation.tsx';
import { climb, lateOf } from './conversation.ts';
import classes from './ticket-head.module.css';
import { TimeLeft } from './time-left.tsx';
import { useNames } from './use-directory.ts';

const COLORS = { received: 'gray', queued: 'yellow', assigned: 'iris', resolved: 'teal' } as const;

export interface TicketHeadProps {
  readonly ticket: Ticket;
  readonly history: readonly HistoryEntry[];
  readonly actions: ReactNode;
}

/** What the ticket is, who has it and since when, how long there is, and why it climbed. */
export const TicketHead = ({ ticket, history, actions }: TicketHeadProps) => {
  const { t } = useTranslation('tickets');
  const { departmentName, personName } = useNames();
  const now = useNow();
  const first = firstResponse(ticket, now);
  const solution = resolution(ticket, now);
  const { number, subject, status, type, channel, product, departmentId, assigneeId, routing, escalationLevel } =
    ticket;
  const steps = escalationLevel > 0 ? climb(history) : [];
  const wordsOf = (entry: HistoryEntry) => {
    const late = lateOf(entry);
    return late ? t(`escalation.late.${late}`) : entry.why;
  };
  return (
    <header className={classes.root}>
      <Group gap="xs">
        <Text className={classes.number}>{number}</Text>
        <Badge variant="light" color={COLORS[status]} className={classes.status} data-status={status}>
          {t(`status.${status}`)}
        </Badge>
        <Text className={classes.kind}>
          {[t(`types.${type}`), t(`channels.${channel}`), product].filter((word) => word !== undefined).join(' · ')}
        </Text>
      </Group>
      <Title order={2} className={classes.subject}>
        {subject}
      </Title>
      <dl className={classes.facts}>
        <div>
          <dt>{t('facts.owner')}</dt>
          <dd>{assigneeId === undefined ? t('facts.nobody') : personName(assigneeId)}</dd>
        </div>
        <div>
          <dt>{t('facts.department')}</dt>
          <dd title={routing && t(`routing.${routing.by}`, { reason: routing.reason })}>
            {departmentId === undefined ? t('facts.routing') : departmentName(departmentId)}
          </dd>
        </div>
        {first && (
          <div>
            <dt>{t('facts.first')}</dt>
            <dd>
              <TimeLeft of={first} />
            </dd>
          </div>
        )}
        {solution && (
          <div>
            <dt>{t('facts.solution')}</dt>
            <dd>
              <TimeLeft of={solution} />
            </dd>
          </div>
        )}
      </dl>
      {escalationLevel > 0 && (
        <div className={classes.escalation} role="note">
          <Escalation level={escalationLevel} />
          <div>
            <Text size="sm" fw={600}>
              {t('escalation.title', { level: escalationLevel })}
            </Text>
            {steps.map((entry) => (
              <Text key={entry.version} size="sm">
                {wordsOf(entry)}
                <span className={classes.at}>
                  <When at={entry.at} as="relative" />
                </span>
              </Text>
            ))}
          </div>
        </div>
      )}
      <div className={classes.actions} data-print="none">
        {actions}
      </div>
    </header>
  );
};
