import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Ticket, TicketMessage } from '../../../../web/src/api/client.ts';
import { climb, lateOf, threadOf, wordsUnderWay, type Sent } from '../../../../web/src/tickets/conversation.ts';

const ticket: Ticket = {
  id: '7KQ2M9XH4C',
  number: 'T-7KQ2M-9XH4C',
  status: 'assigned',
  type: 'complaint',
  channel: 'web',
  subject: 'Invoice',
  text: 'I was charged twice.',
  customer: { email: 'mia@example.com' },
  escalationLevel: 0,
  createdAt: '2026-03-02T08:00:00Z',
  createdBy: 'customer',
  updatedAt: '2026-03-02T09:00:00Z',
  version: 5,
};

const entry = (
  version: number,
  change: HistoryEntry['change'],
  more: Partial<Pick<HistoryEntry, 'why' | 'details'>> = {},
): HistoryEntry => ({
  version,
  at: `2026-03-02T08:0${version}:00Z`,
  by: 'person:aiko',
  change,
  details: {},
  ...more,
});

const message = (version: number, text: string): TicketMessage => ({
  id: `message-${version}`,
  text,
  by: 'person:aiko',
  at: `2026-03-02T08:0${version}:00Z`,
});

const answered = (version: number) => entry(version, 'replied', { details: { messageId: `message-${version}` } });

describe('the conversation', () => {
  it('begins with what the customer said, and leaves out what says nothing to people', () => {
    const history = [entry(1, 'submitted'), entry(2, 'routed'), entry(3, 'assigned')];
    const items = threadOf(ticket, { history, messages: [] });
    expect(items.map(({ kind }) => kind)).toEqual(['in', 'event']);
    expect(items[0]).toMatchObject({ text: 'I was charged twice.' });
  });

  it('shows the words of each answer, and that there was one where they are not kept', () => {
    const items = threadOf(ticket, {
      history: [answered(3), answered(4), answered(5)],
      messages: [message(3, 'We look.'), message(5, 'On its way.')],
    });
    expect(items.slice(1)).toMatchObject([
      { kind: 'out', text: 'We look.', isSolution: false },
      { kind: 'out', text: undefined, isSolution: false },
      { kind: 'out', text: 'On its way.', isSolution: false },
    ]);
  });

  it('shows every solution, also one that did not last', () => {
    const history = [entry(3, 'resolved'), entry(4, 'reopened', { why: 'Still wrong.' }), entry(5, 'resolved')];
    const items = threadOf(
      { ...ticket, status: 'resolved', solution: 'Paid back.' },
      { history, messages: [message(3, 'Corrected.'), message(5, 'Paid back.')] },
    );
    expect(items.slice(1)).toMatchObject([
      { kind: 'out', text: 'Corrected.', isSolution: true },
      { kind: 'event' },
      { kind: 'out', text: 'Paid back.', isSolution: true },
    ]);
  });

  it('takes the solution of the ticket where there is no message, for the last time that it was resolved', () => {
    const history = [entry(3, 'resolved'), entry(4, 'reopened'), entry(5, 'resolved')];
    const items = threadOf({ ...ticket, status: 'resolved', solution: 'Paid back.' }, { history, messages: [] });
    expect(items.slice(1)).toMatchObject([{ text: undefined }, { kind: 'event' }, { text: 'Paid back.' }]);
  });
});

it('tells the escalations since the ticket was last reopened', () => {
  const history = [entry(3, 'escalated'), entry(4, 'reopened'), entry(5, 'escalated'), entry(6, 'escalated')];
  expect(climb(history).map(({ version }) => version)).toEqual([5, 6]);
});

it('knows which target an escalation was for', () => {
  expect(lateOf(entry(3, 'escalated', { details: { level: 1, late: 'first-response' } }))).toBe('first-response');
  expect(lateOf(entry(3, 'escalated', { details: { level: 1, late: 'resolution' } }))).toBe('resolution');
  expect(lateOf(entry(3, 'escalated', { details: { level: 1 } }))).toBeUndefined();
  expect(lateOf(entry(3, 'reopened', { why: 'It is broken again.' }))).toBeUndefined();
});

describe('the words that are under way', () => {
  const conversation = { history: [entry(1, 'submitted'), entry(2, 'routed')], messages: [] };
  const sent = (name: string, status: Sent['status'], version?: number): Sent => ({
    id: 1,
    name,
    status,
    variables: { text: 'It is paid.' },
    answer: version === undefined ? undefined : { version },
  });

  it('are those that the server has not answered, and those that it took and the conversation lacks', () => {
    const words = { id: 1, text: 'It is paid.', mode: 'reply' };
    expect(wordsUnderWay([sent('reply', 'pending')], conversation)).toEqual([{ ...words, isPending: true }]);
    expect(wordsUnderWay([sent('reply', 'success', 3)], conversation)).toEqual([{ ...words, isPending: false }]);
  });

  it('are none of those that were refused, that the conversation has, or that no customer reads', () => {
    const others = [sent('reply', 'error'), sent('solve', 'success', 2), sent('1', 'pending')];
    expect(wordsUnderWay(others, conversation)).toEqual([]);
  });
});
