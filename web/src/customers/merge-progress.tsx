import { Alert, Button, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Merge } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { Amount, When } from '../ui/when.tsx';
import { useActorNames } from './account-names.ts';
import { ButtonLink } from './links.tsx';
import classes from './customers.module.css';

const parts = ['contacts', 'tickets', 'timeline'] as const;

/** A merge: how far it is, and the way back. */
export const MergeProgress = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const { t } = useTranslation('customers');
  const actorOf = useActorNames();
  const key = ['merges', id];
  const {
    data: merge,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => data(api.getMerge(id, { signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'moving' || state.data?.status === 'undoing' ? 700 : false),
  });
  const undo = useMutationOf<Merge, Merge>({
    run: (seen) => data(api.undoMerge(id, ifMatch(seen))),
    shows: { key, change: (shown) => ({ ...shown, status: 'undoing' }) },
    settle: (answered) => answered,
    touches: [['duplicates'], ['accounts'], ['contacts'], ['customers-around']],
    quiet: true,
  });
  if (!merge)
    return <div className={classes.record}>{error && <Problem error={error} onRetry={() => void refetch()} />}</div>;
  const isMoving = merge.status === 'moving' || merge.status === 'undoing';
  const kept = merge.kept ?? [];
  return (
    <Stack gap="md" className={classes.record}>
      <Group gap="sm" role="status">
        {isMoving ? <Loader size="sm" /> : <IconCheck size={20} aria-hidden />}
        <Title order={2} size="h4">
          {t(`merge-status.${merge.status}`)}
        </Title>
      </Group>
      <Text size="sm" c="dimmed">
        {t('merge.by', { name: actorOf(merge.mergedBy) })} · <When at={merge.mergedAt} as="relative" />
      </Text>
      <div className={classes.counts}>
        {parts.map((part) => (
          <div key={part} className={classes.count}>
            <div className={classes.number}>
              <Amount value={merge.moved[part]} />
            </div>
            <Text size="xs" c="dimmed">
              {t(`merge.${part}`)}
            </Text>
          </div>
        ))}
      </div>
      {kept.length > 0 && (
        <Alert variant="light" color="yellow">
          {t('merge.kept', {
            fields: kept.map((field) => t(`fields.${field}`, { defaultValue: field })).join(', '),
          })}
        </Alert>
      )}
      <Problem error={undo.error} />
      <Group>
        <ButtonLink to="/customers" search={{ account: merge.targetId }} variant="light">
          {t('merge.open')}
        </ButtonLink>
        {merge.status === 'undone' || merge.status === 'undoing' ? (
          <ButtonLink to="/customers" search={{ account: merge.sourceId }} variant="light">
            {t('merge.open-source')}
          </ButtonLink>
        ) : (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate(merge)}
          >
            {t('merge.undo')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('merge.next')}
        </Button>
      </Group>
    </Stack>
  );
};
