import { describe, expect, it } from 'vitest';
import type { HistoryEntry, Ticket } from '../../../../web/src/api/client.ts';
import { climb, lateOf, threadOf } from '../../../../web/src/tickets/conversation.ts';

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

const entry = (version: number, change: HistoryEntry['change'], why?: string): HistoryEntry => ({
  version,
  at: `2026-03-02T08:0${version}:00Z`,
  by: 'person:aiko',
  change,
  details: {},
  why,
});

describe('the conversation', () => {
  it('begins with what the customer said, and leaves out what says nothing to people', () => {
    const items = threadOf(ticket, [entry(1, 'submitted'), entry(2, 'routed'), entry(3, 'assigned')], {});
    expect(items.map(({ kind }) => kind)).toEqual(['in', 'event']);
    expect(items[0]).toMatchObject({ text: 'I was charged twice.' });
  });

  it('shows an answer by the version that it made, and that there was one where its words are not known', () => {
    const items = threadOf(ticket, [entry(3, 'replied'), entry(4, 'replied')], { 4: 'On its way.' });
    expect(items.slice(1)).toMatchObject([
      { kind: 'out', text: undefined, isSolution: false },
      { kind: 'out', text: 'On its way.', isSolution: false },
    ]);
  });

  it('gives the solution of the ticket to the last time that it was resolved', () => {
    const history = [entry(3, 'resolved'), entry(4, 'reopened', 'Still wrong.'), entry(5, 'resolved')];
    const items = threadOf({ ...ticket, status: 'resolved', solution: 'Paid back.' }, history, {});
    expect(items.slice(1)).toMatchObject([
      { kind: 'out', text: undefined, isSolution: true },
      { kind: 'event' },
      { kind: 'out', text: 'Paid back.', isSolution: true },
    ]);
  });
});

it('tells the escalations since the ticket was last reopened', () => {
  const history = [entry(3, 'escalated'), entry(4, 'reopened'), entry(5, 'escalated'), entry(6, 'escalated')];
  expect(climb(history).map(({ version }) => version)).toEqual([5, 6]);
});

it('knows which target an escalation was for', () => {
  expect(lateOf(entry(3, 'escalated', 'No first response in time.'))).toBe('first-response');
  expect(lateOf(entry(3, 'escalated', 'No solution in time.'))).toBe('resolution');
  expect(lateOf(entry(3, 'reopened', 'It is broken again.'))).toBeUndefined();
});
