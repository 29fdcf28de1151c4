import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';
import { useLocale } from '../i18n/use-locale.ts';
import classes from './customers.module.css';

/** A record that stands in the way, as a problem document names it. */
export interface Candidate {
  readonly id: string;
  readonly name?: string;
  readonly number?: string;
  readonly score?: number;
  readonly because: readonly string[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** The records that a refusal names; none when it is about something else. */
export const candidatesOf = (error: unknown): readonly Candidate[] =>
  (asProblem(error).document.candidates ?? []).map((one) => ({
    id: one.id,
    name: text(one['name']),
    number: text(one['number']),
    score: typeof one['score'] === 'number' ? one['score'] : undefined,
    because: Array.isArray(one['because']) ? one['because'].filter((word) => typeof word === 'string') : [],
  }));

/** What speaks for two records being one customer. */
export const Because = ({ because }: { readonly because: readonly string[] }) => {
  const { t } = useTranslation('customers');
  return (
    <Group gap={4}>
      {because.map((word) => (
        <Badge key={word} variant="default" tt="none" fw={500}>
          {t(`because.${word}`, { defaultValue: word })}
        </Badge>
      ))}
    </Group>
  );
};

/** Who may be meant already: open one, or enter it all the same where the server would have that. */
export const Candidates = ({
  error,
  onAnyway,
  isPending,
  onOpen,
}: {
  readonly error: unknown;
  readonly onAnyway?: () => void;
  readonly isPending: boolean;
  /** Somebody follows a link to one of them. */
  readonly onOpen: () => void;
}) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const candidates = candidatesOf(error);
  const isDuplicate = asProblem(error).code === 'duplicate';
  return (
    <Stack gap="sm" role="alert">
      <div>
        <Text fw={600}>{t(isDuplicate ? 'candidates.title' : 'candidates.taken')}</Text>
        <Text size="sm" c="dimmed">
          {t(isDuplicate ? 'candidates.text' : 'candidates.taken-text')}
        </Text>
      </div>
      {candidates.map(({ id, name, number, score, because }) => {
        const shown = (
          <>
            <Group justify="space-between" gap="xs">
              <Text fw={550}>{name ?? t('candidates.hidden')}</Text>
              {score !== undefined && (
                <Text size="xs" c="dimmed">
                  {new Intl.NumberFormat(locale, { style: 'percent' }).format(score)}
                </Text>
              )}
            </Group>
            <Group gap="xs">
              {number !== undefined && (
                <Text size="xs" c="dimmed">
                  {number}
                </Text>
              )}
              <Because because={because} />
            </Group>
          </>
        );
        return name === undefined ? (
          <div key={id} className={classes.card}>
            {shown}
          </div>
        ) : (
          <Link key={id} to="/customers" search={{ account: id }} className={classes.card} onClick={onOpen}>
            {shown}
          </Link>
        );
      })}
      {isDuplicate && onAnyway && (
        <Button variant="light" onClick={onAnyway} loading={isPending} w="fit-content">
          {t('candidates.create-anyway')}
        </Button>
      )}
    </Stack>
  );
};
