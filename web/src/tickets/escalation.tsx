import { VisuallyHidden } from '@mantine/core';
import { IconArrowBigUpLines } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './escalation.module.css';

/** How far up a ticket has climbed; nothing where it has not. */
export const Escalation = ({ level }: { readonly level: number }) => {
  const { t } = useTranslation('tickets');
  if (level === 0) return null;
  return (
    <span className={classes.root} title={t('escalation.level', { level })}>
      <IconArrowBigUpLines size={14} stroke={1.8} aria-hidden />
      <span aria-hidden>{level}</span>
      <VisuallyHidden>{t('escalation.level', { level })}</VisuallyHidden>
    </span>
  );
};
