import { Button, Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { RoutingRules, RoutingTrial as Trial } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import classes from './admin.module.css';
import { CHANNELS, TYPES } from './routing-choices.ts';
import { MovedTickets, RoutingOutcomeWords } from './routing-outcome.tsx';

type Sample = NonNullable<Trial['sample']>;

const FIELDS = ['subject', 'text', 'product', 'type', 'channel'] as const;

/** What was left empty is not there; nothing at all is no sample. */
const sampleOf = (draft: Sample): Sample | undefined => {
  const given = FIELDS.filter((field) => (draft[field] ?? '').trim() !== '');
  return given.length === 0 ? undefined : Object.fromEntries(given.map((field) => [field, draft[field]]));
};

/** Tries the rules as they stand on the page, saved or not: on a text, and on the tickets of the last week. */
export const RoutingTrial = ({ book }: { readonly book: RoutingRules }) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState<Sample>({});
  const set = (part: Sample) => setDraft((was) => ({ ...was, ...part }));
  const trial = useMutationOf({
    run: async (asked: { readonly rules: RoutingRules; readonly draft: Sample }) => ({
      ...asked,
      outcome: await data(api.tryRoutingRules({ sample: sampleOf(asked.draft), rules: asked.rules })),
    }),
    quiet: true,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    trial.mutate({ rules: book, draft });
  };
  const blamed = blamedFields(trial.error);
  const answered = trial.data;
  return (
    <section className={classes.trial} aria-labelledby="routing-trial">
      <Title order={2} size="h4" id="routing-trial">
        {t('trial.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('trial.text')}
      </Text>
      <form onSubmit={submit} data-print="none">
        <Stack gap="sm">
          <TextInput
            label={t('trial.subject')}
            value={draft.subject ?? ''}
            onChange={({ currentTarget }) => set({ subject: currentTarget.value })}
            error={blamed['sample.subject']}
            autoComplete="off"
          />
          <Textarea
            label={t('trial.words')}
            value={draft.text ?? ''}
            onChange={({ currentTarget }) => set({ text: currentTarget.value })}
            error={blamed['sample.text']}
            autosize
            minRows={2}
            maxRows={8}
          />
          <div className={classes.pair}>
            <Select
              label={t('trial.type')}
              placeholder={t('trial.not-given')}
              data={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
              value={draft.type ?? null}
              onChange={(chosen) => set({ type: TYPES.find((one) => one === chosen) })}
              clearable
              clearButtonProps={{ 'aria-label': t('clear') }}
            />
            <Select
              label={t('trial.channel')}
              placeholder={t('trial.not-given')}
              data={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
              value={draft.channel ?? null}
              onChange={(chosen) => set({ channel: CHANNELS.find((one) => one === chosen) })}
              clearable
              clearButtonProps={{ 'aria-label': t('clear') }}
            />
            <TextInput
              label={t('trial.product')}
              value={draft.product ?? ''}
              onChange={({ currentTarget }) => set({ product: currentTarget.value })}
              error={blamed['sample.product']}
              autoComplete="off"
            />
          </div>
          <Group>
            <Button
              type="submit"
              variant="default"
              size="sm"
              loading={trial.isPending}
              leftSection={<IconFlask size={16} aria-hidden />}
            >
              {t('trial.do')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Problem error={trial.error} shownFields={FIELDS.map((field) => `sample.${field}`)} />
      <div role="status" className={classes.said}>
        {answered && (answered.rules !== book || answered.draft !== draft) && (
          <Text size="sm" className={classes.outdated}>
            {t('trial.outdated')}
          </Text>
        )}
        {answered && <RoutingOutcomeWords outcome={answered.outcome} />}
      </div>
      {answered && <MovedTickets tickets={answered.outcome.tickets} />}
    </section>
  );
};
