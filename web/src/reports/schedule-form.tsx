import { Button, Checkbox, Group, Modal, Select, Stack, TagsInput, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useMemo, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { ReportSchedule, ReportScheduleBody } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { KeptNote } from '../ui/kept-note.tsx';
import { Problem } from '../ui/problem.tsx';
import { useRecordDraft } from '../ui/record-draft.ts';
import { CronEditor } from './cron-editor.tsx';
import { FORMATS, formatsOf } from './formats.ts';
import classes from './reports.module.css';

const SHOWN = ['id', 'cron', 'timeZone', 'recipients', 'formats'];

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

type ScheduleFields = ReportScheduleBody & { readonly id: string };

const fresh = (recipient: string): ReportScheduleBody => ({
  report: 'tickets-by-department',
  cron: '0 8 * * 1',
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  recipients: recipient === '' ? [] : [recipient],
  formats: ['html', 'csv'],
});

const fieldsOf = ({ id, report, cron, timeZone, recipients, formats }: ReportSchedule): ScheduleFields => ({
  id,
  report,
  cron,
  timeZone,
  recipients,
  formats,
});

export interface ScheduleFormProps {
  /** Absent: a new one. */
  readonly schedule?: ReportSchedule | undefined;
  /** Who is asked first to be a recipient. */
  readonly ownEmail: string;
  /** Whether the person may change it; else it can be read. */
  readonly isOwn: boolean;
  readonly onSaved: (id: string) => void;
  readonly onDeleted: () => void;
}

/** A schedule: what comes, when, to whom. */
export const ScheduleForm = ({ schedule, ownEmail, isOwn, onSaved, onDeleted }: ScheduleFormProps) => {
  const { t } = useTranslation(['reports', 'app']);
  const starts = useMemo(() => ({ id: '', ...fresh(ownEmail) }), [ownEmail]);
  const draft = useRecordDraft(
    `schedule:${schedule?.id ?? '+'}`,
    // A new one must not take the place of another.
    schedule ? { value: fieldsOf(schedule), etag: `"${schedule.version}"` } : { value: starts, etag: '"0"' },
    starts,
  );
  const { change } = draft;
  const { id, ...body } = draft.value;
  const [isAsking, setAsking] = useState(false);
  const save = useMutationOf({
    run: ({ id: name, ...body }: ScheduleFields) => data(api.putReportSchedule(name, body, ifMatch(draft.etag))),
    ...(schedule && {
      shows: { key: ['report-schedules', schedule.id], change: (shown: ReportSchedule) => shown },
    }),
    settle: (saved) => saved,
    touches: [['report-schedules']],
    done: t('reports:saved'),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, `"${saved.version}"`),
  });
  const remove = useMutationOf({
    run: () => data(api.deleteReportSchedule(id, schedule ? ifMatch(schedule) : {})),
    // It is not asked for again itself: it is gone.
    touches: [['report-schedules', 'list']],
    done: t('reports:deleted'),
    onDone: draft.discard,
  });
  const blamed = blamedFields(save.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!save.isPending) save.mutate(draft.value, { onSuccess: (saved) => onSaved(saved.id) });
  };
  return (
    <form onSubmit={submit} className={classes.record}>
      <Stack>
        <Title order={2} size="h3">
          {schedule ? schedule.id : t('reports:new-schedule')}
        </Title>
        {!isOwn && (
          <Text size="sm" c="dimmed">
            {t('reports:administrators-only')}
          </Text>
        )}
        {!schedule && (
          <TextInput
            label={t('reports:id')}
            description={t('reports:id-text')}
            value={id}
            onChange={({ currentTarget }) => change({ id: currentTarget.value })}
            error={blamed['id']}
            required
            autoComplete="off"
            spellCheck={false}
          />
        )}
        <CronEditor
          expression={body.cron}
          timeZone={body.timeZone}
          onChange={(cron) => change({ cron })}
          error={blamed['cron']}
        />
        <Select
          label={t('reports:zone')}
          data={ZONES}
          value={body.timeZone}
          onChange={(timeZone) => timeZone && change({ timeZone })}
          error={blamed['timeZone']}
          searchable
          limit={60}
          allowDeselect={false}
          nothingFoundMessage={t('app:nothing-found')}
        />
        <TagsInput
          label={t('reports:recipients')}
          description={t('reports:recipients-text')}
          value={body.recipients}
          onChange={(recipients) => change({ recipients })}
          error={blamed['recipients'] ?? blamed['recipients.0']}
          acceptValueOnBlur
          splitChars={[',', ';', ' ']}
          type="email"
        />
        <Checkbox.Group
          label={t('reports:formats')}
          value={body.formats}
          onChange={(ticked) => change({ formats: formatsOf(ticked) })}
          error={blamed['formats']}
        >
          <Group mt="xs">
            {FORMATS.map((format) => (
              <Checkbox key={format} value={format} label={t(`reports:format.${format}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Problem error={save.error} shownFields={SHOWN} />
        <KeptNote
          isChanged={isOwn && draft.isChanged}
          error={save.error}
          onDiscard={() => {
            draft.discard();
            save.reset();
          }}
        />
        {isOwn && (
          <Group justify="space-between" data-print="none">
            <Button type="submit" size="sm" loading={save.isPending}>
              {schedule ? t('reports:save') : t('reports:create')}
            </Button>
            {schedule && (
              <Button
                size="sm"
                variant="subtle"
                color="red"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={() => setAsking(true)}
              >
                {t('reports:delete')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('reports:delete-title', { id })}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <Stack>
          <Text>{t('reports:delete-text')}</Text>
          <Group justify="end">
            <Button variant="default" size="sm" onClick={() => setAsking(false)}>
              {t('reports:keep')}
            </Button>
            <Button
              size="sm"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(undefined, { onSuccess: onDeleted })}
            >
              {t('reports:delete')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  );
};
