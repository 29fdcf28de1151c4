import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { TimelineEntry } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import classes from './timeline.module.css';
import { useNames } from './use-directory.ts';

const AT_ONCE = 15;

const Words = ({ entry: { about, what, by } }: { readonly entry: TimelineEntry }) => {
  const { t } = useTranslation('tickets');
  const { actorName } = useNames();
  return (
    <>
      <span>{t(`timeline.${about.type}.${what}`, { defaultValue: t('timeline.other') })}</span>
      <Text size="xs" c="dimmed" span>
        {actorName(by)}
      </Text>
    </>
  );
};

/** Every touch and change of a customer, the latest first. */
export const Timeline = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTranslation('tickets');
  const { rows, error, retry, hasMore, fetchMore, isFetchingMore } = usePages(
    ['accounts', accountId, 'timeline', 'beside'],
    (cursor, signal) => data(api.getAccountTimeline(accountId, { cursor, limit: AT_ONCE }, { signal })),
  );
  return (
    <>
      <Problem error={error} onRetry={retry} />
      <ol className={classes.root}>
        {rows.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <Words entry={entry} />
            <Text size="xs" c="dimmed" span className={classes.at}>
              <When at={entry.at} as="relative" />
            </Text>
          </li>
        ))}
      </ol>
      {hasMore && (
        <Button variant="subtle" loading={isFetchingMore} onClick={fetchMore} data-print="none">
          {t('customer.more')}
        </Button>
      )}
    </>
  );
};
