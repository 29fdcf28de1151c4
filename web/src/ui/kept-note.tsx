import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';

export interface KeptNoteProps {
  /** Whether something is typed that is not saved; else the note is not there. */
  readonly isChanged: boolean;
  /** Why it was refused. */
  readonly error: unknown;
  readonly onDiscard: () => void;
}

/** In a form: that what is typed is kept and not saved, and how to be rid of it; after a conflict that is to take theirs. */
export const KeptNote = ({ isChanged, error, onDiscard }: KeptNoteProps) => {
  const { t } = useTranslation('app');
  if (!isChanged) return null;
  const isOvertaken = Boolean(error) && asProblem(error).code === 'stale-version';
  return (
    <Group gap="xs" data-print="none">
      <Text size="sm" c="dimmed">
        {t('draft.kept')}
      </Text>
      <Button size="compact-sm" variant={isOvertaken ? 'light' : 'subtle'} onClick={onDiscard}>
        {t(isOvertaken ? 'draft.take-newer' : 'draft.discard')}
      </Button>
    </Group>
  );
};
