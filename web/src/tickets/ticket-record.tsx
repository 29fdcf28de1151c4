import { Skeleton, Stack, Tabs } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Problem } from '../ui/problem.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { Composer } from './composer.tsx';
import type { Conversation } from './conversation.ts';
import { History } from './history.tsx';
import { Thread } from './thread.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketHead } from './ticket-head.tsx';
import classes from './ticket-record.module.css';
import { isWithOthers, useConversation, useTicket, useTicketActions, type ComposerMode } from './use-ticket.ts';
import { useWordsUnderWay } from './use-words-under-way.ts';

const route = getRouteApi('/shell/tickets');

const NOTHING_YET: Conversation = { history: [], messages: [] };

const Whole = ({ ticket }: { readonly ticket: Ticket }) => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const { part = 'thread' } = route.useSearch();
  const isPrinting = usePrinting();
  const [mode, setMode] = useState<ComposerMode>('reply');
  const actions = useTicketActions(ticket, part === 'thread' ? mode : undefined);
  const { data: conversation = NOTHING_YET, error, refetch } = useConversation(ticket);
  const underWay = useWordsUnderWay(ticket.id, conversation);
  const field = useRef<HTMLTextAreaElement>(null);
  const write = (next: ComposerMode) => {
    setMode(next);
    if (part !== 'thread') void navigate({ search: (was) => ({ ...was, part: undefined }), replace: true });
    // At once, so that the next key is typed into it; from the history, the field is on its way into the page.
    if (field.current) field.current.focus();
    else requestAnimationFrame(() => field.current?.focus());
  };
  const thread = <Thread ticket={ticket} conversation={conversation} underWay={underWay} />;
  const changes = <History history={conversation.history} />;

  return (
    <div className={classes.root}>
      <TicketHead
        ticket={ticket}
        history={conversation.history}
        actions={<TicketActions ticket={ticket} actions={actions} onWrite={write} />}
      />
      {isPrinting ? (
        <>
          {thread}
          <h3 className={classes.printed}>{t('parts.history')}</h3>
          {changes}
        </>
      ) : (
        <Tabs
          className={classes.parts}
          value={part}
          onChange={(next) =>
            void navigate({
              search: (was) => ({ ...was, part: next === 'history' ? next : undefined }),
              replace: true,
            })
          }
        >
          <Tabs.List className={classes.tabs}>
            <Tabs.Tab value="thread">{t('parts.thread')}</Tabs.Tab>
            <Tabs.Tab value="history">{t('parts.history')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="thread" className={classes.part}>
            <Problem error={error} onRetry={() => void refetch()} />
            {part === 'thread' && thread}
          </Tabs.Panel>
          <Tabs.Panel value="history" className={classes.part}>
            <Problem error={error} onRetry={() => void refetch()} />
            {part === 'history' && changes}
          </Tabs.Panel>
        </Tabs>
      )}
      {part === 'thread' && (
        <Composer
          ticket={ticket}
          actions={actions}
          mode={mode}
          onMode={setMode}
          isSending={underWay.some((words) => words.isPending && words.mode === mode)}
          field={field}
        />
      )}
    </div>
  );
};

/** A ticket: what it is about, how long there is, what was said, and the answer that is being written. */
export const TicketRecord = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation('tickets');
  const { data: ticket, error, refetch } = useTicket(id);
  if (isWithOthers(error)) {
    return (
      <EmptyState icon={IconLock} title={t('others.title')}>
        {t('others.text')}
      </EmptyState>
    );
  }
  if (ticket) return <Whole ticket={ticket} />;
  if (error) {
    return (
      <Stack p="md">
        <Problem error={error} onRetry={() => void refetch()} />
      </Stack>
    );
  }
  return (
    <Stack p="md" aria-hidden>
      <Skeleton height={12} width="30%" />
      <Skeleton height={20} width="70%" />
      <Skeleton height={80} />
    </Stack>
  );
};
