import { Alert, Anchor, Badge, Button, Group, Loader, Progress, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Import } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { Amount, When } from '../ui/when.tsx';
import { useActorNames } from './account-names.ts';
import { ButtonLink } from './links.tsx';
import classes from './customers.module.css';
import { ImportMapping } from './import-mapping.tsx';
import { useMay } from './may.ts';

const outcomes = ['created', 'updated', 'unchanged', 'duplicate', 'refused'] as const;

const Counts = ({ counts }: { readonly counts: Import['counts'] }) => {
  const { t } = useTranslation('customers');
  return (
    <div className={classes.counts}>
      {outcomes.map((outcome) => (
        <div key={outcome} className={classes.count}>
          <div className={classes.number}>
            <Amount value={counts[outcome]} />
          </div>
          <Text size="xs" c="dimmed">
            {t(`outcome.${outcome}`)}
          </Text>
        </div>
      ))}
    </div>
  );
};

const Problems = ({ problems }: { readonly problems: Import['problems'] }) => {
  const { t } = useTranslation('customers');
  if (problems.length === 0) return null;
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.caption}>{t('import.problems')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('import.row')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ row, column, field, reason }, at) => (
            <tr key={`${row} ${at}`}>
              <td>{row}</td>
              <td>{column ?? (field && t(`fields.${field.replace('.', '-')}`, { defaultValue: field }))}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** The rows that were not taken, as a file to mend. */
const RefusedRows = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const { data: link, error } = useQuery({
    queryKey: ['imports', id, 'refused'],
    queryFn: () => data(api.getRefusedRows(id)),
    // The link opens for 15 minutes.
    staleTime: 600_000,
    // The file is written when the import is done, a moment later.
    retry: 5,
  });
  if (error) return null;
  return (
    <Text size="sm">
      {link ? (
        <Anchor href={link.url} download>
          {t('import.refused-rows')}
        </Anchor>
      ) : (
        t('import.refused-rows')
      )}
    </Text>
  );
};

const isAtWork = (status: Import['status'] | undefined) =>
  status === 'reading' || status === 'rehearsing' || status === 'running';

/** An import, from the file that was read to the rows that were not taken. */
export const ImportJob = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const may = useMay();
  const actorOf = useActorNames();
  const key = ['imports', id];
  const {
    data: job,
    error,
    refetch,
  } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => data(api.getImport(id, { signal })),
    refetchInterval: ({ state }) => (isAtWork(state.data?.status) ? 700 : false),
  });
  const act = useMutationOf<'stop' | 'resume' | 'read', Import>({
    run: (what) => {
      const version = job ? ifMatch(job) : {};
      return data(
        what === 'read'
          ? api.readImport(id, {})
          : what === 'stop'
            ? // How far it is has moved on by now.
              api.stopImport(id)
            : api.resumeImport(id, version),
      );
    },
    settle: (answered) => answered,
    touches: [['imports']],
  });
  const reached = job?.status;
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['imports', 'list'] });
    if (reached === 'done') void client.invalidateQueries({ queryKey: ['accounts'] });
  }, [reached, client]);
  if (!job)
    return (
      <div className={classes.record}>
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton height={24} width="50%" />}
      </div>
    );
  const { status, counts, dryRun } = job;
  const wasRun = status === 'running' || status === 'done' || status === 'stopped';
  return (
    <Stack gap="md" className={classes.record}>
      <Group justify="space-between" align="start">
        <div className={classes.hitText}>
          <Title order={2} size="h4">
            {job.filesRemovedAt === undefined ? job.fileName : t('import.file-gone')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(`import.record-type.${job.recordType}`)} · {actorOf(job.createdBy)} ·{' '}
            <When at={job.createdAt} as="relative" />
          </Text>
        </div>
        <Badge size="lg" variant="default" tt="none" c={status === 'done' ? 'var(--rp-good)' : undefined}>
          {t(`import-status.${status}`)}
        </Badge>
      </Group>
      {error && <Problem error={error} />}
      {job.why !== undefined && job.filesRemovedAt === undefined && (
        <Alert variant="light" color="red">
          {job.why}
        </Alert>
      )}
      {job.filesRemovedAt !== undefined && <Alert variant="light">{t('import.files-removed')}</Alert>}
      {(status === 'waiting' || status === 'unreadable') && (
        <Button
          w="fit-content"
          variant="light"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={act.isPending}
          onClick={() => act.mutate('read')}
        >
          {t('import.read')}
        </Button>
      )}
      {isAtWork(status) && (
        <div role="status">
          <Group gap="sm" mb="xs">
            <Loader size="xs" />
            <Text size="sm">
              {t(`import-status.${status}`)}
              {status !== 'reading' && (
                <>
                  {' · '}
                  {t('import.rows', { count: job.progress.rows })}
                </>
              )}
            </Text>
          </Group>
          {status !== 'reading' && (
            <Progress value={job.progress.share * 100} aria-label={t(`import-status.${status}`)} />
          )}
        </div>
      )}
      {wasRun && (
        <>
          <Counts counts={counts} />
          <Group>
            {status === 'running' && (
              <Button
                variant="default"
                leftSection={<IconPlayerPause size={14} aria-hidden />}
                loading={act.isPending}
                onClick={() => act.mutate('stop')}
              >
                {t('import.stop')}
              </Button>
            )}
            {status === 'stopped' && (
              <Button
                leftSection={<IconPlayerPlay size={14} aria-hidden />}
                loading={act.isPending}
                onClick={() => act.mutate('resume')}
              >
                {t('import.resume')}
              </Button>
            )}
            {status === 'done' && (
              <>
                <ButtonLink to="/customers" variant="light">
                  {t('import.see')}
                </ButtonLink>
                {may.change && (
                  <ButtonLink to="/duplicates" variant="light">
                    {t('import.see-duplicates')}
                  </ButtonLink>
                )}
              </>
            )}
          </Group>
          {status === 'done' && counts.refused + counts.duplicate > 0 && job.filesRemovedAt === undefined && (
            <RefusedRows id={id} />
          )}
          <Problems problems={job.problems} />
        </>
      )}
      {status === 'ready' && dryRun && (
        <Stack gap="sm" role="status">
          <Title order={3} size="h5">
            {t('import.would-be')}
          </Title>
          <Counts counts={dryRun.counts} />
          <Problems problems={dryRun.problems} />
        </Stack>
      )}
      {status === 'ready' && <ImportMapping key={job.version} job={job} />}
    </Stack>
  );
};
