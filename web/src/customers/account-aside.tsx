import { Badge, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { Problem } from '../ui/problem.tsx';
import { Amount, When } from '../ui/when.tsx';
import classes from './customers.module.css';
import { labelIn, useDepartmentNames } from './lookups.ts';
import { Timeline } from './timeline.tsx';

/** Everything about a customer beside their record: tickets, figures, and what happened. */
export const AccountAside = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const departments = useDepartmentNames();
  const {
    data: around,
    error,
    refetch,
  } = useQuery({
    queryKey: ['customers-around', id],
    queryFn: ({ signal }) => data(api.getAccountAround(id, { signal })),
  });
  const figures = around?.profile.figures;
  return (
    <div className={classes.aside}>
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!around && !error && <Skeleton height={80} />}
      {around && figures && (
        <div className={classes.counts}>
          {figures.orders12m !== undefined && (
            <div className={classes.count}>
              <div className={classes.number}>
                <Amount value={figures.orders12m} />
              </div>
              <Text size="xs" c="dimmed">
                {t('around.orders')}
              </Text>
            </div>
          )}
          {figures.spend12m && (
            <div className={classes.count}>
              <div className={classes.number}>
                <Amount
                  value={Number(figures.spend12m.amount)}
                  style="currency"
                  currency={figures.spend12m.currency}
                  maximumFractionDigits={0}
                />
              </div>
              <Text size="xs" c="dimmed">
                {t('around.spend')}
              </Text>
            </div>
          )}
        </div>
      )}
      {around && (
        <section aria-label={t('around.tickets')}>
          <Text component="h3" fw={600} mb="xs">
            {t('around.tickets')}
          </Text>
          {around.tickets.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('around.no-tickets')}
            </Text>
          ) : (
            <Stack gap="xs">
              {around.tickets.map(({ id: ticket, number, status, type, departmentId, receivedAt, escalationLevel }) => (
                <Link key={ticket} to="/tickets" search={{ department: departmentId, ticket }} className={classes.card}>
                  <Group justify="space-between" gap="xs">
                    <Text size="sm" fw={550}>
                      {number}
                    </Text>
                    <Badge variant={status === 'resolved' ? 'default' : 'light'} tt="none">
                      {t(`ticket-status.${status}`)}
                    </Badge>
                  </Group>
                  <Text size="xs" c="dimmed">
                    {[t(`ticket-type.${type}`), labelIn(departments, departmentId)].filter(Boolean).join(' · ')} ·{' '}
                    <When at={receivedAt} as="relative" />
                  </Text>
                  {escalationLevel > 0 && (
                    <Text size="xs" c="var(--rp-late)">
                      {t('around.escalated', { level: escalationLevel })}
                    </Text>
                  )}
                </Link>
              ))}
            </Stack>
          )}
          {around.more.includes('tickets') && (
            <Text size="xs" c="dimmed" mt="xs">
              {t('around.more')}
            </Text>
          )}
        </section>
      )}
      <Timeline id={id} />
    </div>
  );
};
