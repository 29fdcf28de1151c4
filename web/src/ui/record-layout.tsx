import { ActionIcon, Tabs, Tooltip } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './record-layout.module.css';

export interface RecordLayoutProps {
  readonly list: ReactNode;
  /** What is open, or undefined: the list has the page for itself. */
  readonly record?: ReactNode;
  /** Beside the record: who the customer is, what happened. */
  readonly aside?: ReactNode;
  readonly asideLabel?: string;
  /** Back to the list; the only way on a phone. */
  readonly onClose: () => void;
}

/** List, record, and what belongs to it, side by side; on a phone one at a time. */
export const RecordLayout = ({ list, record, aside, asideLabel, onClose }: RecordLayoutProps) => {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState<string | null>('record');
  const isAlone = record === undefined || record === null;
  // The list is the same element with a record and without: it stays where it was scrolled to.
  const listed = (
    <div className={isAlone ? classes.alone : classes.list} data-print={isAlone ? undefined : 'none'}>
      {list}
    </div>
  );
  if (isAlone) return <div className={classes.alone}>{listed}</div>;
  return (
    <div className={classes.root} data-aside={aside ? true : undefined} data-shown={shown}>
      {listed}
      <div className={classes.bar} data-print="none">
        <Tooltip label={t('record.back')}>
          <ActionIcon aria-label={t('record.back')} onClick={onClose} size="lg">
            <IconArrowLeft size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
        {aside && (
          <Tabs value={shown} onChange={setShown} className={classes.tabs}>
            <Tabs.List>
              <Tabs.Tab value="record">{t('record.record')}</Tabs.Tab>
              <Tabs.Tab value="aside">{asideLabel ?? t('record.aside')}</Tabs.Tab>
            </Tabs.List>
          </Tabs>
        )}
      </div>
      <article className={classes.record}>{record}</article>
      {aside && (
        <aside className={classes.aside} aria-label={asideLabel ?? t('record.aside')}>
          {aside}
        </aside>
      )}
    </div>
  );
};
