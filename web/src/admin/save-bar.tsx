import { Button, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

export interface SaveBarProps {
  /** Whether there is something to save; else the bar is not there. */
  readonly isChanged: boolean;
  readonly isPending: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** Below something that is saved as a whole: that it is not saved yet, and how to. Asks before the page is left. */
export const SaveBar = ({ isChanged, isPending, onSave, onDiscard }: SaveBarProps) => {
  const { t } = useTranslation('admin');
  useBlocker({
    shouldBlockFn: () => isChanged && !confirm(t('leave')),
    enableBeforeUnload: isChanged,
    disabled: !isChanged,
  });
  if (!isChanged) return null;
  return (
    <div className={classes.bar} role="group" aria-label={t('unsaved')} data-print="none">
      <Text fw={500}>{t('unsaved')}</Text>
      <Button variant="default" size="sm" onClick={onDiscard}>
        {t('discard-changes')}
      </Button>
      <Button size="sm" loading={isPending} onClick={onSave}>
        {t('save')}
      </Button>
    </div>
  );
};
