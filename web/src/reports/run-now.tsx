import { Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useRequestKey } from '../api/use-request-key.ts';
import { useCommands } from '../ui/commands.ts';
import { Problem } from '../ui/problem.tsx';
import { FORMATS, formatsOf, type Format } from './formats.ts';
import classes from './reports.module.css';

const DAY_MS = 86_400_000;

const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

const Form = ({ onQueued }: { readonly onQueued: (id: string) => void }) => {
  const { t } = useTranslation('reports');
  const [from, setFrom] = useState(() => dayBefore(30));
  const [to, setTo] = useState(() => dayBefore(0));
  const [formats, setFormats] = useState<readonly Format[]>(FORMATS);
  const key = useRequestKey(from, to, formats);
  const { mutate, isPending, error } = useMutationOf({
    run: () =>
      data(api.runTicketsByDepartment({ from, to, formats: [...formats] }, { headers: { 'Idempotency-Key': key } })),
    touches: [['report-runs', 'list']],
    quiet: true,
    onDone: ({ id }) => onQueued(id),
  });
  const blamed = blamedFields(error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    mutate(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('run-now-text')}
        </Text>
        <div className={classes.pair}>
          <TextInput
            type="date"
            label={t('from')}
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
            error={blamed['from']}
            required
            data-autofocus
          />
          <TextInput
            type="date"
            label={t('to')}
            value={to}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
            error={blamed['to']}
            required
          />
        </div>
        <Checkbox.Group
          label={t('formats')}
          value={[...formats]}
          onChange={(chosen) => setFormats(formatsOf(chosen))}
          error={blamed['formats']}
        >
          <Group mt="xs">
            {FORMATS.map((format) => (
              <Checkbox key={format} value={format} label={t(`format.${format}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Problem error={error} shownFields={['from', 'to', 'formats']} />
        <Group justify="end">
          <Button type="submit" size="sm" loading={isPending} disabled={formats.length === 0}>
            {t('run')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** A button that asks for a report of a period. */
export const RunNow = ({ onQueued }: { readonly onQueued: (id: string) => void }) => {
  const { t } = useTranslation(['reports', 'app']);
  const [isOpen, setOpen] = useState(false);
  useCommands([
    {
      id: 'run-report',
      label: t('reports:run-now'),
      keys: 'r',
      group: t('reports:title'),
      icon: <IconPlayerPlay size={16} aria-hidden />,
      run: () => setOpen(true),
    },
  ]);
  return (
    <>
      <Button variant="default" leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {t('reports:run-now')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('reports:run-now')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <Form
          onQueued={(id) => {
            setOpen(false);
            onQueued(id);
          }}
        />
      </Modal>
    </>
  );
};
