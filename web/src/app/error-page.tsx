import { Button, Group } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { IconMoodConfuzed, IconRoute2 } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { useProblemWords } from '../ui/problem-words.ts';

/** A page that could not be shown, in words and with a way on. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => {
  const { t } = useTranslation('app');
  const queries = useQueryErrorResetBoundary();
  const words = useProblemWords()(error);
  useEffect(() => queries.reset(), [queries]);
  return (
    <EmptyState
      icon={IconMoodConfuzed}
      title={words.title}
      action={
        <Group>
          <Button onClick={reset}>{t('again')}</Button>
          <Button variant="default" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        </Group>
      }
    >
      {words.detail}
    </EmptyState>
  );
};

export const NotFoundPage = () => {
  const { t } = useTranslation('app');
  return (
    <EmptyState
      icon={IconRoute2}
      title={t('not-found.title')}
      action={
        <Button renderRoot={(props) => <Link to="/" {...props} />} variant="light">
          {t('not-found.home')}
        </Button>
      }
    >
      {t('not-found.text')}
    </EmptyState>
  );
};
