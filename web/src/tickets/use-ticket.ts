import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Ticket } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import type { Conversation } from './conversation.ts';
import { every } from './use-directory.ts';

/** What is missing of a new ticket (its department, its customer) comes within moments. */
const SOON_MS = 1500;
const NOW_AND_THEN_MS = 15_000;
const NEW_MS = 60_000;

const ticketKey = (id: string) => ['tickets', id] as const;

const isUnfinished = ({ status, accountId, createdAt }: Ticket) =>
  status === 'received' || (accountId === undefined && Date.now() - Date.parse(createdAt) < NEW_MS);

/** Whether a ticket is with others, who do not show it. */
export const isWithOthers = (error: unknown) => error !== null && asProblem(error).document.status === 403;

/** A ticket, kept up to date while it is looked at. */
export const useTicket = (id: string) =>
  useQuery({
    queryKey: ticketKey(id),
    queryFn: ({ signal }) => data(api.getTicket(id, { signal })),
    refetchInterval: ({ state }) => {
      if (isWithOthers(state.error)) return false;
      return state.data && isUnfinished(state.data) ? SOON_MS : NOW_AND_THEN_MS;
    },
  });

const MOST = 200;

const wholeConversation = async (id: string, signal: AbortSignal): Promise<Conversation> => {
  const [history, messages] = await Promise.all([
    every((cursor) => data(api.getTicketHistory(id, { cursor, limit: MOST }, { signal }))),
    every((cursor) => data(api.listTicketMessages(id, { cursor, limit: MOST }, { signal }))),
  ]);
  return { history, messages };
};

/** Every change of a ticket and every message to the customer, oldest first; asked for again with each new version. */
export const useConversation = ({ id, version }: Pick<Ticket, 'id' | 'version'>) =>
  useQuery({
    queryKey: [...ticketKey(id), 'conversation', version],
    queryFn: ({ signal }) => wholeConversation(id, signal),
    placeholderData: keepPreviousData,
  });

const answeredAt = (shown: Ticket) => shown.firstRespondedAt ?? new Date().toISOString();

/** What can be done with a ticket. Each is shown at once, and taken back with the server's words when it refuses. */
export const useTicketActions = (ticket: Ticket) => {
  const { t } = useTranslation('tickets');
  const client = useQueryClient();
  const { id } = ticket;
  const key = ticketKey(id);
  // A change is decided on what is shown when it is sent.
  const seen = () => ifMatch(client.getQueryData<Ticket>(key) ?? ticket);
  const once = (idempotencyKey: string) => ({ headers: { ...seen().headers, 'Idempotency-Key': idempotencyKey } });
  const touches = [['departments', ticket.departmentId, 'tickets']];
  const shownAs = <Input>(change: (shown: Ticket, input: Input) => Ticket) => ({ key, change });

  const assign = useMutationOf({
    run: (assigneeId: string) => data(api.assignTicket(id, { assigneeId }, seen())),
    shows: shownAs((shown, assigneeId: string) => ({ ...shown, status: 'assigned', assigneeId, ownerId: assigneeId })),
    settle: (result) => result,
    touches,
  });
  const reply = useMutationOf({
    run: ({ text, once: own }: Words) => data(api.replyTicket(id, { text }, once(own))),
    shows: shownAs((shown, _: Words) => ({ ...shown, firstRespondedAt: answeredAt(shown) })),
    settle: (result) => result,
    touches,
    quiet: true,
  });
  const resolve = useMutationOf({
    run: ({ text, once: own }: Words) => data(api.resolveTicket(id, { solution: text }, once(own))),
    shows: shownAs((shown, { text }: Words) => ({
      ...shown,
      status: 'resolved',
      solution: text,
      resolvedAt: new Date().toISOString(),
      firstRespondedAt: answeredAt(shown),
    })),
    settle: (result) => result,
    touches,
    quiet: true,
    done: t('done.resolved'),
  });
  const reopen = useMutationOf({
    run: (reason: string) => data(api.reopenTicket(id, { reason }, seen())),
    settle: (result) => result,
    shows: shownAs((shown, _: string) => ({
      ...shown,
      status: shown.assigneeId === undefined ? 'queued' : 'assigned',
      solution: undefined,
      resolvedAt: undefined,
    })),
    touches,
    quiet: true,
  });
  return { assign, reply, resolve, reopen };
};

/** A text for the customer, with the key that makes its repeat the same message. */
export interface Words {
  readonly text: string;
  readonly once: string;
}

/** Gives a ticket to another department. Whoever gave it away may not see it any more, so it is not asked for again. */
export const useMove = (ticket: Ticket, then: (departmentId: string) => void) => {
  const client = useQueryClient();
  const { id, departmentId: from } = ticket;
  return useMutationOf({
    run: (input: { readonly departmentId: string; readonly reason: string }) =>
      data(api.rerouteTicket(id, input, ifMatch(ticket))),
    touches: [['departments', from, 'tickets']],
    quiet: true,
    onDone: (_, { departmentId: to }) => {
      void client.invalidateQueries({ queryKey: ticketKey(id), refetchType: 'none' });
      void client.invalidateQueries({ queryKey: ['departments', to, 'tickets'] });
      then(to);
    },
  });
};
