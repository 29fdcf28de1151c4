import type { HistoryEntry, Ticket } from '../api/client.ts';

/** One thing that was said or done, as the thread shows it. */
export type ThreadItem =
  | { readonly kind: 'in'; readonly id: string; readonly at: string; readonly text: string }
  | {
      readonly kind: 'out';
      readonly id: string;
      readonly at: string;
      readonly by: string;
      /** Absent where the API does not tell it. */
      readonly text?: string;
      readonly isSolution: boolean;
    }
  | { readonly kind: 'event'; readonly id: string; readonly at: string; readonly entry: HistoryEntry };

/** The version of the ticket that an answer made → what it said. */
export type SentTexts = Readonly<Record<number, string>>;

/** Changes that nobody needs to see between the messages: the message stands for itself, the department is above. */
const QUIET: readonly HistoryEntry['change'][] = ['submitted', 'routed'];

/**
 * The conversation with the customer, with what happened in between, oldest first.
 * @param sent the words of answers, as far as they are known
 */
export const threadOf = (ticket: Ticket, history: readonly HistoryEntry[], sent: SentTexts): ThreadItem[] => {
  const lastSolution = history.findLast(({ change }) => change === 'resolved');
  const said: ThreadItem = { kind: 'in', id: 'said', at: ticket.createdAt, text: ticket.text };
  const rest = history.flatMap((entry): ThreadItem[] => {
    const { version, change, at, by } = entry;
    const id = `${version} ${change}`;
    if (QUIET.includes(change)) return [];
    if (change === 'replied') return [{ kind: 'out', id, at, by, text: sent[version], isSolution: false }];
    if (change === 'resolved') {
      const text = entry === lastSolution && ticket.solution !== undefined ? ticket.solution : sent[version];
      return [{ kind: 'out', id, at, by, text, isSolution: true }];
    }
    return [{ kind: 'event', id, at, entry }];
  });
  return [said, ...rest];
};

/** The API says in English what was late. */
const LATE: Readonly<Record<string, 'first-response' | 'resolution'>> = {
  'No first response in time.': 'first-response',
  'No solution in time.': 'resolution',
};

/** Which target an escalation was for, where it can be told. */
export const lateOf = ({ why }: HistoryEntry) => (why === undefined ? undefined : LATE[why]);

/** The escalations that brought the ticket to its level: those since it was last reopened, which begins anew. */
export const climb = (history: readonly HistoryEntry[]): HistoryEntry[] => {
  const since = history.findLastIndex(({ change }) => change === 'reopened');
  return history.slice(since + 1).filter(({ change }) => change === 'escalated');
};
