import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconMailX, IconRefresh } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { DeadLetter } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount, When } from '../ui/when.tsx';
import { DeadLetterRecord } from './dead-letter-record.tsx';

const route = getRouteApi('/shell/administration/dead-letters');

/** Sends all letters of a queue again. */
const ReplayQueue = ({ queues }: { readonly queues: readonly string[] }) => {
  const { t } = useTranslation(['admin', 'app']);
  const [isOpen, setOpen] = useState(false);
  const [queue, setQueue] = useState<string | null>(null);
  const chosen = queue ?? queues[0];
  const {
    mutate,
    isPending,
    data: told,
  } = useMutationOf({
    run: (name: string) => data(api.replayDeadLetters({ queue: name })),
    touches: [['dead-letters']],
    onDone: ({ more }) => {
      if (!more) setOpen(false);
    },
    done: t('admin:letters.replayed-all'),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        disabled={queues.length === 0}
        onClick={() => setOpen(true)}
      >
        {t('admin:letters.replay-queue')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('admin:letters.replay-queue')}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <Stack>
          <Select
            label={t('admin:letters.queue')}
            description={t('admin:letters.replay-queue-text')}
            data={[...queues]}
            value={chosen ?? null}
            onChange={setQueue}
            allowDeselect={false}
          />
          {told?.more && <span role="status">{t('admin:letters.more', { count: told.replayed })}</span>}
          <Group justify="end">
            <Button size="sm" loading={isPending} disabled={!chosen} onClick={() => chosen && mutate(chosen)}>
              {t('admin:letters.replay')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
};

/** Messages that no function could settle: somebody decides. */
export const DeadLettersPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const pages = usePages(
    ['dead-letters', 'list'],
    (cursor, signal) => data(api.listDeadLetters({ cursor, limit: 100 }, { signal })),
    { refetchSeconds: 30 },
  );
  const queues = [...new Set(pages.rows.map(({ queue }) => queue))].filter((queue) => queue !== 'none');
  const columns = useMemo(
    (): Column<DeadLetter>[] => [
      {
        id: 'type',
        header: t('letters.type'),
        cell: ({ type }) => type ?? t('letters.no-event'),
        width: 'minmax(10rem, 2fr)',
        always: true,
        phone: 'title',
      },
      { id: 'queue', header: t('letters.queue'), cell: ({ queue }) => queue, width: 'minmax(9rem, 2fr)' },
      {
        id: 'times',
        header: t('letters.times'),
        cell: ({ times }) => (
          <Text span c={times > 1 ? 'var(--rp-late)' : 'dimmed'} fw={times > 1 ? 600 : 400}>
            <Amount value={times} />
          </Text>
        ),
        width: '5rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'first',
        header: t('letters.first'),
        cell: ({ firstAt }) => <When at={firstAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'none',
      },
      {
        id: 'last',
        header: t('letters.last'),
        cell: ({ lastAt }) => <When at={lastAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t],
  );
  return (
    <Page title={t('sections.dead-letters')} actions={<ReplayQueue queues={queues} />}>
      <RecordLayout
        list={
          <DataList
            name="dead-letters"
            label={t('sections.dead-letters')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={open}
            onOpen={({ id }) => show(id)}
            empty={
              <EmptyState icon={IconMailX} title={t('letters.none.title')}>
                {t('letters.none.text')}
              </EmptyState>
            }
          />
        }
        record={open && <DeadLetterRecord key={open} id={open} />}
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
