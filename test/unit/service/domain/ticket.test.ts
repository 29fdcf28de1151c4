import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../../shared/kernel/decision.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import type { Refusal } from '../../../../shared/kernel/refusal.ts';
import {
  assign,
  asSubmitted,
  escalate,
  reopen,
  reply,
  reroute,
  resolve,
  route,
  stateOf,
  submit,
  urgentAt,
  type Ticket,
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
import { like } from '../../../support/like.ts';

type Outcome = Result<Decision<Ticket>, Refusal>;

const refusalOf = (outcome: Outcome) => (outcome.ok ? undefined : outcome.error);

const byDefault = { by: 'default', reason: 'No rule matched.' } as const;

const moves: Record<string, (ticket: Ticket) => Outcome> = {
  route: (ticket) => route(ticket, technical, byDefault, hour(3)),
  reroute: (ticket) => reroute(ticket, technical, 'Not about money.', hour(3)),
  assign: (ticket) => assign(ticket, 'agent-2', hour(3)),
  reply: (ticket) => reply(ticket, 'message-1', hour(3)),
  resolve: (ticket) => resolve(ticket, 'Done.', hour(3)),
  reopen: (ticket) => reopen(ticket, 'It came back.', hour(3)),
};

const states: Record<Ticket['status'], () => Ticket> = { received, queued, assigned, resolved };

/** What each move does in each state: the state it leads to, or what the refusal says. */
const outcomes: Record<string, Record<Ticket['status'], string>> = {
  route: {
    received: 'queued',
    queued: 'already-routed: The ticket has a department.',
    assigned: 'already-routed: The ticket has a department.',
    resolved: 'already-routed: The ticket has a department.',
  },
  reroute: {
    received: 'wrong-state: The ticket is received, so it cannot be re-routed: wait until it is routed.',
    queued: 'queued',
    assigned: 'queued',
    resolved: 'wrong-state: The ticket is resolved, so it cannot be re-routed: reopen it first.',
  },
  assign: {
    received: 'wrong-state: The ticket is received, so it cannot be assigned: wait until it is routed.',
    queued: 'assigned',
    assigned: 'assigned',
    resolved: 'wrong-state: The ticket is resolved, so it cannot be assigned: reopen it first.',
  },
  reply: {
    received: 'wrong-state: The ticket is received, so it cannot be answered: wait until it is routed.',
    queued: 'queued',
    assigned: 'assigned',
    resolved: 'wrong-state: The ticket is resolved, so it cannot be answered: reopen it first.',
  },
  resolve: {
    received: 'wrong-state: The ticket is received, so it cannot be resolved: wait until it is routed.',
    queued: 'resolved',
    assigned: 'resolved',
    resolved: 'wrong-state: The ticket is resolved, so it cannot be resolved: it is so already.',
  },
  reopen: {
    received: 'wrong-state: The ticket is received, so it cannot be reopened: only a resolved one can.',
    queued: 'wrong-state: The ticket is queued, so it cannot be reopened: only a resolved one can.',
    assigned: 'wrong-state: The ticket is assigned, so it cannot be reopened: only a resolved one can.',
    resolved: 'assigned',
  },
};

const every = Object.entries(outcomes).flatMap(([move, byState]) =>
  Object.entries(byState).map(([state, outcome]) => ({ move, state, outcome })),
);

describe('the moves of a ticket', () => {
  it.each(every)('$move of a ticket that is $state: $outcome', ({ move, state, outcome }) => {
    const before = Object.entries(states).find(([name]) => name === state)?.[1]();
    if (!before) throw new Error(`no such state: ${state}`);
    const result = moves[move]?.(before);
    expect(result?.ok ? result.value.next.status : `${result?.error.code}: ${result?.error.detail}`).toBe(outcome);
  });

  it.each(every.filter(({ outcome }) => !outcome.includes(':')))(
    '$move of a ticket that is $state makes the next version, at the time given, and tells of it once',
    ({ move, state }) => {
      const before = Object.entries(states).find(([name]) => name === state)?.[1]();
      if (!before) throw new Error(`no such state: ${state}`);
      const { next, events } = decisionOf(moves[move]?.(before) ?? { ok: false, error: 'no move' });
      expect(next).toMatchObject({ version: before.version + 1, updatedAt: hour(3), createdAt: before.createdAt });
      expect(events).toHaveLength(1);
      expect(events[0]?.data).toMatchObject({ ticket: stateOf(next) });
    },
  );
});

describe('submit', () => {
  it('makes a received ticket of version 1 with a number to read out', () => {
    const { next, events } = submit(submission, { id: '7KQ2M9XH4C', createdBy: 'customer', request: undefined }, START);
    expect(next).toEqual({
      ...submission,
      id: '7KQ2M9XH4C',
      number: 'T-7KQ2M-9XH4C',
      status: 'received',
      createdAt: START,
      createdBy: 'customer',
      updatedAt: START,
      version: 1,
    });
    expect(events).toEqual([
      {
        type: 'ticket.submitted.v1',
        data: {
          ticket: { status: 'received', type: 'complaint', channel: 'email', receivedAt: START, escalationLevel: 0 },
        },
      },
      {
        type: 'ticket.sender-given.v1',
        data: { channel: 'email', name: 'Ada Nowak', email: 'ada@customer.example' },
      },
    ]);
  });

  it('tells of the account that the submitter named, and of nothing that the sender did not say', () => {
    const named = { ...submission, accountId: 'B', customer: {} };
    const { events } = submit(named, { id: 'A', createdBy: 'customer', request: undefined }, START);
    expect(events[1]?.data).toEqual({ channel: 'email', accountId: 'B' });
  });

  it('keeps the marks of the request that made it', () => {
    const request = { key: 'k', body: 'b' };
    expect(submit(submission, { id: 'A', createdBy: 'customer', request }, START).next.request).toEqual(request);
  });
});

describe('route', () => {
  it('promises what the department promises, counted from the routing', () => {
    const { next, events } = decisionOf(route(received(), billing, byDefault, hour(1)));
    expect(next).toMatchObject({
      departmentId: 'billing',
      routing: byDefault,
      targets: billing.targets,
      firstResponseDueAt: hour(5),
      resolutionDueAt: hour(25),
      escalationLevel: 0,
      lateAt: hour(5),
    });
    expect(events).toEqual([
      {
        type: 'ticket.routed.v1',
        data: {
          ticket: stateOf(next),
          departmentId: 'billing',
          routing: byDefault,
          firstResponseDueAt: hour(5),
          resolutionDueAt: hour(25),
        },
      },
    ]);
  });

  it('takes fractions of an hour', () => {
    const quick = { ...billing, targets: { firstResponseHours: 0.5, resolutionHours: 0.001 } };
    expect(decisionOf(route(received(), quick, byDefault, START)).next).toMatchObject({
      firstResponseDueAt: '2026-03-02T09:30:00.000Z',
      resolutionDueAt: '2026-03-02T09:00:03.600Z',
      lateAt: '2026-03-02T09:00:03.600Z',
    });
  });
});

describe('reroute', () => {
  it('lets the targets of the new department count anew, and frees the assignee', () => {
    const { next, events } = decisionOf(reroute(assigned(), technical, 'Not about money.', hour(3)));
    expect(next).toMatchObject({
      status: 'queued',
      departmentId: 'technical',
      routing: { by: 'person', reason: 'Not about money.' },
      targets: technical.targets,
      firstResponseDueAt: hour(4),
      resolutionDueAt: hour(13),
      lateAt: hour(4),
    });
    expect('assigneeId' in next && next.assigneeId).toBeFalsy();
    expect(events).toMatchObject([
      {
        type: 'ticket.rerouted.v1',
        data: { fromDepartmentId: 'billing', departmentId: 'technical', reason: 'Not about money.' },
      },
    ]);
  });

  it('leaves answered what was answered: only the solution is late from then on', () => {
    const answered = decisionOf(reply(queued(), 'message-1', hour(1))).next;
    expect(decisionOf(reroute(answered, technical, 'Not ours.', hour(3))).next).toMatchObject({
      firstRespondedAt: hour(1),
      lateAt: hour(13),
    });
  });

  it('keeps the level that the ticket has escalated to', () => {
    const late = decisionOf(escalate(queued(), hour(4))).next;
    expect(decisionOf(reroute(late, technical, 'Not ours.', hour(5))).next).toMatchObject({
      escalationLevel: 1,
      escalatedAt: hour(4),
    });
  });

  it('refuses a department that there is not', () => {
    expect(refusalOf(reroute(queued(), { id: 'sales' }, 'Theirs.', hour(3)))).toEqual({
      code: 'unknown-department',
      detail: 'There is no department sales.',
      field: 'departmentId',
    });
  });

  it('refuses the department that has the ticket', () => {
    expect(refusalOf(reroute(queued(), billing, 'Again.', hour(3)))).toEqual({
      code: 'same-department',
      detail: 'The ticket is with billing already.',
      field: 'departmentId',
    });
  });
});

describe('assign', () => {
  it('gives the ticket to the person and moves no deadline', () => {
    const before = queued();
    const { next, events } = decisionOf(assign(before, 'agent-1', hour(1)));
    expect(next).toEqual({ ...before, status: 'assigned', assigneeId: 'agent-1', version: 3, updatedAt: hour(1) });
    expect(events).toEqual([{ type: 'ticket.assigned.v1', data: { ticket: stateOf(next), assigneeId: 'agent-1' } }]);
  });

  it('gives it from one person to another', () => {
    expect(decisionOf(assign(assigned(), 'agent-2', hour(2))).next).toMatchObject({ assigneeId: 'agent-2' });
  });
});

describe('reply', () => {
  it('keeps the first target with the first answer only', () => {
    const once = decisionOf(reply(queued(), 'message-1', hour(2))).next;
    expect(once).toMatchObject({ firstRespondedAt: hour(2), lateAt: hour(24) });
    expect(decisionOf(reply(once, 'message-2', hour(5))).next).toMatchObject({ firstRespondedAt: hour(2) });
  });

  it('names the message, and not its words', () => {
    expect(decisionOf(reply(queued(), 'message-1', hour(2))).events).toEqual([
      {
        type: 'ticket.replied.v1',
        data: {
          messageId: 'message-1',
          ticket: like({ firstRespondedAt: hour(2), status: 'queued' }),
        },
      },
    ]);
  });

  it('does not hide that the solution is late: the next escalation is one interval after it', () => {
    expect(decisionOf(reply(queued(), 'message-1', hour(30))).next).toMatchObject({ lateAt: hour(48) });
  });
});

describe('resolve', () => {
  it('ends lateness, keeps the solution and counts as an answer', () => {
    const { next, events } = decisionOf(resolve(queued(), 'Corrected.', hour(2)));
    expect(next).toMatchObject({
      status: 'resolved',
      solution: 'Corrected.',
      resolvedAt: hour(2),
      firstRespondedAt: hour(2),
    });
    expect(next).not.toHaveProperty('lateAt');
    expect(events).toMatchObject([
      { type: 'ticket.resolved.v1', data: { ticket: { resolvedAt: hour(2), firstRespondedAt: hour(2) } } },
    ]);
  });

  it('leaves an earlier answer the first one', () => {
    const answered = decisionOf(reply(queued(), 'message-1', hour(1))).next;
    expect(decisionOf(resolve(answered, 'Corrected.', hour(2))).next).toMatchObject({ firstRespondedAt: hour(1) });
  });
});

describe('reopen', () => {
  it('gives it back to whoever had it, with a new time for the solution and no memory of lateness', () => {
    const late = decisionOf(escalate(assigned(), hour(4))).next;
    const { next, events } = decisionOf(reopen(resolved(late), 'It came back.', hour(6)));
    expect(next).toMatchObject({
      status: 'assigned',
      assigneeId: 'agent-1',
      escalationLevel: 0,
      resolutionDueAt: hour(30),
      lateAt: hour(30),
      firstRespondedAt: hour(2),
    });
    for (const gone of ['solution', 'resolvedAt', 'escalatedAt']) expect(next).not.toHaveProperty(gone);
    expect(events).toMatchObject([
      { type: 'ticket.reopened.v1', data: { reason: 'It came back.', ticket: { status: 'assigned' } } },
    ]);
    expect(stateOf(next)).not.toHaveProperty('resolvedAt');
  });

  it('puts it back into the queue when nobody had it', () => {
    expect(decisionOf(reopen(resolved(queued()), 'It came back.', hour(6))).next.status).toBe('queued');
  });
});

/** The ticket after an escalation at each of these hours. */
const rise = (ticket: Ticket, ...hours: number[]) =>
  hours.reduce((current, at) => decisionOf(escalate(current, hour(at))).next, ticket);

/** What the event of an escalation says. */
const escalationOf = (ticket: Ticket, at: number) => decisionOf(escalate(ticket, hour(at))).events[0]?.data;

describe('escalate', () => {
  it('refuses a ticket that is not late yet', () => {
    expect(escalate(queued(), '2026-03-02T12:59:59.999Z')).toMatchObject({ ok: false, error: { code: 'not-due' } });
    expect(escalate(queued(), hour(4)).ok).toBe(true);
  });

  it.each([received(), resolved()])('refuses a ticket that is $status', (ticket) => {
    expect(refusalOf(escalate(ticket, hour(1000)))).toEqual({ code: 'not-due', detail: 'The ticket is not late.' });
  });

  it('goes up to level three, once an interval of the first response, and no further', () => {
    const levels = [4, 8, 12].map((last) => rise(queued(), ...[4, 8, 12].filter((at) => at <= last)));
    expect(levels).toMatchObject([
      { escalationLevel: 1, escalatedAt: hour(4), lateAt: hour(8) },
      { escalationLevel: 2, escalatedAt: hour(4), lateAt: hour(12) },
      { escalationLevel: 3, escalatedAt: hour(4), lateAt: undefined },
    ]);
    expect(escalate(rise(queued(), 4, 8, 12), hour(1000))).toMatchObject({ ok: false, error: { code: 'not-due' } });
  });

  it('goes by the intervals of the solution once there was an answer', () => {
    const answered = decisionOf(reply(queued(), 'message-1', hour(1))).next;
    expect(rise(answered, 24)).toMatchObject({ escalationLevel: 1, lateAt: hour(48) });
    expect(rise(answered, 24, 48)).toMatchObject({ escalationLevel: 2, lateAt: hour(72) });
    expect(rise(answered, 24, 48, 72)).toMatchObject({ escalationLevel: 3, lateAt: undefined });
  });

  it('takes whichever target comes first while both are open', () => {
    const slowAnswer = { ...billing, targets: { firstResponseHours: 9, resolutionHours: 5 } };
    const ticket = queued(slowAnswer);
    expect(ticket.lateAt).toBe(hour(5));
    expect(rise(ticket, 5)).toMatchObject({ lateAt: hour(9) });
    expect(rise(ticket, 5, 9)).toMatchObject({ lateAt: hour(10) });
  });

  it('says what is late: the first response while there is none, the solution otherwise', () => {
    expect(escalationOf(queued(), 4)).toMatchObject({ late: 'first-response', level: 1, departmentId: 'billing' });
    const answered = decisionOf(reply(queued(), 'message-1', hour(1))).next;
    expect(escalationOf(answered, 24)).toMatchObject({ late: 'resolution', level: 1 });
    const slowAnswer = queued({ ...billing, targets: { firstResponseHours: 9, resolutionHours: 5 } });
    expect(escalationOf(slowAnswer, 5)).toMatchObject({ late: 'resolution' });
  });

  it('goes up one level, not three, after an outage, and is late again at the next interval to come', () => {
    expect(rise(queued(), 4 + 4 * 5 + 1)).toMatchObject({ escalationLevel: 1, lateAt: hour(28) });
  });

  it('is late again after the interval when it is handled exactly at its end', () => {
    expect(rise(queued(), 8)).toMatchObject({ escalationLevel: 1, lateAt: hour(12) });
  });

  it('keeps the first moment of its lateness', () => {
    expect(stateOf(rise(queued(), 4, 8))).toMatchObject({ escalatedAt: hour(4), escalationLevel: 2 });
  });
});

describe('the deadlines of a ticket', () => {
  it('never come before their targets, also for a clock that is behind', () => {
    expect(decisionOf(reply(queued(), 'message-1', hour(-30))).next).toMatchObject({ lateAt: hour(24) });
  });
});

describe('urgentAt', () => {
  it('is the first response while nobody has answered, then the solution', () => {
    expect(urgentAt(queued())).toBe(hour(4));
    expect(urgentAt({ ...queued(), firstRespondedAt: hour(1) })).toBe(hour(24));
  });

  it('is the solution when that is due first', () => {
    expect(urgentAt(queued({ ...billing, targets: { firstResponseHours: 9, resolutionHours: 5 } }))).toBe(hour(5));
  });
});

describe('stateOf', () => {
  const shared = { type: 'complaint', channel: 'email', receivedAt: START };

  it.each<[Ticket, object]>([
    [received(), { ...shared, status: 'received', escalationLevel: 0 }],
    [queued(), { ...shared, status: 'queued', departmentId: 'billing', escalationLevel: 0 }],
    [assigned(), { ...shared, status: 'assigned', departmentId: 'billing', escalationLevel: 0 }],
    [
      resolved(),
      {
        ...shared,
        status: 'resolved',
        departmentId: 'billing',
        escalationLevel: 0,
        firstRespondedAt: hour(2),
        resolvedAt: hour(2),
      },
    ],
  ])('tells codes and instants of a ticket that is $status, and no word of the customer', (ticket, state) => {
    expect(stateOf(ticket)).toStrictEqual(state);
  });
});

describe('asSubmitted', () => {
  it.each([received(), queued(), assigned(), resolved()])(
    'is what was accepted, when it is $status by now',
    (ticket) => {
      expect(asSubmitted(ticket)).toStrictEqual(received());
    },
  );

  it('keeps the product', () => {
    expect(asSubmitted(received({ product: 'Router X' }))).toMatchObject({ product: 'Router X' });
  });
});
