import { useMutationState } from '@tanstack/react-query';
import { wordsUnderWay, type Conversation } from './conversation.ts';
import { ticketKey } from './use-ticket.ts';

/**
 * The words for the customer that were sent and are not in the conversation yet, oldest first. They are kept apart from
 * the page: whoever comes back to the ticket finds them still on their way.
 */
export const useWordsUnderWay = (ticketId: string, conversation: Conversation) => {
  const sent = useMutationState({
    filters: { mutationKey: ticketKey(ticketId) },
    select: ({ mutationId, options, state: { status, variables, data } }) => ({
      id: mutationId,
      name: options.mutationKey?.at(-1),
      status,
      variables,
      answer: data,
    }),
  });
  return wordsUnderWay(sent, conversation);
};
