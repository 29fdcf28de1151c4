import { Alert, Anchor, Badge, Button, Group, List, Loader, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Export } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Problem } from '../ui/problem.tsx';
import { When } from '../ui/when.tsx';
import { useActorNames } from './account-names.ts';

const LINK_HOLDS_MS = 600_000;

/** `1.2 MB` in the language. */
const sizeOf = (bytes: number, language: string) => {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1000)), units.length - 1);
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
};

/** An export: how far it is, and its files. */
export const ExportJob = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const actorOf = useActorNames();
  const {
    data: job,
    error,
    refetch,
  } = useQuery({
    queryKey: ['exports', id],
    queryFn: ({ signal }) => data(api.getExport(id, { signal })),
    staleTime: 0,
    // The links open for 15 minutes.
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? 700 : LINK_HOLDS_MS),
  });
  const stop = useMutationOf<void, Export>({
    run: () => data(api.stopExport(id)),
    touches: [['exports']],
  });
  if (!job) return error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton height={60} />;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text fw={600}>
          {t(`export-of.${job.of}`)} · {t(`export-format.${job.format}`)}
        </Text>
        <Badge variant="light" tt="none" c={job.status === 'done' ? 'var(--rp-good)' : undefined}>
          {t(`export-status.${job.status}`)}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed">
        {actorOf(job.createdBy)} · <When at={job.createdAt} as="relative" /> · {t('exports.rows', { count: job.rows })}
      </Text>
      {job.why !== undefined && (
        <Alert variant="light" color="red">
          {job.why}
        </Alert>
      )}
      {job.filesRemovedAt !== undefined && <Alert variant="light">{t('exports.files-removed')}</Alert>}
      {job.status === 'running' && (
        <Group gap="sm" role="status">
          <Loader size="xs" />
          <Text size="sm">{t('exports.running')}</Text>
          <Button variant="subtle" color="gray" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('exports.stop')}
          </Button>
        </Group>
      )}
      {job.status === 'done' && job.filesRemovedAt === undefined && (
        <>
          <List size="sm">
            {job.files.map(({ name, url, size, rows }) => (
              <List.Item key={name}>
                {url === undefined ? (
                  name
                ) : (
                  <Anchor href={url} target="_blank" rel="noreferrer noopener">
                    {name}
                  </Anchor>
                )}{' '}
                <Text span size="xs" c="dimmed">
                  {t('exports.rows', { count: rows })} · {sizeOf(size, locale)}
                </Text>
              </List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed">
            {t('links-hold')}
          </Text>
        </>
      )}
    </Stack>
  );
};
