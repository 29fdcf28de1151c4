import { IconTools } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

export const SoonPage = () => {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('title')}>
      <EmptyState icon={IconTools} title={t('title')} />
    </Page>
  );
};
