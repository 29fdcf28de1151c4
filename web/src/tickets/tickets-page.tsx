import { Select, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { TicketSummary } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { useMe } from '../app/me.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { When } from '../ui/when.tsx';

const route = getRouteApi('/shell/tickets');

/** The queue of a department, the most urgent first, and the ticket that is open. */
export const TicketsPage = () => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const { department, ticket } = route.useSearch();
  const me = useMe();
  const { data: departments } = useQuery({ queryKey: ['departments'], queryFn: () => data(api.listDepartments()) });
  const own = [...(me.person?.departmentIds ?? []), ...me.managedDepartmentIds];
  const shown = department ?? own[0] ?? departments?.items[0]?.id;

  const pages = usePages(
    ['departments', shown, 'tickets'],
    (cursor, signal) => data(api.listDepartmentTickets(shown ?? '', { cursor, limit: 100 }, { signal })),
    { enabled: shown !== undefined, refetchSeconds: 15 },
  );
  const columns = useMemo(
    (): Column<TicketSummary>[] => [
      { id: 'number', header: t('columns.number'), cell: ({ number }) => number, width: '8.5rem', phone: 'none' },
      {
        id: 'subject',
        header: t('columns.subject'),
        cell: ({ subject }) => subject,
        width: 'minmax(12rem, 3fr)',
        always: true,
        phone: 'title',
      },
      { id: 'status', header: t('columns.status'), cell: ({ status }) => t(`status.${status}`), width: '7rem' },
      {
        id: 'due',
        header: t('columns.due'),
        cell: ({ firstResponseDueAt }) => firstResponseDueAt && <When at={firstResponseDueAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t],
  );

  return (
    <Page title={t('title')}>
      <RecordLayout
        list={
          <DataList
            name="tickets"
            label={t('title')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={ticket}
            onOpen={({ id }) => void navigate({ search: (was) => ({ ...was, ticket: id }) })}
            empty={
              <EmptyState icon={IconInbox} title={t('empty.title')}>
                {t('empty.text')}
              </EmptyState>
            }
            toolbar={
              <Select
                size="xs"
                aria-label={t('department')}
                value={shown ?? null}
                data={(departments?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => void navigate({ search: { department: id ?? undefined } })}
                allowDeselect={false}
              />
            }
          />
        }
        record={ticket && <Text p="md">{ticket}</Text>}
        onClose={() => void navigate({ search: (was) => ({ ...was, ticket: undefined }) })}
      />
    </Page>
  );
};
