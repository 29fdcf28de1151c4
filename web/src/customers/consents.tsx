import { ActionIcon, Badge, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import type { PartProps } from './account-fields.tsx';
import classes from './customers.module.css';
import { oneOf } from './filter.ts';
import { useFieldRules } from './may.ts';
import { useAccountChange } from './use-account-change.ts';

type Consent = NonNullable<Account['consents']>[number];

const channels = ['email', 'phone', 'sms', 'letter', 'social'] as const;
const states = ['given', 'withdrawn'] as const;
const parts = ['channel', 'state', 'purpose', 'at', 'how', 'proof'] as const;

/** A day as the field of the form writes it, in the person's zone. */
const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/** A day of the person's own calendar, as an instant that is not in the future. */
const instantOf = (day: string) => new Date(Math.min(Date.parse(`${day}T12:00:00`), Date.now())).toISOString();

const ConsentForm = ({ account, onClose }: PartProps & { readonly onClose: () => void }) => {
  const { t } = useTranslation('customers');
  const [channel, setChannel] = useState<Consent['channel']>('email');
  const [state, setState] = useState<Consent['state']>('given');
  const [purpose, setPurpose] = useState('marketing');
  const [day, setDay] = useState(today);
  const [how, setHow] = useState('');
  const [proof, setProof] = useState('');
  const change = useAccountChange(account, onClose);
  const given: Consent = {
    channel,
    purpose: purpose.trim(),
    state,
    at: day === '' ? '' : instantOf(day),
    how: how.trim(),
    ...(proof.trim() !== '' && { proof: proof.trim() }),
  };
  const others = (account.consents ?? []).filter(
    (one) => one.channel !== given.channel || one.purpose !== given.purpose,
  );
  const submit = () => change.mutate({ patch: { consents: [...others, given] }, seen: account });
  const blamed = blamedFields(change.error);
  const nameOf = (part: (typeof parts)[number]) => `consents.${others.length}.${part}`;
  const reason = (part: (typeof parts)[number]) => blamed[nameOf(part)];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <div className={classes.form}>
          <Select
            label={t('consents.channel')}
            data={channels.map((value) => ({ value, label: t(`channel.${value}`) }))}
            value={channel}
            error={reason('channel')}
            allowDeselect={false}
            onChange={(value) => setChannel(oneOf(channels, value) ?? channel)}
          />
          <Select
            label={t('consents.state')}
            data={states.map((value) => ({ value, label: t(`consents.${value}`) }))}
            value={state}
            error={reason('state')}
            allowDeselect={false}
            onChange={(value) => setState(oneOf(states, value) ?? state)}
          />
          <TextInput
            label={t('consents.purpose')}
            required
            value={purpose}
            error={reason('purpose')}
            onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
          />
          <TextInput
            label={t('consents.at')}
            type="date"
            required
            max={today()}
            value={day}
            error={reason('at')}
            onChange={({ currentTarget }) => setDay(currentTarget.value)}
          />
          <TextInput
            className={classes.wide}
            label={t('consents.how')}
            placeholder={t('consents.how-example')}
            required
            value={how}
            error={reason('how')}
            onChange={({ currentTarget }) => setHow(currentTarget.value)}
          />
          <TextInput
            className={classes.wide}
            label={t('consents.proof')}
            value={proof}
            error={reason('proof')}
            onChange={({ currentTarget }) => setProof(currentTarget.value)}
          />
        </div>
        <Problem error={change.error} shownFields={parts.map(nameOf)} />
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** What the customer agreed to and what not, by channel and purpose. */
export const Consents = ({ account }: PartProps) => {
  const { t } = useTranslation(['customers', 'app']);
  const [isFormOpen, setFormOpen] = useState(false);
  const rules = useFieldRules('account');
  if (!rules.isShown('consents')) return null;
  const consents = account.consents ?? [];
  return (
    <section className={classes.section} aria-label={t('consents.title')}>
      <div className={classes.sectionHead}>
        <Text component="h3" fw={600}>
          {t('consents.title')}
        </Text>
        {rules.isOpen('consents') && (
          <ActionIcon aria-label={t('consents.add')} onClick={() => setFormOpen(true)} data-print="none">
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {consents.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('consents.empty')}
        </Text>
      ) : (
        <Stack gap="xs">
          {consents.map(({ channel, purpose, state, at, how, proof }) => (
            <Group key={`${channel} ${purpose}`} gap="xs">
              <Badge variant="default" c={state === 'given' ? 'var(--rp-good)' : 'dimmed'} tt="none">
                {t(`consents.${state}`)}
              </Badge>
              <Text size="sm">
                {t(`channel.${channel}`)} · {purpose}
              </Text>
              <Text size="xs" c="dimmed">
                <When at={at} as="date" /> · {how}
                {proof !== undefined && ` · ${proof}`}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
      <Modal
        opened={isFormOpen}
        onClose={() => setFormOpen(false)}
        title={t('consents.add')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <ConsentForm account={account} onClose={() => setFormOpen(false)} />
      </Modal>
    </section>
  );
};
