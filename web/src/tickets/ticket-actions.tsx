import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconCircleCheck,
  IconHandGrab,
  IconMessageReply,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { useMe } from '../app/me.ts';
import { useCommands } from '../ui/commands.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { tell } from '../ui/tell.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { useNames, useOwnDepartments } from './use-directory.ts';
import classes from './ticket-actions.module.css';
import type { ComposerMode, useTicketActions } from './use-ticket.ts';

const route = getRouteApi('/shell/tickets');

interface Action {
  readonly id: string;
  readonly label: string;
  readonly keys: string;
  readonly icon: Icon;
  /** The one that comes next. */
  readonly isFirst?: boolean;
  readonly run: () => void;
}

export interface TicketActionsProps {
  readonly ticket: Ticket;
  readonly actions: ReturnType<typeof useTicketActions>;
  readonly onWrite: (mode: ComposerMode) => void;
}

/** What can be done with the ticket as it is, by buttons, by keys and from the palette. */
export const TicketActions = ({ ticket, actions, onWrite }: TicketActionsProps) => {
  const { t } = useTranslation('tickets');
  const navigate = route.useNavigate();
  const me = useMe();
  const { worksIn } = useOwnDepartments();
  const { departmentName } = useNames();
  const [dialog, setDialog] = useState<'assign' | 'move' | 'reopen'>();
  const close = () => setDialog(undefined);
  const { status, departmentId, assigneeId } = ticket;
  const isOpen = (status === 'queued' || status === 'assigned') && departmentId !== undefined;
  const mayTake = isOpen && worksIn(departmentId) && assigneeId !== me.id;

  const possible: Action[] = [];
  if (mayTake) {
    const take = () => {
      if (!actions.assign.isPending) actions.assign.mutate(me.id);
    };
    const isFirst = status === 'queued';
    possible.push({ id: 'take', label: t('actions.take'), keys: 't', icon: IconHandGrab, isFirst, run: take });
  }
  if (isOpen) {
    possible.push(
      {
        id: 'reply',
        label: t('actions.reply'),
        keys: 'e',
        icon: IconMessageReply,
        isFirst: status === 'assigned',
        run: () => onWrite('reply'),
      },
      { id: 'solve', label: t('actions.solve'), keys: 's', icon: IconCircleCheck, run: () => onWrite('solve') },
      { id: 'assign', label: t('actions.assign'), keys: 'a', icon: IconUserPlus, run: () => setDialog('assign') },
      { id: 'move', label: t('actions.move'), keys: 'm', icon: IconArrowsExchange, run: () => setDialog('move') },
    );
  }
  if (status === 'resolved' && ticket.erasedAt === undefined)
    possible.push({
      id: 'reopen',
      label: t('actions.reopen'),
      keys: 'u',
      icon: IconArrowBackUp,
      run: () => setDialog('reopen'),
    });
  useCommands(
    possible.map(({ id, label, keys, icon: Shown, run }) => ({
      id: `ticket-${id}`,
      label,
      keys,
      group: t('groups.ticket'),
      icon: <Shown size={18} stroke={1.6} aria-hidden />,
      run,
    })),
  );

  const onMoved = (to: string) => {
    tell.done(t('done.moved', { department: departmentName(to) }));
    // Whoever gave it away may not see it any more.
    void navigate({
      search: (was) => (was.ticket === ticket.id ? { ...was, ticket: undefined, part: undefined } : was),
    });
  };
  return (
    <>
      {possible.map(({ id, label, keys, isFirst, run }) => (
        <Button
          key={id}
          variant={isFirst ? 'filled' : 'default'}
          className={classes.action}
          rightSection={<KeyHint keys={keys} />}
          onClick={run}
        >
          {label}
        </Button>
      ))}
      {dialog === 'assign' && departmentId !== undefined && (
        <AssignDialog
          departmentId={departmentId}
          assigneeId={assigneeId}
          onClose={close}
          onAssign={(id) => {
            close();
            actions.assign.mutate(id);
          }}
        />
      )}
      {dialog === 'move' && <MoveDialog ticket={ticket} onClose={close} onMoved={onMoved} />}
      {dialog === 'reopen' && (
        // It may have gone, and another have come, when the answer is there.
        <ReopenDialog ticket={ticket} onClose={() => setDialog((was) => (was === 'reopen' ? undefined : was))} />
      )}
    </>
  );
};
