import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { TimelineEntry } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import { useActorNames } from './account-names.ts';
import classes from './customers.module.css';
import { oneOf, grades, stages } from './filter.ts';
import { labelIn, useDepartmentNames, usePeople } from './lookups.ts';
import { useStageNames } from './stage-grade.tsx';

const Details = ({ details }: { readonly details: TimelineEntry['details'] }) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const names = useStageNames();
  const departments = useDepartmentNames();
  const people = usePeople();
  const text = (name: string) => {
    const value = details[name];
    return typeof value === 'string' ? value : undefined;
  };
  const fields = details['fields'];
  const stage = oneOf(stages, text('stage'));
  const grade = oneOf(grades, text('grade'));
  const said = [
    Array.isArray(fields) &&
      fields.length > 0 &&
      new Intl.ListFormat(locale, { type: 'unit' }).format(
        fields
          // Who set it is said by the entry.
          .filter((field) => !field.endsWith('By'))
          .map((field) => t(`fields.${field}`, { defaultValue: field })),
      ),
    stage && names.stage(stage),
    grade && `${t('fields.grade')} ${names.grade(grade)}`,
    labelIn(departments, text('departmentId')),
    labelIn(people, text('assigneeId')),
  ].filter((words) => typeof words === 'string');
  return said.length === 0 ? null : (
    <Text size="xs" c="dimmed" className={classes.hitText}>
      {said.join(' · ')}
    </Text>
  );
};

/** Every change and touch of a customer, the newest first. */
export const Timeline = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const actorOf = useActorNames();
  const pages = usePages(['accounts', id, 'timeline'], (cursor, signal) =>
    data(api.getAccountTimeline(id, { cursor, limit: 30 }, { signal })),
  );
  return (
    <section aria-label={t('timeline.title')}>
      <Text component="h3" fw={600} mb="xs">
        {t('timeline.title')}
      </Text>
      <Problem error={pages.error} onRetry={pages.retry} />
      {!pages.isPending && !pages.error && pages.rows.length === 0 && !pages.hasMore && (
        <Text size="sm" c="dimmed">
          {t('timeline.empty')}
        </Text>
      )}
      <ol className={classes.entries}>
        {pages.rows.map(({ id: event, at, by, what, about, details }) => (
          <li key={event} className={classes.entry} data-by={by.split(':')[0]}>
            <Text size="sm">{t(`timeline.${about.type}.${what}`, { defaultValue: `${about.type}: ${what}` })}</Text>
            <Details details={details} />
            <Text size="xs" c="dimmed">
              <When at={at} as="relative" /> · {actorOf(by)}
            </Text>
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <Button variant="subtle" onClick={pages.fetchMore} loading={pages.isFetchingMore}>
          {t('more')}
        </Button>
      )}
    </section>
  );
};
