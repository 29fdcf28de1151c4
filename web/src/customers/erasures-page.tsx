import { Badge, Button, Group, List, Stack, Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Erasure } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useMe } from '../app/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import { useAccount, useActorNames } from './account-names.ts';
import { TextLink } from './links.tsx';
import classes from './customers.module.css';

const COLORS = {
  requested: 'var(--rp-soon)',
  refused: 'dimmed',
  running: undefined,
  complete: 'var(--rp-good)',
} as const;

/** Who it is, while they are there. */
const useSubject = ({ status, accountId, contactId = '' }: Erasure) => {
  const isThere = status === 'requested' || status === 'refused';
  const { data: account } = useAccount(isThere ? accountId : undefined);
  const { data: contact } = useQuery({
    queryKey: ['contacts', contactId],
    queryFn: ({ signal }) => data(api.getContact(contactId, { signal })),
    enabled: isThere && contactId !== '',
  });
  // What was read of them before is not shown once they are gone.
  return isThere ? (contact ?? (account && { name: account.name, accountId: account.id })) : undefined;
};

const ErasureCard = ({ erasure }: { readonly erasure: Erasure }) => {
  const { t } = useTranslation('customers');
  const me = useMe();
  const actorOf = useActorNames();
  const decide = useMutationOf<'agree' | 'refuse', Erasure>({
    run: (word) =>
      data(
        word === 'agree'
          ? api.agreeToErasure(erasure.id, ifMatch(erasure))
          : api.refuseErasure(erasure.id, ifMatch(erasure)),
      ),
    touches: [['erasures']],
    quiet: true,
  });
  const { status, accountId, requestedBy, parts = [], proof, waitsFor } = erasure;
  const subject = useSubject(erasure);
  const isOwn = requestedBy === `person:${me.id}`;
  return (
    <li className={classes.card}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600}>{subject?.name ?? t(accountId === undefined ? 'erasures.contact' : 'erasures.account')}</Text>
          <Badge variant="default" c={COLORS[status]} tt="none">
            {t(`erasure-status.${status}`)}
          </Badge>
        </Group>
        <Text size="sm">
          {t(`erasure-reason.${erasure.reason}`)}
          {subject && (
            <>
              {' · '}
              <TextLink underline="always" to="/customers" search={{ account: subject.accountId }} size="sm">
                {t('erasures.see')}
              </TextLink>
            </>
          )}
        </Text>
        <Text size="xs" c="dimmed">
          {t('erasures.asked-by', { name: actorOf(requestedBy) })} · <When at={erasure.requestedAt} />
          {erasure.agreedBy !== undefined && ` · ${t('erasures.agreed-by', { name: actorOf(erasure.agreedBy) })}`}
          {erasure.refusedBy !== undefined && ` · ${t('erasures.refused-by', { name: actorOf(erasure.refusedBy) })}`}
        </Text>
        {status === 'running' && (
          <Text size="sm" role="status">
            {parts
              .map(({ part, status: state }) => `${t(`erasure-part.${part}`)}: ${t(`part-status.${state}`)}`)
              .join(' · ')}
            {waitsFor !== undefined && ` · ${t(`waits-for.${waitsFor}`)}`}
          </Text>
        )}
        {proof && (
          <div>
            <Text size="sm" fw={550}>
              {t('erasures.proof')}
            </Text>
            <List size="sm">
              {Object.entries(proof.removed).map(([kind, many]) => (
                <List.Item key={kind}>
                  {t(`erased-kind.${kind}`, { defaultValue: kind })}: {many}
                </List.Item>
              ))}
              {proof.livesOn.map(({ where, days }) => (
                <List.Item key={where}>
                  {t(`lives-on.${where}`)}: {t('erasures.days', { count: days })}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        <Problem error={decide.error} />
        {status === 'requested' && (
          <Group gap="xs">
            {!isOwn && (
              <Button
                color="red"
                loading={decide.isPending && decide.variables === 'agree'}
                disabled={decide.isPending}
                onClick={() => decide.mutate('agree')}
              >
                {t('erasures.agree')}
              </Button>
            )}
            <Button
              variant="default"
              loading={decide.isPending && decide.variables === 'refuse'}
              disabled={decide.isPending}
              onClick={() => decide.mutate('refuse')}
            >
              {t(isOwn ? 'erasures.take-back' : 'erasures.refuse')}
            </Button>
            {isOwn && (
              <Text size="xs" c="dimmed">
                {t('erasures.two')}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </li>
  );
};

/** Who is to be erased: what was asked for, who agrees, and the proof. */
export const ErasuresPage = () => {
  const { t } = useTranslation('customers');
  const pages = usePages(['erasures'], (cursor, signal) => data(api.listErasures({ cursor, limit: 25 }, { signal })), {
    refetchSeconds: 5,
  });
  return (
    <Page title={t('erasures.title')} width="reading">
      <Stack gap="md">
        <Text c="dimmed">{t('erasures.text')}</Text>
        <Problem error={pages.error} onRetry={pages.retry} />
        {!pages.isPending && !pages.error && pages.rows.length === 0 && (
          <EmptyState icon={IconShieldCheck} title={t('erasures.empty')}>
            {t('erasures.empty-text')}
          </EmptyState>
        )}
        <ul className={classes.hits}>
          {pages.rows.map((erasure) => (
            <ErasureCard key={erasure.id} erasure={erasure} />
          ))}
        </ul>
        {pages.hasMore && (
          <Button variant="subtle" onClick={pages.fetchMore} loading={pages.isFetchingMore}>
            {t('more')}
          </Button>
        )}
      </Stack>
    </Page>
  );
};
