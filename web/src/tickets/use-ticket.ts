import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Ticket } from '../api/client.ts';
import { every } from '../api/directory.ts';
import { asProblem, blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useProblemWords } from '../ui/problem-words.ts';
import { dropDraft } from '../ui/use-draft.ts';
import type { Conversation } from './conversation.ts';

/** What is missing of a new ticket (its department, its customer) comes within moments. */
const SOON_MS = 1500;
const NOW_AND_THEN_MS = 15_000;
const NEW_MS = 60_000;

export const ticketKey = (id: string) => ['tickets', id] as const;

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
const MOST_TEXTS = 50;

const wholeConversation = async (id: string, signal: AbortSignal): Promise<Conversation> => {
  const [history, messages] = await Promise.all([
    every((cursor) => data(api.getTicketHistory(id, { cursor, limit: MOST }, { signal }))),
    every((cursor) => data(api.listTicketMessages(id, { cursor, limit: MOST_TEXTS }, { signal }))),
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

const queuesOf = ({ departmentId }: Ticket) => [['departments', departmentId, 'tickets']];

/** `reply`: an answer; `solve`: the last one, which also ends the matter. */
export type ComposerMode = 'reply' | 'solve';

export const MODES: readonly ComposerMode[] = ['reply', 'solve'];

/** Under which name the words that are being written are kept. */
export const draftFor = (mode: ComposerMode | 'reopen', { id }: Pick<Ticket, 'id'>) => `${mode}:${id}`;

/** A text for the customer, with the key that makes its repeat the same message. */
export interface Words {
  readonly text: string;
  readonly once: string;
}

const settle = (result: Ticket) => result;

/** A change is decided on the ticket as the change before left it. */
const sending = (once: string, seen: Ticket) => ({ headers: { ...ifMatch(seen).headers, 'Idempotency-Key': once } });

/**
 * What can be done with a ticket. Each is shown at once, and taken back with the server's words when it refuses.
 * @param composing what the composer on the page shows the refusals of; those of the other are told
 */
export const useTicketActions = (ticket: Ticket, composing: ComposerMode | undefined) => {
  const { t } = useTranslation('tickets');
  const wordsOf = useProblemWords();
  const { id, number } = ticket;
  const key = ticketKey(id);
  const touches = queuesOf(ticket);
  /** What both that write to the customer do. */
  const writing = (mode: ComposerMode) => ({
    settle,
    touches,
    quiet: mode === composing,
    refusal: (error: unknown) => {
      const blamed = blamedFields(error);
      return {
        title: t('not-sent', { number }),
        detail: blamed['text'] ?? blamed['solution'] ?? wordsOf(error).title,
      };
    },
    onDone: (_: Ticket, { text }: Words) => dropDraft(draftFor(mode, ticket), text),
  });

  const assign = useMutationOf<string, Ticket>({
    run: (assigneeId, seen = ticket) => data(api.assignTicket(id, { assigneeId }, ifMatch(seen))),
    shows: { key, change: (shown, to) => ({ ...shown, status: 'assigned', assigneeId: to, ownerId: to }) },
    settle,
    touches,
  });
  const reply = useMutationOf<Words, Ticket>({
    ...writing('reply'),
    run: ({ text, once }, seen = ticket) => data(api.replyTicket(id, { text }, sending(once, seen))),
    shows: { key, name: 'reply', change: (shown) => ({ ...shown, firstRespondedAt: answeredAt(shown) }) },
  });
  const solve = useMutationOf<Words, Ticket>({
    ...writing('solve'),
    run: ({ text, once }, seen = ticket) => data(api.resolveTicket(id, { solution: text }, sending(once, seen))),
    shows: {
      key,
      name: 'solve',
      change: (shown, { text }) => ({
        ...shown,
        status: 'resolved',
        solution: text,
        resolvedAt: new Date().toISOString(),
        firstRespondedAt: answeredAt(shown),
      }),
    },
    done: t('done.resolved'),
  });
  return { assign, reply, solve };
};

/** Takes a resolved ticket up again, with a reason. */
export const useReopen = (ticket: Ticket, then: () => void) =>
  useMutationOf<string, Ticket>({
    run: (reason, seen = ticket) => data(api.reopenTicket(ticket.id, { reason }, ifMatch(seen))),
    shows: {
      key: ticketKey(ticket.id),
      change: (shown) => ({
        ...shown,
        status: shown.assigneeId === undefined ? 'queued' : 'assigned',
        solution: undefined,
        resolvedAt: undefined,
      }),
    },
    settle,
    touches: queuesOf(ticket),
    quiet: true,
    onDone: (_, reason) => {
      dropDraft(draftFor('reopen', ticket), reason);
      then();
    },
  });

/** Gives a ticket to another department. Whoever gave it away may not see it any more, so it is not asked for again. */
export const useMove = (ticket: Ticket, then: (departmentId: string) => void) => {
  const client = useQueryClient();
  const { id } = ticket;
  return useMutationOf({
    run: (input: { readonly departmentId: string; readonly reason: string }) =>
      data(api.rerouteTicket(id, input, ifMatch(ticket))),
    touches: queuesOf(ticket),
    quiet: true,
    onDone: (_, { departmentId: to }) => {
      void client.invalidateQueries({ queryKey: ticketKey(id), refetchType: 'none' });
      void client.invalidateQueries({ queryKey: ['departments', to, 'tickets'] });
      then(to);
    },
  });
};
