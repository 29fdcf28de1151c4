import { Button } from '@mantine/core';
import { IconExternalLink, IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReportRun } from '../api/client.ts';
import classes from './reports.module.css';

/** Links to the files of a run: the page to read, the table to calculate with. */
export const RunFiles = ({ files }: Pick<ReportRun, 'files'>) => {
  const { t } = useTranslation('reports');
  if (files.length === 0) return null;
  return (
    <div className={classes.files} data-print="none">
      {files.map(({ format, url }) => (
        <Button
          key={format}
          component="a"
          href={url}
          variant="default"
          {...(format === 'html' && { target: '_blank', rel: 'noreferrer' })}
          leftSection={
            format === 'html' ? (
              <IconExternalLink size={16} aria-hidden />
            ) : (
              <IconFileSpreadsheet size={16} aria-hidden />
            )
          }
        >
          {t(`open.${format}`)}
        </Button>
      ))}
    </div>
  );
};
