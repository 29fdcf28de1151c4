import { Button, Group, Stack, Title } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptNote } from '../ui/kept-note.tsx';
import { Problem } from '../ui/problem.tsx';
import classes from './admin.module.css';

export interface RecordFormProps {
  readonly title: string;
  /** Beside the title, small: a state. */
  readonly note?: ReactNode;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly isPending: boolean;
  readonly error: unknown;
  /** Whether something is typed that is not saved. */
  readonly isChanged: boolean;
  readonly onDiscard: () => void;
  /** Fields that show their own reason. */
  readonly shownFields: readonly string[];
  /** At the other end of the button's line. */
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** A record as a form: its fields, what the API says to them, a button that saves. */
export const RecordForm = (props: RecordFormProps) => {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!props.isPending) props.onSubmit();
  };
  return (
    <form onSubmit={submit} className={classes.record}>
      <Stack>
        <Group gap="sm">
          <Title order={2} size="h3">
            {props.title}
          </Title>
          {props.note}
        </Group>
        {props.children}
        <Problem error={props.error} shownFields={props.shownFields} />
        <KeptNote isChanged={props.isChanged} error={props.error} onDiscard={props.onDiscard} />
        <Group justify="space-between" data-print="none">
          <Button type="submit" size="sm" loading={props.isPending}>
            {props.submit}
          </Button>
          {props.other}
        </Group>
      </Stack>
    </form>
  );
};

/** The name by which the API knows something; given once. */
export const useIdWords = () => {
  const { t } = useTranslation('admin');
  return { label: t('id'), description: t('id-text'), required: true, autoComplete: 'off', spellCheck: false };
};
