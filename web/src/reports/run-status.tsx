import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportRun } from '../api/client.ts';

const COLORS = { queued: 'gray', running: 'blue', done: 'teal', failed: 'red' } as const;

export const RunStatus = ({ status }: Pick<ReportRun, 'status'>) => {
  const { t } = useTranslation('reports');
  return (
    <Badge variant="dot" color={COLORS[status]} size="sm" tt="none" fw={500}>
      {t(`status.${status}`)}
    </Badge>
  );
};
