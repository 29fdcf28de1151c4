import { Text } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../api/client.ts';
import { useMe } from '../app/me.ts';
import { When } from '../ui/when.tsx';
import { ChangeWords } from './change-words.tsx';
import { threadOf, type Conversation, type ThreadItem, type UnderWay } from './conversation.ts';
import classes from './thread.module.css';
import { useNames } from './use-directory.ts';

interface BubbleProps {
  readonly side: 'in' | 'out';
  readonly who: string;
  readonly at?: string;
  readonly mark?: string;
  /** As it was written: never markup, whatever it looks like. */
  readonly children: ReactNode;
  readonly isPending?: boolean;
}

const Bubble = ({ side, who, at, mark, children, isPending }: BubbleProps) => (
  <li className={classes.message} data-side={side} data-pending={isPending || undefined}>
    <div className={classes.by}>
      <span className={classes.who}>{who}</span>
      {mark && <span className={classes.mark}>{mark}</span>}
      {at && <When at={at} />}
    </div>
    <div className={classes.text}>{children}</div>
  </li>
);

export interface ThreadProps {
  readonly ticket: Ticket;
  readonly conversation: Conversation;
  /** Answers that are on their way. */
  readonly underWay: readonly UnderWay[];
}

/** The conversation with the customer, and what happened in between. */
export const Thread = ({ ticket, conversation, underWay }: ThreadProps) => {
  const { t } = useTranslation('tickets');
  const { actorName } = useNames();
  const me = useMe();
  const end = useRef<HTMLLIElement>(null);
  const newest = underWay.at(-1)?.id;
  const items = threadOf(ticket, conversation);
  const { name, email, phone } = ticket.customer;
  const customer = name ?? email ?? phone ?? t('actors.customer');
  // What was just written is what one wants to see.
  useEffect(() => {
    if (newest !== undefined) end.current?.scrollIntoView({ block: 'nearest' });
  }, [newest]);

  const shown = (item: ThreadItem) => {
    if (item.kind === 'in') {
      return (
        <Bubble key={item.id} side="in" who={customer} at={item.at}>
          {ticket.erasedAt === undefined ? item.text : <em>{t('thread.erased')}</em>}
        </Bubble>
      );
    }
    if (item.kind === 'out') {
      return (
        <Bubble
          key={item.id}
          side="out"
          who={actorName(item.by)}
          at={item.at}
          mark={item.isSolution ? t('thread.solution') : undefined}
        >
          {item.text ?? <em className={classes.untold}>{t('thread.untold')}</em>}
        </Bubble>
      );
    }
    return (
      <li key={item.id} className={classes.event}>
        <ChangeWords entry={item.entry} />
        <span className={classes.at}>
          <When at={item.at} as="relative" />
        </span>
      </li>
    );
  };
  return (
    <ol className={classes.root} aria-label={t('parts.thread')}>
      {items.map(shown)}
      {underWay.map(({ id, text }) => (
        <Bubble key={`sending ${id}`} side="out" who={me.person?.name ?? me.id} mark={t('thread.sending')} isPending>
          {text}
        </Bubble>
      ))}
      {ticket.status === 'resolved' && (
        <li className={classes.event}>
          <Text size="sm">{t('thread.resolved')}</Text>
        </li>
      )}
      {ticket.status === 'received' && (
        <li className={classes.event}>
          <Text size="sm">{t('thread.received')}</Text>
        </li>
      )}
      <li ref={end} className={classes.end} aria-hidden />
    </ol>
  );
};
