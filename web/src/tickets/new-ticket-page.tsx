import { Anchor, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Ticket } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { tell } from '../ui/tell.ts';
import { keyOfDraft, useDraft } from '../ui/use-draft.ts';
import { channels, draftFrom, submissionOf, types, type TicketDraft } from './ticket-draft.ts';
import classes from './new-ticket-page.module.css';

const route = getRouteApi('/shell/tickets/new');

const FIELDS = ['type', 'channel', 'subject', 'text', 'product', 'customer.name', 'customer.email', 'customer.phone'];

/** Whom the ticket is for, when somebody came here from a customer. */
const ForAccount = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('tickets');
  const { data: account, error } = useQuery({
    queryKey: ['accounts', id],
    queryFn: ({ signal }) => data(api.getAccount(id, { signal })),
  });
  return (
    <>
      <Problem error={error} />
      <Text>
        {t('new.for')}{' '}
        <Anchor renderRoot={(props) => <Link to="/customers" search={{ account: id }} {...props} />}>
          {account?.name ?? id}
        </Anchor>
      </Text>
    </>
  );
};

/** A ticket that somebody of the staff enters for a customer. What is typed is kept until it was taken. */
export const NewTicketPage = () => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const { account } = route.useSearch();
  const name = `ticket:${account ?? 'new'}`;
  const [kept, keep] = useDraft(name);
  const draft = draftFrom(kept);
  const change = <Name extends keyof TicketDraft>(name: Name, value: TicketDraft[Name]) =>
    keep(JSON.stringify({ ...draft, [name]: value }));
  const submit = useMutationOf({
    run: (shown: TicketDraft): Promise<Ticket> => {
      const submission = submissionOf(shown, account);
      return data(api.submitTicket(submission, { headers: { 'Idempotency-Key': keyOfDraft(name, submission) } }));
    },
    touches: [['departments']],
    quiet: true,
    onDone: ({ id, number }) => {
      keep('');
      tell.done(t('new.done', { number }));
      void navigate({ to: '/tickets', search: { ticket: id } });
    },
  });
  const send = () => {
    if (!submit.isPending) submit.mutate(draft);
  };
  const blamed = blamedFields(submit.error);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  return (
    <Page title={t('new.title')} width="reading">
      <form
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Stack>
          {account !== undefined && <ForAccount id={account} />}
          <div className={classes.pair}>
            <Select
              label={t('columns.type')}
              value={draft.type}
              allowDeselect={false}
              data={types.map((value) => ({ value, label: t(`types.${value}`) }))}
              onChange={(value) => change('type', types.find((type) => type === value) ?? draft.type)}
              error={blamed['type']}
            />
            <Select
              label={t('columns.channel')}
              value={draft.channel}
              allowDeselect={false}
              data={channels.map((value) => ({ value, label: t(`channels.${value}`) }))}
              onChange={(value) => change('channel', channels.find((channel) => channel === value) ?? draft.channel)}
              error={blamed['channel']}
            />
          </div>
          <TextInput
            label={t('columns.subject')}
            withAsterisk
            data-autofocus
            value={draft.subject}
            onChange={({ currentTarget }) => change('subject', currentTarget.value)}
            error={blamed['subject']}
          />
          <Textarea
            label={t('new.text')}
            withAsterisk
            autosize
            minRows={5}
            maxRows={16}
            value={draft.text}
            onChange={({ currentTarget }) => change('text', currentTarget.value)}
            error={blamed['text']}
          />
          <TextInput
            label={t('columns.product')}
            value={draft.product}
            onChange={({ currentTarget }) => change('product', currentTarget.value)}
            error={blamed['product']}
          />
          <fieldset className={classes.customer}>
            <legend>{t('customer.title')}</legend>
            <Text size="sm" c="dimmed">
              {t('new.reach')}
            </Text>
            <TextInput
              label={t('new.name')}
              value={draft.name}
              onChange={({ currentTarget }) => change('name', currentTarget.value)}
              error={blamed['customer.name']}
            />
            <div className={classes.pair}>
              <TextInput
                label={t('new.email')}
                type="email"
                value={draft.email}
                onChange={({ currentTarget }) => change('email', currentTarget.value)}
                error={blamed['customer.email']}
              />
              <TextInput
                label={t('new.phone')}
                type="tel"
                value={draft.phone}
                onChange={({ currentTarget }) => change('phone', currentTarget.value)}
                error={blamed['customer.phone']}
              />
            </div>
          </fieldset>
          <Problem error={submit.error} shownFields={FIELDS} />
          <Group justify="flex-end">
            <Button variant="default" renderRoot={(props) => <Link to="/tickets" {...props} />}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={submit.isPending} rightSection={<KeyHint keys="mod+Enter" />}>
              {t('new.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
};
