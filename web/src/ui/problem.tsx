import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import classes from './problem.module.css';
import { useProblemWords } from './problem-words.ts';

export interface ProblemProps {
  readonly error: unknown;
  /** Fields that show their own reason (`blamedFields`), so that it is not said twice. */
  readonly shownFields?: readonly string[];
  readonly onRetry?: () => void;
}

/** What the API refused, in its words. Shows nothing when there is no error. */
export const Problem = ({ error, shownFields = [], onRetry }: ProblemProps) => {
  const { t } = useTranslation('app');
  const wordsOf = useProblemWords();
  if (!error) return null;
  const problem = asProblem(error);
  const words = wordsOf(error);
  const others = (problem.document.errors ?? []).filter(({ field }) => !shownFields.includes(field));
  return (
    <Alert
      className={classes.root}
      variant="transparent"
      color="red"
      role="alert"
      icon={<IconAlertCircle aria-hidden />}
      title={words.title}
    >
      <Stack gap="xs" align="start">
        <Text size="sm">{words.detail}</Text>
        {others.length > 0 && (
          <List size="sm">
            {others.map(({ field, reason }) => (
              <List.Item key={`${field} ${reason}`}>{field === '' ? reason : `${field}: ${reason}`}</List.Item>
            ))}
          </List>
        )}
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t('again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
};
