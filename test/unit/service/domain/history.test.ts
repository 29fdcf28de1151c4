import { describe, expect, it } from 'vitest';
import { stamp, type EventDraft } from '../../../../shared/kernel/event.ts';
import { TicketDue, TicketRestated } from '../../../../functions/service/contract/events.ts';
import { historyOf, orderOf, tellsHistory } from '../../../../functions/service/domain/history.ts';
import {
  assign,
  escalate,
  reopen,
  reply,
  reroute,
  resolve,
  route,
  stateOf,
  submit,
} from '../../../../functions/service/domain/ticket.ts';
import {
  assigned,
  billing,
  decisionOf,
  hour,
  queued,
  received,
  resolved,
  START,
  submission,
  technical,
} from '../../../support/tickets.ts';

const eventOf = (draft: EventDraft | undefined) => {
  const cause = { actor: 'person:agent-1', correlationId: 'c' };
  const about = { source: '/service/tickets', subject: '7KQ2M9XH4C', version: 3, time: hour(3), cause };
  const [event] = stamp(draft ? [draft] : [], about);
  if (!event) throw new Error('no event');
  return event;
};

const ruled = { by: 'rule', ruleId: 'money', reason: 'Rule money matched: word “invoice”.' } as const;
const late = { ...queued(), firstRespondedAt: hour(1), lateAt: hour(24) };

describe('historyOf', () => {
  it.each([
    ['submitted', submit(submission, { id: 'A', createdBy: 'customer', request: undefined }, START), undefined, {}],
    ['routed', decisionOf(route(received(), billing, ruled, START)), ruled.reason, { departmentId: 'billing' }],
    [
      'rerouted',
      decisionOf(reroute(queued(), technical, 'Not about money.', hour(3))),
      'Not about money.',
      { fromDepartmentId: 'billing', departmentId: 'technical' },
    ],
    ['assigned', decisionOf(assign(queued(), 'agent-1', hour(3))), undefined, { assigneeId: 'agent-1' }],
    ['replied', decisionOf(reply(queued(), 'message-1', hour(3))), undefined, { messageId: 'message-1' }],
    [
      'escalated',
      decisionOf(escalate(queued(), hour(4))),
      'No first response in time.',
      { level: 1, departmentId: 'billing', late: 'first-response' },
    ],
    [
      'escalated',
      decisionOf(escalate(late, hour(24))),
      'No solution in time.',
      { level: 1, departmentId: 'billing', late: 'resolution' },
    ],
    ['resolved', decisionOf(resolve(assigned(), 'Done.', hour(3))), undefined, {}],
    ['reopened', decisionOf(reopen(resolved(), 'It came back.', hour(3))), 'It came back.', {}],
  ])('says of %s by whom, when, why and what', (change, { events }, why, details) => {
    expect(historyOf(eventOf(events[0]))).toStrictEqual({
      version: 3,
      at: hour(3),
      by: 'person:agent-1',
      change,
      ...(why !== undefined && { why }),
      details,
    });
  });

  it('leaves out a detail that the event does not have', () => {
    const event = eventOf({ type: 'ticket.rerouted.v1', data: { departmentId: 'technical' } });
    expect(historyOf(event).details).toStrictEqual({ departmentId: 'technical' });
  });

  it('throws on an event that is no change of a ticket', () => {
    expect(() => historyOf(eventOf(TicketDue({})))).toThrow('ticket.due.v1');
  });
});

describe('tellsHistory', () => {
  it('knows what is a change and what is not', () => {
    const [submitted] = submit(submission, { id: 'A', createdBy: 'customer', request: undefined }, START).events;
    expect(tellsHistory(eventOf(submitted))).toBe(true);
    expect(tellsHistory(eventOf(TicketRestated({ ticket: stateOf(queued()) })))).toBe(false);
    expect(tellsHistory(eventOf(TicketDue({})))).toBe(false);
  });
});

describe('orderOf', () => {
  it('is the place of an event among those of its version', () => {
    const cause = { actor: 'customer', correlationId: 'c' };
    const about = { source: '/s', subject: 'A', version: 12, time: START, cause };
    const drafts = Array.from({ length: 12 }, () => TicketDue({}));
    expect(stamp(drafts, about).map(orderOf)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
