import type { HistoryEntry, Ticket, TicketMessage } from '../api/client.ts';

/** One thing that was said or done, as the thread shows it. */
export type ThreadItem =
  | { readonly kind: 'in'; readonly id: string; readonly at: string; readonly text: string }
  | {
      readonly kind: 'out';
      readonly id: string;
      readonly at: string;
      readonly by: string;
      /** Absent when it is not kept any more: the customer was erased. */
      readonly text?: string;
      readonly isSolution: boolean;
    }
  | { readonly kind: 'event'; readonly id: string; readonly at: string; readonly entry: HistoryEntry };

/** Changes that nobody needs to see between the messages: the message stands for itself, the department is above. */
const QUIET: readonly HistoryEntry['change'][] = ['submitted', 'routed'];

/** What became of a ticket, and what was written to the customer; oldest first. */
export interface Conversation {
  readonly history: readonly HistoryEntry[];
  readonly messages: readonly TicketMessage[];
}

/** The history tells the id of an answer; a solution was written when the ticket was resolved. */
const textFor = (messages: readonly TicketMessage[], { at, details }: HistoryEntry) =>
  messages.find((message) => message.id === details['messageId'] || message.at === at)?.text;

/** The conversation with the customer, with what happened in between, oldest first. */
export const threadOf = (ticket: Ticket, { history, messages }: Conversation): ThreadItem[] => {
  const lastSolution = history.findLast(({ change }) => change === 'resolved');
  const said: ThreadItem = { kind: 'in', id: 'said', at: ticket.createdAt, text: ticket.text };
  const rest = history.flatMap((entry): ThreadItem[] => {
    const { version, change, at, by } = entry;
    const id = `${version} ${change}`;
    if (QUIET.includes(change)) return [];
    if (change === 'replied') return [{ kind: 'out', id, at, by, text: textFor(messages, entry), isSolution: false }];
    if (change === 'resolved') {
      const text = textFor(messages, entry) ?? (entry === lastSolution ? ticket.solution : undefined);
      return [{ kind: 'out', id, at, by, text, isSolution: true }];
    }
    return [{ kind: 'event', id, at, entry }];
  });
  return [said, ...rest];
};

const TARGETS = ['first-response', 'resolution'] as const;

/** Which target an escalation was for. */
export const lateOf = ({ details }: HistoryEntry) => TARGETS.find((target) => target === details['late']);

/** The escalations that brought the ticket to its level: those since it was last reopened, which begins anew. */
export const climb = (history: readonly HistoryEntry[]): HistoryEntry[] => {
  const since = history.findLastIndex(({ change }) => change === 'reopened');
  return history.slice(since + 1).filter(({ change }) => change === 'escalated');
};

/** A change of the ticket that was asked for, as the mutation cache has it. */
export interface Sent {
  readonly id: number;
  readonly name: unknown;
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly variables: unknown;
  readonly answer: unknown;
}

/** Words for the customer that the conversation does not have yet. */
export interface UnderWay {
  readonly id: number;
  readonly text: string;
  readonly mode: 'reply' | 'solve';
  /** The server has not answered. */
  readonly isPending: boolean;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** What was written and is not in the conversation: it is being sent, or was taken and is not fetched yet. */
export const wordsUnderWay = (sent: readonly Sent[], { history }: Conversation): UnderWay[] => {
  const known = history.at(-1)?.version ?? 0;
  return sent.flatMap(({ id, name, status, variables, answer }) => {
    const text = fieldOf(variables, 'text');
    if (typeof text !== 'string' || (name !== 'reply' && name !== 'solve')) return [];
    const isPending = status === 'pending';
    const isAhead = status === 'success' && Number(fieldOf(answer, 'version')) > known;
    return isPending || isAhead ? [{ id, text, mode: name, isPending }] : [];
  });
};
