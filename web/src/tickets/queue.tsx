import { Select, TextInput } from '@mantine/core';
import { IconCoffee, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Department, TicketSummary } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { When } from '../ui/when.tsx';
import { Escalation } from './escalation.tsx';
import classes from './queue.module.css';
import { idOfNumber } from './ticket-number.ts';
import { Deadlines } from './time-left.tsx';
import { useNames } from './use-directory.ts';

const route = getRouteApi('/shell/tickets');

const REFETCH_SECONDS = 10;

/** Who has it; while nobody has, its state. */
const Owner = ({ ticket: { assigneeId, status } }: { readonly ticket: TicketSummary }) => {
  const { t } = useTranslation('tickets');
  const { personName } = useNames();
  if (assigneeId !== undefined) return personName(assigneeId);
  return <span className={classes.nobody}>{t(`status.${status}`)}</span>;
};

const useColumns = () => {
  const { t } = useTranslation('tickets');
  return useMemo(
    (): Column<TicketSummary>[] => [
      {
        id: 'subject',
        header: t('columns.subject'),
        cell: ({ subject, escalationLevel }) => (
          <span className={classes.subject}>
            <Escalation level={escalationLevel} />
            <span className={classes.words}>{subject}</span>
          </span>
        ),
        width: 'minmax(14rem, 4fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'due',
        header: t('columns.due'),
        cell: (ticket) => <Deadlines ticket={ticket} />,
        width: 'minmax(16rem, 19.5rem)',
        phone: 'aside',
      },
      {
        id: 'owner',
        header: t('columns.owner'),
        cell: (ticket) => <Owner ticket={ticket} />,
        width: 'minmax(7rem, 1fr)',
      },
      { id: 'type', header: t('columns.type'), cell: ({ type }) => t(`types.${type}`), width: '7rem', phone: 'none' },
      { id: 'number', header: t('columns.number'), cell: ({ number }) => number, width: '8.5rem', phone: 'none' },
      {
        id: 'channel',
        header: t('columns.channel'),
        cell: ({ channel }) => t(`channels.${channel}`),
        width: '6rem',
        optional: true,
        phone: 'none',
      },
      {
        id: 'product',
        header: t('columns.product'),
        cell: ({ product }) => product,
        optional: true,
        phone: 'none',
      },
      {
        id: 'received',
        header: t('columns.received'),
        cell: ({ createdAt }) => <When at={createdAt} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'none',
      },
    ],
    [t],
  );
};

/** A field that opens a ticket by the number that somebody reads out. */
const FindByNumber = () => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const [written, setWritten] = useState('');
  const [isWrong, setWrong] = useState(false);
  const open = () => {
    const id = idOfNumber(written);
    setWrong(id === undefined);
    if (id === undefined) return;
    setWritten('');
    void navigate({ search: (was) => ({ ...was, ticket: id, part: undefined }) });
  };
  return (
    <form
      className={classes.find}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        open();
      }}
    >
      <TextInput
        size="xs"
        data-search
        aria-label={t('find.label')}
        placeholder={t('find.hint')}
        leftSection={<IconSearch size={14} aria-hidden />}
        value={written}
        error={isWrong && t('find.wrong')}
        onChange={({ currentTarget }) => {
          setWritten(currentTarget.value);
          setWrong(false);
        }}
        autoComplete="off"
        spellCheck={false}
      />
    </form>
  );
};

export interface QueueProps {
  readonly departments: readonly Department[];
  readonly departmentId: string;
}

/** The open tickets of a department, the most urgent first; comes up to date by itself. */
export const Queue = ({ departments, departmentId }: QueueProps) => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const { ticket } = route.useSearch();
  const columns = useColumns();
  const pages = usePages(
    ['departments', departmentId, 'tickets'],
    (cursor, signal) => data(api.listDepartmentTickets(departmentId, { cursor, limit: 100 }, { signal })),
    { refetchSeconds: REFETCH_SECONDS },
  );
  const name = departments.find(({ id }) => id === departmentId)?.name ?? departmentId;
  return (
    <DataList
      name="tickets"
      label={t('queue', { department: name })}
      pages={pages}
      columns={columns}
      rowId={({ id }) => id}
      openId={ticket}
      onOpen={({ id }) => void navigate({ search: (was) => ({ ...was, ticket: id, part: undefined }) })}
      empty={
        <EmptyState icon={IconCoffee} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      }
      toolbar={
        <>
          <Select
            size="xs"
            className={classes.department}
            aria-label={t('department')}
            value={departmentId}
            data={departments.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={(id) => void navigate({ search: { department: id ?? undefined } })}
            allowDeselect={false}
          />
          <FindByNumber />
        </>
      }
    />
  );
};
