import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Look } from './look.tsx';

/** Nobody could be signed in, or the deployment does not answer. */
export const CannotStart = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation('app');
  return (
    <Look>
      <EmptyState
        icon={IconPlugConnectedX}
        title={t('cannot-start.title')}
        action={<Button onClick={() => location.assign('/')}>{t('again')}</Button>}
      >
        {t('cannot-start.text')} ({error instanceof Error ? error.message : String(error)})
      </EmptyState>
    </Look>
  );
};
