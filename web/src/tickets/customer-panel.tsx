import { Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CustomerAround, Ticket } from '../api/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import classes from './customer-panel.module.css';
import { Timeline } from './timeline.tsx';

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={classes.section}>
    <Title order={3} className={classes.heading}>
      {title}
    </Title>
    {children}
  </section>
);

const Profile = ({ profile }: { readonly profile: CustomerAround['profile'] }) => {
  const { t } = useTranslation('tickets');
  const { id, name, number, kind, stage, grade, emails = [], phones = [], tags = [] } = profile;
  const marks = [stage && t(`stages.${stage}`), grade && t('customer.grade', { grade }), ...tags];
  return (
    <Stack gap={4} className={classes.section}>
      <Text size="xs" c="dimmed">
        {t('customer.number', { kind: t(`customer.kinds.${kind}`), number })}
      </Text>
      <Anchor
        className={classes.name}
        renderRoot={(props) => <Link to="/customers" search={{ account: id }} {...props} />}
      >
        {name}
      </Anchor>
      <Group gap={6}>
        {marks
          .filter((mark) => mark !== undefined)
          .map((mark) => (
            <Badge key={mark} variant="default" className={classes.mark}>
              {mark}
            </Badge>
          ))}
      </Group>
      {emails.map(({ address }) => (
        <Anchor key={address} size="sm" href={`mailto:${address}`}>
          {address}
        </Anchor>
      ))}
      {phones.map(({ number: phone }) => (
        <Anchor key={phone} size="sm" href={`tel:${phone}`}>
          {phone}
        </Anchor>
      ))}
    </Stack>
  );
};

/** More push the timeline out of sight. */
const OTHERS_AT_ONCE = 5;

const OtherTickets = ({ tickets }: { readonly tickets: CustomerAround['tickets'] }) => {
  const { t } = useTranslation('tickets');
  const [areAllShown, setAllShown] = useState(false);
  if (tickets.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('customer.no-others')}
      </Text>
    );
  }
  return (
    <>
      {tickets.slice(0, areAllShown ? undefined : OTHERS_AT_ONCE).map(({ id, number, status, type, receivedAt }) => (
        <div key={id} className={classes.other}>
          <Anchor
            size="sm"
            renderRoot={(props) => (
              <Link to="/tickets" search={(was) => ({ ...was, ticket: id, part: undefined })} {...props} />
            )}
          >
            {number}
          </Anchor>
          <Text size="xs" c="dimmed" span>
            {t('customer.other', { type: t(`types.${type}`), status: t(`status.${status}`) })}{' '}
            <When at={receivedAt} as="relative" />
          </Text>
        </div>
      ))}
      {!areAllShown && tickets.length > OTHERS_AT_ONCE && (
        <Button variant="subtle" onClick={() => setAllShown(true)} data-print="none">
          {t('customer.all-others', { count: tickets.length })}
        </Button>
      )}
    </>
  );
};

const Around = ({ accountId, ticketId }: { readonly accountId: string; readonly ticketId: string }) => {
  const { t } = useTranslation('tickets');
  const {
    data: around,
    error,
    refetch,
  } = useQuery({
    queryKey: ['accounts', accountId, '360'],
    queryFn: ({ signal }) => data(api.getAccountAround(accountId, { signal })),
  });
  if (!around) {
    return error ? (
      <Problem error={error} onRetry={() => void refetch()} />
    ) : (
      <Stack gap="sm" aria-hidden>
        <Skeleton height={14} width="60%" />
        <Skeleton height={10} width="80%" />
        <Skeleton height={60} />
      </Stack>
    );
  }
  const { profile, contacts, tickets } = around;
  const others = tickets.filter(({ id }) => id !== ticketId);
  return (
    <>
      <Profile profile={profile} />
      {contacts.length > 0 && (
        <Section title={t('customer.contacts')}>
          {contacts.map(({ id, name, jobTitle, emails = [] }) => (
            <div key={id}>
              <Text size="sm">{name}</Text>
              <Text size="xs" c="dimmed" truncate>
                {jobTitle ?? emails[0]?.address}
              </Text>
            </div>
          ))}
        </Section>
      )}
      <Section title={t('customer.others')}>
        <OtherTickets tickets={others} />
      </Section>
      <Section title={t('customer.timeline')}>
        <Timeline accountId={accountId} />
      </Section>
    </>
  );
};

/** Whose ticket it is: the customer with their contacts, other tickets and timeline; before they are known, as they named themselves. */
export const CustomerPanel = ({ ticket }: { readonly ticket: Ticket }) => {
  const { t } = useTranslation('tickets');
  const { accountId, customer, id } = ticket;
  const given = [customer.name, customer.email, customer.phone].filter((word) => word !== undefined);
  return (
    <div className={classes.root}>
      <h2 className={classes.title}>{t('customer.title')}</h2>
      {accountId !== undefined && <Around accountId={accountId} ticketId={id} />}
      {accountId === undefined && given.length === 0 && (
        <EmptyState icon={IconUserQuestion} title={t('customer.unknown')} />
      )}
      {accountId === undefined && given.length > 0 && (
        <Section title={t('customer.given')}>
          {given.map((word) => (
            <Text key={word} size="sm">
              {word}
            </Text>
          ))}
          <Text size="xs" c="dimmed">
            {t('customer.not-yet')}
          </Text>
        </Section>
      )}
    </div>
  );
};
