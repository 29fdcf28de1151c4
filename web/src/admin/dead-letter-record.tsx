import { Badge, Button, Group, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useCommands } from '../ui/commands.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import classes from './admin.module.css';
import { Ask } from './ask.tsx';
import { usePersonChoice } from './directory.ts';
import { actorWords } from './actor-words.ts';

/** JSON with line breaks; anything else as it is. */
const laidOut = (body: string) => {
  try {
    const value: unknown = JSON.parse(body);
    return JSON.stringify(value, null, 2);
  } catch {
    return body;
  }
};

/** A dead letter: where it failed, what is in it, and what to do with it. */
export const DeadLetterRecord = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('admin');
  const people = usePersonChoice();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { data: letter, error } = useQuery({
    queryKey: ['dead-letters', id],
    queryFn: ({ signal }) => data(api.getDeadLetter(id, { signal })),
  });
  const touches = [['dead-letters']];
  const replay = useMutationOf({
    run: () => data(api.replayDeadLetter(id)),
    touches,
    done: t('letters.replayed'),
  });
  const discard = useMutationOf({
    run: () => data(api.discardDeadLetter(id, { reason })),
    touches,
    done: t('letters.discarded'),
    onDone: () => setAsking(false),
  });
  const isWaiting = letter?.status === 'waiting';
  const mayReplay = isWaiting && letter.queue !== 'none';
  useCommands(
    mayReplay
      ? [
          {
            id: 'replay',
            label: t('letters.replay'),
            keys: 'p',
            group: t('title'),
            run: () => replay.mutate(undefined),
          },
        ]
      : [],
  );
  if (error && !letter) return <Problem error={error} />;
  if (!letter)
    return (
      <div className={classes.record}>
        <Skeleton height={16} width="50%" />
      </div>
    );
  return (
    <Stack className={classes.record}>
      <Group gap="sm">
        <Title order={2} size="h3">
          {letter.type ?? t('letters.no-event')}
        </Title>
        <Badge variant="dot" color={isWaiting ? 'orange' : 'gray'} tt="none">
          {t(`letters.status.${letter.status}`)}
        </Badge>
      </Group>
      <dl className={classes.facts}>
        <dt>{t('letters.queue')}</dt>
        <dd>{letter.queue}</dd>
        <dt>{t('letters.times')}</dt>
        <dd>{letter.times}</dd>
        <dt>{t('letters.first')}</dt>
        <dd>
          <When at={letter.firstAt} />
        </dd>
        <dt>{t('letters.last')}</dt>
        <dd>
          <When at={letter.lastAt} />
        </dd>
        {letter.eventId !== undefined && (
          <>
            <dt>{t('letters.event')}</dt>
            <dd>{letter.eventId}</dd>
          </>
        )}
        {letter.decidedBy !== undefined && (
          <>
            <dt>{t('letters.decided-by')}</dt>
            <dd>{actorWords(letter.decidedBy, people.nameOf)}</dd>
          </>
        )}
        {letter.reason !== undefined && (
          <>
            <dt>{t('letters.reason')}</dt>
            <dd>{letter.reason}</dd>
          </>
        )}
      </dl>
      {isWaiting && (
        <Group data-print="none">
          {mayReplay && (
            <Button
              size="sm"
              leftSection={<IconRefresh size={16} aria-hidden />}
              loading={replay.isPending}
              onClick={() => replay.mutate(undefined)}
            >
              {t('letters.replay')}
            </Button>
          )}
          <Button
            size="sm"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('letters.discard')}
          </Button>
        </Group>
      )}
      <div>
        <Text size="sm" c="dimmed" mb={4}>
          {t('letters.message')}
        </Text>
        <pre className={classes.message} tabIndex={0} aria-label={t('letters.message')}>
          {laidOut(letter.body)}
        </pre>
      </div>
      <Ask
        isOpen={isAsking}
        title={t('letters.discard')}
        text={t('letters.discard-text')}
        yes={t('letters.discard')}
        isPending={discard.isPending}
        isDisabled={reason.trim() === ''}
        onYes={() => discard.mutate(undefined)}
        onNo={() => setAsking(false)}
      >
        <Textarea
          label={t('letters.reason')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          autosize
          minRows={2}
          required
          data-autofocus
        />
      </Ask>
    </Stack>
  );
};
