import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../ui/commands.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { Queue } from './queue.tsx';
import { TicketRecord } from './ticket-record.tsx';
import { useOwnDepartments } from './use-directory.ts';
import { useTicket } from './use-ticket.ts';

const route = getRouteApi('/shell/tickets');

/** The customer of the open ticket. */
const Aside = ({ ticketId }: { readonly ticketId: string }) => {
  const { data: ticket } = useTicket(ticketId);
  return ticket ? <CustomerPanel ticket={ticket} /> : null;
};

/** The ticket desk: what waits for a department, the most urgent first; the ticket that is open; and whose it is. */
export const TicketsPage = () => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const { department, ticket } = route.useSearch();
  const departments = useOwnDepartments();
  const shown = department ?? departments.own?.[0]?.id;
  useCommands([
    {
      id: 'new-ticket',
      label: t('new.title'),
      keys: 'n',
      group: t('title'),
      icon: <IconPlus size={18} stroke={1.6} aria-hidden />,
      run: () => void navigate({ to: '/tickets/new' }),
    },
  ]);

  const listOf = () => {
    if (departments.error) return <Problem error={departments.error} onRetry={() => void departments.refetch()} />;
    if (departments.own === undefined) return null;
    if (shown !== undefined) return <Queue departments={departments.own} departmentId={shown} />;
    return (
      <EmptyState icon={IconUsersGroup} title={t('no-department.title')}>
        {t('no-department.text')}
      </EmptyState>
    );
  };
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          rightSection={<KeyHint keys="n" />}
          variant="default"
          renderRoot={(props) => <Link to="/tickets/new" {...props} />}
        >
          {t('new.title')}
        </Button>
      }
    >
      <RecordLayout
        list={listOf()}
        record={ticket && <TicketRecord key={ticket} id={ticket} />}
        aside={ticket && <Aside key={ticket} ticketId={ticket} />}
        asideLabel={t('customer.title')}
        onClose={() => void navigate({ search: (was) => ({ ...was, ticket: undefined, part: undefined }) })}
      />
    </Page>
  );
};
