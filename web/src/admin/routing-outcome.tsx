import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MovedTicket, RoutingOutcome } from '../api/client.ts';
import { When } from '../ui/when.tsx';
import classes from './admin.module.css';
import { useDepartmentChoice } from './directory.ts';
import { useRuleWords } from './routing-words.ts';

type Decided = Pick<MovedTicket, 'routing' | 'matched'>;

/** By which rule, and what it found. */
const useWhy = () => {
  const { t } = useTranslation('admin');
  const wordsOf = useRuleWords();
  return ({ routing, matched = {} }: Decided) => {
    if (routing.by !== 'rule') return t('trial.by-default');
    const { type, channel, product, word } = matched;
    const because = wordsOf({
      ...(type && { types: [type] }),
      ...(channel && { channels: [channel] }),
      ...(product !== undefined && { products: [product] }),
      ...(word !== undefined && { words: [t('trial.quoted', { word })] }),
    });
    return t('trial.by-rule', { rule: routing.ruleId, because });
  };
};

/** Where the sample would go, and how many tickets would have gone elsewhere. */
export const RoutingOutcomeWords = ({ outcome }: { readonly outcome: RoutingOutcome }) => {
  const { t } = useTranslation('admin');
  const { nameOf } = useDepartmentChoice();
  const whyOf = useWhy();
  const { sample, tickets, tried, isComplete } = outcome;
  const count = tickets.length;
  return (
    <>
      {sample && (
        <div className={classes.outcome}>
          <Text fw={600}>{t('trial.goes-to', { department: nameOf(sample.departmentId) })}</Text>
          <Text size="sm">{whyOf(sample)}</Text>
        </div>
      )}
      {(tried > 0 || isComplete) && (
        <Text fw={600}>
          {tried === 0
            ? t('trial.none')
            : count === 0
              ? t('trial.same', { tried })
              : t('trial.moved', { count, tried })}
        </Text>
      )}
      {!isComplete && <Text size="sm">{t('trial.cut', { tried })}</Text>}
    </>
  );
};

/** The tickets that would have gone elsewhere, the latest first. */
export const MovedTickets = ({ tickets }: { readonly tickets: readonly MovedTicket[] }) => {
  const { t } = useTranslation('admin');
  const { nameOf } = useDepartmentChoice();
  const whyOf = useWhy();
  if (tickets.length === 0) return null;
  return (
    <ul className={classes.movedTickets} aria-label={t('trial.list')}>
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <div className={classes.movedHead}>
            <Link to="/tickets" search={{ department: ticket.currentDepartmentId, ticket: ticket.id }}>
              {ticket.number}
            </Link>
            <span className={classes.movedSubject}>{ticket.subject}</span>
            <Text span size="xs" c="dimmed">
              <When at={ticket.createdAt} />
            </Text>
          </div>
          <Text size="sm">{t('trial.from-to', { from: nameOf(ticket.departmentId), to: nameOf(ticket.wouldBe) })}</Text>
          <Text size="sm" c="dimmed">
            {whyOf(ticket)}
          </Text>
          {ticket.currentDepartmentId !== ticket.departmentId && (
            <Text size="sm" c="dimmed">
              {t('trial.now-with', { department: nameOf(ticket.currentDepartmentId) })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
};
